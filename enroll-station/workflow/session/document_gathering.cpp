#include "workflow/session/document_gathering.h"

#include "record/age.h"
#include "workflow/record/sealing.h"
#include "workflow/words/list_words.h"
#include "workflow/words/words.h"

#include <QCoreApplication>

#include <algorithm>
#include <functional>

namespace rekam::workflow {

namespace {

using record::QueueStatus;

QString tr(const char* source)
{
    return QCoreApplication::translate("rekam::workflow", source); // where lupdate finds it
}

DocumentMark markOf(const StationIdentity& identity)
{
    return identity.bundle.mode == record::Mode::Latihan ? DocumentMark::Latihan
                                                         : DocumentMark::None;
}

/// The latest FULL packet; nothing if the person's record is not sealed.
std::optional<store::PacketRow> packetOf(OpenStation& station, const store::RosterEntry& entry)
{
    if (!entry.enrolment) {
        return std::nullopt;
    }
    const auto rows = station.store->packets().ofEnrolment(*entry.enrolment);
    std::optional<store::PacketRow> latest;
    if (rows) {
        for (const store::PacketRow& row : rows.value()) {
            if (row.kind == packet::Kind::Full) {
                latest = row;
            }
        }
    }
    return latest;
}

QString outcomeOf(const store::RosterEntry& entry, const std::optional<store::PacketRow>& packet)
{
    if (packet) {
        if (packet->answer == packet::Verdict::Rejected) {
            return tr("Ditolak pusat, rekam ulang");
        }
        if (packet->answer == packet::Verdict::Accepted) {
            return tr("Diterima dan disahkan pusat");
        }
        return packet->receiptedAt     ? tr("Diterima pusat")
               : !packet->held.empty() ? tr("Direkam, tertahan: lihat Kirim")
                                       : tr("Direkam, belum diterima pusat");
    }
    switch (entry.status) {
    case QueueStatus::Postponed:
        return tr("Ditunda: %1")
            .arg(entry.reason ? words::notDoneReason(*entry.reason) : words::text(entry.note));
    case QueueStatus::AlreadyRecorded:
    case QueueStatus::Printed:
        return tr("Sudah rekam");
    case QueueStatus::TooYoung:
        return tr("Belum 16 tahun");
    case QueueStatus::Recording:
        return tr("Belum selesai direkam");
    default:
        return tr("Belum direkam");
    }
}

QString lineOf(const record::BiometricException& exception)
{
    return words::exceptionPlace(exception) + QStringLiteral(": ") +
           words::exceptionReason(exception.reason);
}

/// What was excepted of this person's record, sealed or not.
Result<QVector<RekapException>> exceptionsOf(OpenStation& station, const store::RosterEntry& entry)
{
    QVector<RekapException> listed;
    if (!entry.enrolment) {
        return listed;
    }
    const auto enrolment = station.store->enrolments().load(*entry.enrolment);
    if (!enrolment) {
        return enrolment.error();
    }
    for (const store::StoredException& stored : enrolment.value().exceptions) {
        const record::BiometricException& exception = stored.exception;
        const auto& approval = exception.approval;
        const provision::OperatorCredential* who =
            approval ? station.person(approval->supervisorId) : nullptr;
        listed.append({words::queueNumber(entry.queueNumber), words::text(entry.person.name),
                       lineOf(exception),
                       !approval ? tr("Menunggu penyelia")
                                 : tr("Disetujui %1")
                                       .arg(words::text(who == nullptr ? approval->supervisorId
                                                                       : who->name))});
    }
    return listed;
}

/// Counts the rows by sex for one line of the rekap.
class Tally
{
public:
    explicit Tally(QVector<RekapRow>& rows)
        : m_rows(rows)
    {}

