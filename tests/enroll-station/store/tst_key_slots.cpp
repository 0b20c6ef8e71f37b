#include "store_fixture.h"

#include <sqlcipher/sqlite3.h>

#include <QTest>

#include <algorithm>

namespace rekam::testing {

using store::Assurance;
using store::KeySlots;
using store::SlotRole;
using store::UnlockedKeys;

namespace {

constexpr crypto::PassphraseCost kCheap{1, 8};
constexpr std::string_view kRight = "kuda laut biru";
constexpr std::string_view kWrong = "kuda laut hijau";
constexpr std::string_view kFirstCopy = "/station/store/keyslots";
constexpr std::string_view kSecondCopy = "/station/store/keyslots.2";

bool sameKey(const store::DatabaseKey& left, const store::DatabaseKey& right)
{
    return std::ranges::equal(left.key.view(), right.key.view()) &&
           std::ranges::equal(left.salt.view(), right.salt.view());
}

store::DeviceSecret tpm(int octet)
{
    return {Assurance::Tpm, SecretBytes(Bytes(32, static_cast<std::byte>(octet)))};
}

} // namespace

class KeySlotsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void defaultCostIsTheOneMeasured();
    void rightPassphraseOpens();
    void wrongPassphrasesMustWait();
    void thePolicySaysAfterHowManyTries();
    void waitSurvivesRestartAndClock();
    void peopleComeAndGo();
    void passphraseIsChanged();
    void officeRecovers();
    void assuranceIsNeverLowered();
    void damagedCopyIsRepaired();
    void everyFlippedByteIsRefused();
    void forgedFileIsRefused();
    void rekeySurvivesACrashAtEveryStep();
    void rekeyWaitsForRoom();
    void oldFilePutBackIsNoticed();

private:
    struct Bench
    {
        explicit Bench(std::uint64_t seed)
            : fixture(seed)
            , office(crypto::BoxKeyPair::generate(fixture.random))
        {}

        [[nodiscard]] KeySlots::Place place()
        {
            return {"/station/store", &fixture.disk.files(), &fixture.clock, &fixture.random};
        }

        [[nodiscard]] Result<KeySlots> create(store::DeviceSecret device = {})
        {
            return KeySlots::create(place(),
                                    {"1471.09-01", office.publicKey(), kCheap, std::move(device)},
                                    {"op-1", SlotRole::Operator, asBytes(kRight)});
        }

        [[nodiscard]] Result<KeySlots> load() { return KeySlots::load(place(), {}); }

        StoreFixture fixture;
        crypto::BoxKeyPair office;
    };
};

void KeySlotsTest::defaultCostIsTheOneMeasured()
{
    const crypto::PassphraseCost cost = KeySlots::Setup{}.cost;
    QCOMPARE(cost.passes, std::uint32_t{6});
    QCOMPARE(cost.memoryKiB, std::uint32_t{128 * 1024});
}

void KeySlotsTest::rightPassphraseOpens()
{
    Bench bench(1);
    auto slots = bench.create().value();
    QVERIFY(!bench.create().ok());
    const auto keys = slots.unlock("op-1", asBytes(kRight)).value();
    QCOMPARE(keys.current.key.view().size(), std::size_t{32});
    QVERIFY(!keys.next.has_value());
    QCOMPARE(slots.unlock("op-1", asBytes(kWrong)).error().code, ErrorCode::Integrity);
    QCOMPARE(slots.unlock("op-9", asBytes(kRight)).error().code, ErrorCode::NotFound);
    auto again = bench.load().value();
    QVERIFY(sameKey(again.unlock("op-1", asBytes(kRight)).value().current, keys.current));
    // Neither the keys nor the passphrase are in any file.
    for (const std::string& path : bench.fixture.disk.paths()) {
        const Bytes content = bench.fixture.disk.content(path);
        const auto absent = [&](ByteView secret) {
            return std::ranges::search(content, secret).empty();
        };
        QVERIFY(absent(keys.current.key.view()));
        QVERIFY(absent(asBytes(kRight)));
    }
}

