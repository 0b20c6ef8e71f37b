#include "practice/demo.h"

#include "joining/station_desk.h"
#include "provision/office.h"
#include "samples/finger_templates.h"

#include <arpa/inet.h>
#include <netinet/in.h>
#include <nlohmann/json.hpp>
#include <sys/socket.h>
#include <unistd.h>

#include <array>

namespace rekam::ctl {

namespace {

using Json = nlohmann::json;

constexpr std::string_view kDemoFile = "demo.json";
constexpr std::uint64_t kDemoBytesMax = std::uint64_t{16} * 1024;
constexpr std::string_view kStationCode = "PKU-K03";

struct PersonRow
{
    std::string_view id;
    std::string_view name;
    std::string_view nip;
    provision::OperatorRole role;
};

// Invented people.
constexpr std::array kPeople = {
    PersonRow{"OP-0001", "Rina Marlina", "", provision::OperatorRole::Operator},
    PersonRow{"OP-0002", "Hendra Saputra", "", provision::OperatorRole::Verifier},
    PersonRow{"OP-0003", "Yuliana Arsyad, S.Sos.", "198503122010012004",
              provision::OperatorRole::Supervisor},
};

// Four of 32 words are 20 bits: enough to show what a passphrase looks like, for practice only.
constexpr std::array<std::string_view, 32> kWords = {
    "bintang", "sungai",  "melati",   "kereta",  "gunung",  "payung",  "cempaka", "perahu",
    "jendela", "mangga",  "rembulan", "sawah",   "kelapa",  "merpati", "lentera", "pelangi",
    "durian",  "kancil",  "lembah",   "teratai", "angsana", "cendana", "delima",  "embun",
    "fajar",   "gerbang", "hutan",    "intan",   "jambu",   "kapas",   "lontar",  "menara",
};

std::string drawPassphrase(Random& random)
{
    std::string passphrase;
    std::array<std::byte, 4> draws{};
    random.fill(draws);
    for (const std::byte draw : draws) {
        passphrase += passphrase.empty() ? "" : "-";
        passphrase += kWords[std::to_integer<std::size_t>(draw) % kWords.size()];
    }
    return passphrase;
}

std::uint16_t drawPort(Random& random)
{
    // Below what Linux gives to outgoing connections (from 32768 on): one of those would hold the
    // port while the intake is down, the agent's own next try at the intake included.
    constexpr unsigned kLowest = 20'000;
    constexpr unsigned kPorts = 12'768;
    std::array<std::byte, 4> draws{};
    random.fill(draws);
    unsigned drawn = 0;
    for (const std::byte draw : draws) {
        drawn = (drawn << 8U) | std::to_integer<unsigned>(draw);
    }
    return static_cast<std::uint16_t>(kLowest + drawn % kPorts);
}

/// A port of 127.0.0.1 that nobody listens on at this moment.
Result<std::string> freeEndpoint(Random& random)
{
    constexpr int kDrawsMost = 100;
    for (int i = 0; i < kDrawsMost; ++i) {
        const std::uint16_t port = drawPort(random);
        const int descriptor = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
        sockaddr_in address{};
        address.sin_family = AF_INET;
        address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
        address.sin_port = htons(port);
        // The socket interface takes every address family through one pointer type.
        const bool bound =
            descriptor >= 0 &&
            ::bind(descriptor, reinterpret_cast<const sockaddr*>(&address), sizeof(address)) == 0;
        if (descriptor >= 0) {
            (void)::close(descriptor);
        }
        if (bound) {
            return "tcp://127.0.0.1:" + std::to_string(port);
        }
    }
    return Error{ErrorCode::Network, "no free port on 127.0.0.1"};
}

Status enrolPeople(OfficeDesk& office, std::uint64_t seed)
{
    constexpr std::chrono::days kValidFor{365};
    for (const PersonRow& row : kPeople) {
        auto fingers = practiceFingers(seed, std::string(row.id));
        if (!fingers) {
            return fingers.error();
        }
        provision::OperatorCredential credential;
        credential.id = row.id;
        credential.name = row.name;
        credential.nip = row.nip;
        credential.role = row.role;
        credential.fingers = std::move(fingers).value();
        if (const auto enrolled = office.enrolOperator(std::move(credential), kValidFor);
            !enrolled) {
            return enrolled.error();
        }
    }
    return {};
}

Status importStation(const World& world, const provision::Home& home, OfficeDesk& office,
                     const Demo& demo)
{
    const auto request = joining::makeStationRequest(world, home, "Laptop latihan");
    if (!request) {
        return request.error();
    }
    StationFacts station;
    station.code = demo.stationCode;
    const auto issued = office.issueStation(request.value(), station);
    if (!issued) {
        return issued.error();
    }
    joining::ImportFacts facts;
    facts.officeFingerprint = provision::fingerprintOf(office.identity().signingKey);
    for (const DemoPerson& person : demo.people) {
        facts.passphrases.emplace(person.id, SecretBytes(asBytes(person.passphrase)));
    }
    const auto imported = joining::importBundle(world, home, issued.value().bundle, facts);
    return imported ? Status() : Status(imported.error());
}

} // namespace

Result<Demo> provisionDemo(const World& world, const provision::Home& home, std::uint64_t seed)
{
    Demo demo;
    demo.seed = seed;
    demo.stationCode = kStationCode;
    for (const PersonRow& row : kPeople) {
        demo.people.push_back(
            {std::string(row.id), std::string(row.name), row.role, drawPassphrase(*world.random)});
    }
    const auto endpoint = freeEndpoint(*world.random);
    if (!endpoint) {
        return endpoint.error();
    }
    demo.endpoint = endpoint.value();
    auto office = OfficeDesk::create(world, home, {"Disdukcapil Kota Pekanbaru", "14.71"},
                                     std::string_view());
    if (!office) {
        return office.error();
    }
    const auto centre = createCentre(world, home, demo.endpoint);
    if (!centre) {
        return centre.error();
    }
    if (Status set = office.value().setCentre(centre.value()); !set) {
        return set.error();
    }
    if (Status set = office.value().setContact("WA 0800 0000 0000 (latihan)"); !set) {
        return set.error();
    }
    if (Status enrolled = enrolPeople(office.value(), seed); !enrolled) {
        return enrolled.error();
    }
    if (Status imported = importStation(world, home, office.value(), demo); !imported) {
        return imported.error();
    }
    Json document = {{"schema", 1},
                     {"mode", record::nameOf(record::Mode::Latihan)},
                     {"seed", seed},
                     {"station", demo.stationCode},
                     {"endpoint", demo.endpoint},
                     {"people", Json::array()}};
    for (const DemoPerson& person : demo.people) {
        document["people"].push_back({{"id", person.id},
                                      {"name", person.name},
                                      {"role", provision::tokenOf(person.role)},
                                      {"passphrase", person.passphrase}});
    }
    // Last: its presence says that the practice home is complete.
    const std::string text = document.dump(2) + "\n";
    if (Status written = world.files->writeDurably(home.office() / kDemoFile, asBytes(text));
        !written) {
        return written.error();
    }
    return demo;
}

Result<Demo> readDemo(FileSystem& files, const provision::Home& home)
{
    const auto file = files.read(home.office() / kDemoFile, kDemoBytesMax);
    if (!file) {
        return file.error().code == ErrorCode::NotFound
                   ? Error{ErrorCode::NotFound, "no practice home: rekamctl demo provision"}
                   : file.error();
    }
    const Json document = Json::parse(asText(file.value()), nullptr, false);
    Demo demo;
    if (!document.is_object() || !document.contains("people") || !document["people"].is_array()) {
        return Error{ErrorCode::InvalidInput, "office/demo.json: malformed"};
    }
    const auto text = [](const Json& object, const char* key) {
        const auto found = object.find(key);
        return found != object.end() && found->is_string() ? found->get<std::string>()
                                                           : std::string();
    };
    if (const auto seed = document.find("seed");
        seed != document.end() && seed->is_number_unsigned()) {
        demo.seed = seed->get<std::uint64_t>();
    }
    demo.stationCode = text(document, "station");
    demo.endpoint = text(document, "endpoint");
    for (const Json& item : document["people"]) {
        const auto role = provision::parseOperatorRole(text(item, "role"));
        if (!role) {
            return Error{ErrorCode::InvalidInput, "office/demo.json: a person without a role"};
        }
        demo.people.push_back(
            {text(item, "id"), text(item, "name"), *role, text(item, "passphrase")});
    }
    return demo;
}

} // namespace rekam::ctl