    void
    line(const QString& label,
         const std::vector<std::pair<store::RosterEntry, std::optional<store::PacketRow>>>& people,
         const std::function<bool(const store::RosterEntry&,
                                  const std::optional<store::PacketRow>&)>& counts)
    {
        RekapRow row{label, 0, 0};
        for (const auto& [entry, packet] : people) {
            if (counts(entry, packet)) {
                ++(entry.person.sex == record::Sex::Male ? row.male : row.female);
            }
        }
        m_rows.append(row);
    }

private:
    QVector<RekapRow>& m_rows;
};

/// Where, when and who: what stands above the figures.
RekapFacts rekapHeading(const OpenStation& station, const store::Session& session)
{
    RekapFacts facts;
    facts.mark = markOf(station.identity);
    facts.school = words::school(session.facts.school);
    facts.spt = words::text(session.facts.sptNumber);
    facts.team = words::text(session.facts.team);
    facts.station = words::text(station.identity.bundle.stationCode);
    facts.office = words::text(station.identity.bundle.officeName);
    facts.day = words::toQDate(session.facts.day);
    facts.printedAt = words::toLocal(station.world.clock->wallTime());
    return facts;
}

} // namespace

bool isRecordOnly(const record::Person& who, Date day, const record::AgeRules& rules)
{
    const auto eligibility =
        record::eligibilityAt(who.birthDate, who.maritalStatus.code, day, rules);
    return eligibility == record::Eligibility::RecordOnly ||
           eligibility == record::Eligibility::TooYoung;
}

QString contactOf(const provision::Bundle& bundle)
{
    return words::text(bundle.officeContact.empty() ? bundle.officeName : bundle.officeContact);
}

QStringList exceptionLines(const store::Enrolment& enrolment)
{
    QStringList lines;
    using enum record::ExceptionReason;
    for (const auto reason : {Absent, Disabled, TemporaryInjury, Unreadable, Uncooperative}) {
        QStringList places;
        for (const store::StoredException& stored : enrolment.exceptions) {
            if (stored.exception.reason == reason) {
                places.append(words::exceptionPlace(stored.exception));
            }
        }
        if (!places.isEmpty()) {
            lines.append(places.join(QStringLiteral(", ")) + QStringLiteral(": ") +
                         words::exceptionReason(reason).toLower());
        }
    }
    return lines;
}

QString revisitDays(const store::Enrolment& enrolment)
{
    QStringList days;
    for (const store::StoredException& stored : enrolment.exceptions) {
        if (stored.exception.revisit) {
            days.append(words::date(*stored.exception.revisit));
        }
    }
    days.removeDuplicates();
    return days.join(QStringLiteral(", "));
}

ReceiptFacts receiptFacts(const StationIdentity& identity, const store::Enrolment& enrolment,
                          const store::PacketRow& packet, const QString& operatorName)
{
    const record::Person& who = enrolment.person;
    ReceiptFacts facts;
    facts.mark = markOf(identity);
    facts.number = words::text(recordNumber(identity.bundle.stationCode, packet.sequence));
    facts.packetId = words::text(toHex(packet.id));
    facts.name = words::text(who.name);
    facts.maskedNik = words::maskedNik(who);
    facts.birthDate = words::toQDate(who.birthDate);
    facts.school = words::school(who.school);
    facts.recordedAt = words::toLocal(packet.sealedAt);
    facts.station = words::text(identity.bundle.stationCode);
    facts.office = words::text(identity.bundle.officeName);
    facts.contact = contactOf(identity.bundle);
    facts.operatorName = operatorName;
    const record::AgeRules rules = provision::ageRules(identity.policy);
    const bool recordOnly = isRecordOnly(who, localDate(packet.sealedAt), rules);
    facts.entitlement =
        recordOnly ? tr("Rekam saja – KTP-el mulai %1")
                         .arg(words::date(record::birthday(who.birthDate, rules.printFromYears)))
                   : tr("Menunggu siap cetak (PRR)");
    facts.exceptions = exceptionLines(enrolment);
    facts.revisit = revisitDays(enrolment);
    return facts;
}

Result<QVector<ReceiptFacts>> gatherReceipts(OpenStation& station,
                                             std::span<const store::PersonId> people)
{
    QVector<ReceiptFacts> receipts;
    for (const store::PersonId person : people) {
        const auto entry = station.store->roster().entry(person);
        if (!entry) {
            return entry.error();
        }
        const auto packet = packetOf(station, entry.value());
        if (!packet) {
            continue;
        }
        const auto enrolment = station.store->enrolments().load(packet->enrolment);
        if (!enrolment) {
            return enrolment.error();
        }
        const provision::OperatorCredential* officer = station.person(enrolment.value().operatorId);
        receipts.append(receiptFacts(
            station.identity, enrolment.value(), *packet,
            words::text(officer == nullptr ? enrolment.value().operatorId : officer->name)));
    }
    return receipts;
}

Result<RekapFacts> gatherRekap(OpenStation& station, store::SessionId session)
{
    const auto about = station.store->roster().session(session);
    if (!about) {
        return about.error();
    }
    store::RosterFilter filter;
    filter.session = session;
    const auto entries = station.store->roster().list(filter);
    if (!entries) {
        return entries.error();
    }
    std::vector<std::pair<store::RosterEntry, std::optional<store::PacketRow>>> people;
    RekapFacts facts = rekapHeading(station, about.value());
    for (const store::RosterEntry& entry : entries.value()) {
        people.emplace_back(entry, packetOf(station, entry));
        const auto listed = exceptionsOf(station, entry);
        if (!listed) {
            return listed.error();
        }
        facts.exceptions += listed.value();
    }
    const int adult = station.identity.policy.printFromYears;
    const auto sealedAtAge = [adult](const auto& entry, const auto& packet, bool grown) {
        return packet && (record::ageAt(entry.person.birthDate, localDate(packet->sealedAt)) >=
                          adult) == grown;
    };
    Tally tally(facts.rows);
    tally.line(tr("Target dalam daftar"), people, [](const auto&, const auto&) { return true; });
    tally.line(tr("Direkam, 17 tahun ke atas"), people,
               [&](const auto& e, const auto& p) { return sealedAtAge(e, p, true); });
    tally.line(tr("Direkam, di bawah 17 tahun"), people,
               [&](const auto& e, const auto& p) { return sealedAtAge(e, p, false); });
    tally.line(tr("Sudah rekam sebelumnya"), people, [](const auto& e, const auto& p) {
        return !p && (e.status == QueueStatus::AlreadyRecorded || e.status == QueueStatus::Printed);
    });
    tally.line(tr("Belum 16 tahun"), people, [](const auto& e, const auto& p) {
        return !p && e.status == QueueStatus::TooYoung;
    });
    tally.line(tr("Ditunda"), people, [](const auto& e, const auto& p) {
        return !p && e.status == QueueStatus::Postponed;
    });
    tally.line(tr("Belum direkam"), people, [](const auto& e, const auto& p) {
        return !p && e.status != QueueStatus::AlreadyRecorded && e.status != QueueStatus::Printed &&
               e.status != QueueStatus::TooYoung && e.status != QueueStatus::Postponed;
    });
    tally.line(tr("Dengan pengecualian"), people, [&](const auto& e, const auto& p) {
        return p && std::ranges::any_of(facts.exceptions, [&](const RekapException& each) {
                   return each.queueNumber == words::queueNumber(e.queueNumber);
               });
    });
    tally.line(tr("Diterima pusat"), people,
               [](const auto&, const auto& p) { return p && p->receiptedAt; });
    tally.line(tr("Disahkan pusat"), people, [](const auto&, const auto& p) {
        return p && p->answer == packet::Verdict::Accepted;
    });
    tally.line(tr("Ditolak pusat"), people, [](const auto&, const auto& p) {
        return p && p->answer == packet::Verdict::Rejected;
    });
    for (const auto& [entry, packet] : people) {
        facts.people.append(
            {words::queueNumber(entry.queueNumber), words::text(entry.person.name),
             words::maskedNik(entry.person), outcomeOf(entry, packet),
             packet ? words::toLocal(packet->sealedAt).toString(QStringLiteral("HH.mm"))
                    : QString()});
    }
    return facts;
}

} // namespace rekam::workflow