void KeySlotsTest::wrongPassphrasesMustWait()
{
    Bench bench(2);
    auto slots = bench.create().value();
    for (int i = 0; i < store::kWrongPassphrasesBeforeWait; ++i) {
        QCOMPARE(slots.waitFor("op-1").value().count(), 0);
        QCOMPARE(slots.unlock("op-1", asBytes(kWrong)).error().code, ErrorCode::Integrity);
    }
    QCOMPARE(slots.waitFor("op-1").value(), store::kFirstWait);
    QCOMPARE(slots.unlock("op-1", asBytes(kRight)).error().code, ErrorCode::Refused);
    bench.fixture.clock.advance(store::kFirstWait - std::chrono::milliseconds(1));
    QCOMPARE(slots.unlock("op-1", asBytes(kRight)).error().code, ErrorCode::Refused);
    bench.fixture.clock.advance(std::chrono::milliseconds(1));
    QCOMPARE(slots.unlock("op-1", asBytes(kWrong)).error().code, ErrorCode::Integrity);
    QCOMPARE(slots.waitFor("op-1").value(), 2 * store::kFirstWait);
    for (int i = 0; i < 12; ++i) {
        bench.fixture.clock.advance(store::kLongestWait);
        QCOMPARE(slots.unlock("op-1", asBytes(kWrong)).error().code, ErrorCode::Integrity);
    }
    QCOMPARE(slots.waitFor("op-1").value(), store::kLongestWait);
    bench.fixture.clock.advance(store::kLongestWait);
    QVERIFY(slots.unlock("op-1", asBytes(kRight)).ok());
    QCOMPARE(slots.waitFor("op-1").value().count(), 0);
}

void KeySlotsTest::thePolicySaysAfterHowManyTries()
{
    Bench bench(2);
    (void)bench.create().value();
    KeySlots::Place strict = bench.place();
    strict.triesBeforeWait = 3;
    auto slots = KeySlots::load(strict, {}).value();
    for (int i = 0; i < 3; ++i) {
        QCOMPARE(slots.waitFor("op-1").value().count(), 0);
        QCOMPARE(slots.unlock("op-1", asBytes(kWrong)).error().code, ErrorCode::Integrity);
    }
    QCOMPARE(slots.waitFor("op-1").value(), store::kFirstWait);
    QCOMPARE(slots.unlock("op-1", asBytes(kRight)).error().code, ErrorCode::Refused);
}

void KeySlotsTest::waitSurvivesRestartAndClock()
{
    Bench bench(3);
    auto slots = bench.create().value();
    const auto keys = slots.unlock("op-1", asBytes(kRight)).value();
    QVERIFY(slots.addPerson(keys, {"op-2", SlotRole::Operator, asBytes("lain")}));
    for (int i = 0; i < store::kWrongPassphrasesBeforeWait; ++i) {
        QVERIFY(!slots.unlock("op-1", asBytes(kWrong)).ok());
    }
    auto restarted = bench.load().value();
    QCOMPARE(restarted.waitFor("op-1").value(), store::kFirstWait);
    QVERIFY(restarted.unlock("op-2", asBytes("lain")).ok()); // only the one who guessed waits
    bench.fixture.clock.advance(std::chrono::hours(-24 * 400));
    QCOMPARE(restarted.waitFor("op-1").value(), store::kFirstWait);
    bench.fixture.clock.advance(store::kFirstWait); // and not for ever: waited once, it is over
    QCOMPARE(restarted.waitFor("op-1").value().count(), 0);
    bench.fixture.clock.advance(std::chrono::hours(24 * 800));
    QCOMPARE(restarted.waitFor("op-1").value().count(), 0);
    bench.fixture.disk.setContent("/station/store/attempts", asBytes("\x01 nonsense"));
    QCOMPARE(restarted.waitFor("op-1").value().count(), 0);
}

void KeySlotsTest::peopleComeAndGo()
{
    Bench bench(4);
    auto slots = bench.create().value();
    const auto keys = slots.unlock("op-1", asBytes(kRight)).value();
    QVERIFY(slots.addPerson(keys, {"sup-1", SlotRole::Supervisor, asBytes("penyelia")}));
    QCOMPARE(slots.addPerson(keys, {"sup-1", SlotRole::Operator, asBytes("x")}).error().code,
             ErrorCode::Conflict);
    QCOMPARE(slots.addPerson(keys, {"", SlotRole::Operator, asBytes("x")}).error().code,
             ErrorCode::InvalidInput);
    QCOMPARE(slots.addPerson(keys, {"op-3", SlotRole::Operator, {}}).error().code,
             ErrorCode::InvalidInput);
    auto reloaded = bench.load().value();
    QCOMPARE(reloaded.slots().size(), std::size_t{2});
    QCOMPARE(reloaded.slots()[1].role, SlotRole::Supervisor);
    QVERIFY(sameKey(reloaded.unlock("sup-1", asBytes("penyelia")).value().current, keys.current));
    QVERIFY(sameKey(reloaded.unlock("op-1", asBytes(kRight)).value().current, keys.current));
    QVERIFY(!reloaded.rekeyDue());
    QVERIFY(reloaded.removePerson(keys, "sup-1"));
    QVERIFY(reloaded.rekeyDue());
    QCOMPARE(reloaded.unlock("sup-1", asBytes("penyelia")).error().code, ErrorCode::NotFound);
    QCOMPARE(reloaded.removePerson(keys, "op-1").error().code, ErrorCode::Refused);
    // Keys of another file change nothing.
    const UnlockedKeys stranger{"op-1", bench.fixture.key(), {}};
    QCOMPARE(reloaded.addPerson(stranger, {"op-4", SlotRole::Operator, asBytes("x")}).error().code,
             ErrorCode::Integrity);
}

