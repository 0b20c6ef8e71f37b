// An exception sealed without a supervisor, over the real programs: the record waits at the centre
// until Tutup sesi has sent the APPROVAL after it.
#include "packet/approval_document.h"
#include "record_filler.h"
#include "support/kit_processes.h"
#include "workflow/record/answers.h"
#include "workflow/record/sealing.h"

#include <QTest>

namespace rekam::testing {

using record::Step;
using view::ActionId;
using workflow::OpenStation;
using namespace std::chrono_literals;

namespace {

constexpr auto kPatience = 30s;

void put(const std::filesystem::path& path, std::string_view content)
{
    check(posixFiles().writeDurably(path, asBytes(content)));
}

} // namespace

class ApprovalRoadTest : public QObject
{
    Q_OBJECT

private:
    StationHome m_home;

    /// A whole record whose right little finger is excepted, and no supervisor was there.
    store::PacketRow sealUnapproved(store::PersonId who)
    {
        std::optional<store::PacketRow> row;
        m_home.onStore([&](OpenStation& station) {
            const auto id =
                station.store->enrolments().begin(who, {std::string(kOperatorId), "1"}).value();
            RecordFiller filler(station, id);
            filler.step(Step::ReadBack);
            filler.step(Step::Documents);
            filler.upToSignature();
            filler.fingersBut(FingerPosition::RightLittle, 0);
            record::BiometricException exception;
            exception.modality = record::Modality::Fingerprints;
            exception.finger = FingerPosition::RightLittle;
            exception.reason = record::ExceptionReason::Absent;
            exception.operatorId = kOperatorId;
            exception.at = m_home.clock.now;
            check(station.store->enrolments().exceptPositions(id, std::array{exception}, {}));
            filler.rest(RecordFiller::bothIndexes());
            row = workflow::sealRecord(station, id).value().packet;
            QVERIFY(workflow::publishPending(station).ok());
        });
        return *row;
    }

    /// As the station's own tick leaves it: every answer verified and stored.
    std::vector<store::PacketRow> packets()
    {
        std::vector<store::PacketRow> rows;
        m_home.onStore([&](OpenStation& station) {
            const auto taken = workflow::takeOverAnswers(station);
            QVERIFY(taken.ok());
            QVERIFY(taken.value().bad.empty());
            rows = station.store->packets().list(std::nullopt).value();
        });
        return rows;
    }

    void type(std::string_view personId, const char* code)
    {
        m_home.station->panels().enterApproval(
            QString::fromUtf8(personId.data(), static_cast<qsizetype>(personId.size())),
            QString::fromUtf8(code));
        m_home.settle();
    }

    /// What the adapter tells the intake of a packet that it cannot decide on yet.
    [[nodiscard]] bool heldAtTheCentre(const store::PacketRow& row) const
    {
        const auto names = posixFiles().list(m_home.centre.home.intake() / "handover" / "status");
        return names && std::ranges::any_of(names.value(), [&](const std::string& name) {
                   return name.starts_with(toHex(row.id));
               });
    }

private Q_SLOTS:

    void theApprovalFollowsOverTheWholeRoad()
    {
        const std::string endpoint = freeEndpoint();
        put(m_home.centre.home.intake() / "config.json", "{\"endpoint\": \"" + endpoint + "\"}");
        m_home.kit.rebundle(endpoint, m_home.centre.intakeCurve.publicKey()); // for the agent
        m_home.logIn();
        const auto who =
            m_home.addPerson(person("1471095103090001", 2009), record::QueueStatus::Waiting);
        const store::PacketRow full = sealUnapproved(who);
        const auto root = m_home.centre.home.root;
        KitProcess intake{"intake", root, {"run"}};
        KitProcess adapter{"adapter", root, {"run"}};
        KitProcess agent{"sync-agent", m_home.kit.home.root};
        intake.start();
        adapter.start();
        agent.start();

        QVERIFY2(eventually(kPatience, [&] { return packets().front().receiptedAt.has_value(); }),
                 "no receipt");
        QVERIFY2(eventually(kPatience, [&] { return heldAtTheCentre(full); }), "not held");
        QVERIFY2(!packets().front().answer, "accepted without a supervisor");

        m_home.station->navigate(view::Screen::CloseDay);
        m_home.settle();
        m_home.act(ActionId::Primary);
        type(kSupervisorId, kSupervisorCode);
        m_home.settle();
        const auto rows = packets();
        QCOMPARE(rows.size(), std::size_t{2});
        QCOMPARE(rows.back().kind, packet::Kind::Approval);

        QVERIFY2(eventually(kPatience,
                            [&] {
                                const auto now = packets();
                                return std::ranges::all_of(
                                    now, [](const auto& row) { return row.answer.has_value(); });
                            }),
                 "no answers");
        for (const store::PacketRow& row : packets()) {
            QVERIFY2(row.answer == packet::Verdict::Accepted, row.cause.c_str());
            QVERIFY(row.receiptedAt);
        }
        const auto exported = m_home.centre.home.adapter() / "export" / toHex(full.id);
        const auto decision = posixFiles().read(exported / "approval.json", 65536);
        QVERIFY(decision.ok());
        const auto approval = packet::approvalFromJson(asText(decision.value()));
        QVERIFY(approval.ok());
        QCOMPARE(approval.value().decision, packet::Decision::Approved);
        QVERIFY(!heldAtTheCentre(full));
        QCOMPARE(agent.stop(), 0);
        QCOMPARE(adapter.stop(), 0);
        QCOMPARE(intake.stop(), 0);
    }
};

} // namespace rekam::testing

QTEST_MAIN(rekam::testing::ApprovalRoadTest)
#include "tst_approval_road.moc"
