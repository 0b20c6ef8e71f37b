#include "workflow/record/read_back.h"

#include "crypto/hash.h"

namespace rekam::workflow {

namespace {

/// The evidence of every exception and the signature under the statement.
Status papersSound(OpenStation& station, const store::Enrolment& enrolment)
{
    store::EnrolmentTable& enrolments = station.store->enrolments();
    for (const store::StoredException& stored : enrolment.exceptions) {
        if (!stored.hasEvidence) {
            continue;
        }
        const record::BiometricException& about = stored.exception;
        const auto evidence =
            enrolments.evidence(enrolment.id, {about.modality, about.finger, about.eye});
        if (!evidence || toHex(crypto::hash256(evidence.value())) != about.evidenceHash) {
            return Error{ErrorCode::Integrity, "exception: evidence differs from its hash"};
        }
    }
    if (enrolment.statement && !enrolment.statement->signatureFormat.empty() &&
        !enrolments.statementSignature(enrolment.id)) {
        return Error{ErrorCode::Integrity, "statement: signature unreadable"};
    }
    return {};
}

} // namespace

Result<std::vector<store::SampleId>> spoiltSamples(OpenStation& station,
                                                   const store::EnrolmentId& id)
{
    const auto enrolment = station.store->enrolments().load(id);
    if (!enrolment) {
        return enrolment.error();
    }
    if (Status papers = papersSound(station, enrolment.value()); !papers) {
        return papers.error();
    }
    std::vector<store::SampleId> spoilt;
    for (const store::SampleInfo& sample : enrolment.value().samples) {
        if (!sample.chosen) {
            continue;
        }
        // From the file: what memory still holds says nothing of the disk.
        bool sound = station.store->samples().checkStored(sample).ok();
        if (sound && sample.templateBytes > 0) {
            const auto made = station.store->samples().templateOf(sample.id);
            sound = made && made.value().size() == sample.templateBytes;
        }
        if (!sound) {
            spoilt.push_back(sample.id);
        }
    }
    return spoilt;
}

} // namespace rekam::workflow