void KeySlotsTest::passphraseIsChanged()
{
    Bench bench(5);
    auto slots = bench.create().value();
    const auto keys = slots.unlock("op-1", asBytes(kRight)).value();
    QVERIFY(slots.changePassphrase(keys, "op-1", asBytes("baru sekali")));
    auto reloaded = bench.load().value();
    QCOMPARE(reloaded.unlock("op-1", asBytes(kRight)).error().code, ErrorCode::Integrity);
    QVERIFY(sameKey(reloaded.unlock("op-1", asBytes("baru sekali")).value().current, keys.current));
}

void KeySlotsTest::officeRecovers()
{
    Bench bench(6);
    auto slots = bench.create().value();
    const auto keys = slots.unlock("op-1", asBytes(kRight)).value();
    const auto recovered = bench.load().value().unlockForRecovery(bench.office).value();
    QVERIFY(sameKey(recovered.current, keys.current));
    const auto other = crypto::BoxKeyPair::generate(bench.fixture.random);
    QCOMPARE(bench.load().value().unlockForRecovery(other).error().code, ErrorCode::Integrity);
}

void KeySlotsTest::assuranceIsNeverLowered()
{
    Bench bench(7);
    QCOMPARE(bench.create({Assurance::Tpm, {}}).error().code, ErrorCode::InvalidInput);
    QCOMPARE(bench.create({Assurance::Software, SecretBytes(32)}).error().code,
             ErrorCode::InvalidInput);
    auto slots = bench.create(tpm(7)).value();
    QCOMPARE(slots.assurance(), Assurance::Tpm);
    QCOMPARE(bench.load().error().code, ErrorCode::Refused);
    auto otherMachine = KeySlots::load(bench.place(), tpm(8)).value();
    QCOMPARE(otherMachine.unlock("op-1", asBytes(kRight)).error().code, ErrorCode::Integrity);
    auto sameMachine = KeySlots::load(bench.place(), tpm(7)).value();
    QVERIFY(sameMachine.unlock("op-1", asBytes(kRight)).ok());
}

void KeySlotsTest::damagedCopyIsRepaired()
{
    Bench bench(8);
    QVERIFY(bench.create().ok());
    auto& disk = bench.fixture.disk;
    const Bytes sound = disk.content(std::string(kFirstCopy));
    for (const std::string_view name : {kFirstCopy, kSecondCopy}) {
        disk.setContent(std::string(name), ByteView(sound).first(sound.size() / 2));
        QVERIFY(bench.load().ok());
        QCOMPARE(disk.content(std::string(name)), sound);
        disk.erase(std::string(name));
        QVERIFY(bench.load().ok());
        QCOMPARE(disk.content(std::string(name)), sound);
    }
    disk.erase(std::string(kFirstCopy));
    disk.erase(std::string(kSecondCopy));
    QCOMPARE(bench.load().error().code, ErrorCode::NotFound);
}

void KeySlotsTest::everyFlippedByteIsRefused()
{
    Bench bench(9);
    QVERIFY(bench.create().ok());
    auto& disk = bench.fixture.disk;
    const Bytes sound = disk.content(std::string(kFirstCopy));
    for (std::size_t at = 0; at < sound.size(); ++at) {
        Bytes flipped = sound;
        flipped[at] ^= std::byte{0x10};
        disk.setContent(std::string(kFirstCopy), flipped);
        disk.setContent(std::string(kSecondCopy), flipped);
        QCOMPARE(bench.load().error().code, ErrorCode::Integrity);
    }
}

void KeySlotsTest::forgedFileIsRefused()
{
    // An attacker repairs the checksum behind every change: what the checksum no longer finds, the
    // authentication under the database key must.
    Bench bench(10);
    auto slots = bench.create().value();
    const auto keys = slots.unlock("op-1", asBytes(kRight)).value();
    QVERIFY(slots.addPerson(keys, {"op-2", SlotRole::Operator, asBytes("lain")}));
    auto& disk = bench.fixture.disk;
    const Bytes sound = disk.content(std::string(kFirstCopy));
    int loaded = 0;
    for (std::size_t at = 0; at + 32 < sound.size(); ++at) {
        Bytes forged = sound;
        forged[at] ^= std::byte{0x01};
        const auto checksum = crypto::hash256(ByteView(forged).first(forged.size() - 32));
        std::ranges::copy(checksum, forged.end() - 32);
        disk.setContent(std::string(kFirstCopy), forged);
        disk.setContent(std::string(kSecondCopy), forged);
        auto opened = bench.load();
        if (!opened) {
            continue;
        }
        const bool tagOfNext = at >= sound.size() - 64; // unused while no rekey is under way
        loaded += tagOfNext ? 0 : 1;
        QVERIFY(tagOfNext || !opened.value().unlock("op-1", asBytes(kRight)).ok());
        disk.erase("/station/store/attempts");
    }
    QVERIFY(loaded > 100);
}

void KeySlotsTest::rekeySurvivesACrashAtEveryStep()
{
    bool passed = false;
    for (std::uint64_t n = 1; !passed; ++n) {
        QVERIFY(n < 300);
        Bench bench(n);
        MemoryDisk& disk = bench.fixture.disk;
        auto slots = bench.create().value();
        auto keys = slots.unlock("op-1", asBytes(kRight)).value();
        const auto before = keys.current.clone();
        auto store = store::StationStore::open(bench.fixture.options(), slots, keys).value();
        const auto session = store->roster().openSession(StoreFixture::session()).value();
        QVERIFY(store->roster().import(session, bench.fixture.people(5)).ok());
        QVERIFY(slots.addPerson(keys, {"op-2", SlotRole::Operator, asBytes("lain")}));
        QVERIFY(slots.removePerson(keys, "op-2"));
        disk.setFault({.atStep = n, .sqliteCode = SQLITE_IOERR, .staysDown = true});
        passed = store->rekey(slots, keys).ok();
        store.reset();
        disk.powerCut();

        auto again = bench.load().value();
        bench.fixture.clock.advance(std::chrono::hours(1));
        auto keysAgain = again.unlock("op-1", asBytes(kRight)).value();
        store = store::StationStore::open(bench.fixture.options(), again, keysAgain).value();
        QVERIFY(!again.rekeyUnderWay());
        QCOMPARE(store->roster().list({}).value().size(), std::size_t{5});
        QVERIFY(store->check());
        if (again.rekeyDue()) {
            keysAgain = store->rekey(again, keysAgain).value();
        }
        QVERIFY(!again.rekeyDue());
        QVERIFY(!sameKey(keysAgain.current, before));
        store.reset();
        // The old key, and whoever was removed, open nothing any more.
        QCOMPARE(store::StationStore::open(bench.fixture.options(), before).error().code,
                 ErrorCode::Integrity);
        QCOMPARE(again.unlock("op-2", asBytes("lain")).error().code, ErrorCode::NotFound);
        store = store::StationStore::open(bench.fixture.options(), keysAgain.current).value();
        QVERIFY(store->check());
    }
}

void KeySlotsTest::rekeyWaitsForRoom()
{
    Bench bench(11);
    auto slots = bench.create().value();
    auto keys = slots.unlock("op-1", asBytes(kRight)).value();
    QVERIFY(slots.addPerson(keys, {"op-2", SlotRole::Operator, asBytes("lain")}));
    QVERIFY(slots.removePerson(keys, "op-2"));
    auto store = store::StationStore::open(bench.fixture.options(), slots, keys).value();
    bench.fixture.disk.freeBytes = 1000;
    QCOMPARE(store->rekey(slots, keys).error().code, ErrorCode::NoSpace);
    QVERIFY(slots.rekeyDue());
    QVERIFY(store->setFact("still", "working"));
    bench.fixture.disk.freeBytes = std::uint64_t{1} << 40U;
    QVERIFY(store->rekey(slots, keys).ok());
    QVERIFY(!slots.rekeyDue());
}

void KeySlotsTest::oldFilePutBackIsNoticed()
{
    Bench bench(12);
    auto slots = bench.create().value();
    auto keys = slots.unlock("op-1", asBytes(kRight)).value();
    QVERIFY(slots.addPerson(keys, {"op-2", SlotRole::Operator, asBytes("lain")}));
    MemoryDisk& disk = bench.fixture.disk;
    const Bytes old = disk.content(std::string(kFirstCopy));
    QVERIFY(slots.changePassphrase(keys, "op-2", asBytes("baru")));
    auto store = store::StationStore::open(bench.fixture.options(), slots, keys).value();
    QVERIFY(!store->findings().rollbackSuspected);
    store.reset();
    disk.setContent(std::string(kFirstCopy), old);
    disk.setContent(std::string(kSecondCopy), old);
    auto back = bench.load().value();
    auto keysBack = back.unlock("op-1", asBytes(kRight)).value();
    store = store::StationStore::open(bench.fixture.options(), back, keysBack).value();
    QVERIFY(store->findings().rollbackSuspected);
}

} // namespace rekam::testing

QTEST_APPLESS_MAIN(rekam::testing::KeySlotsTest)
#include "tst_key_slots.moc"
