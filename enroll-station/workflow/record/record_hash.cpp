#include "workflow/record/record_hash.h"

#include "packet/record_hash.h"
#include "record/person_json.h"
#include "workflow/record/corrections.h"
#include "workflow/record/guardian_consent.h"

namespace rekam::workflow {

crypto::Hash256 recordHash(const store::Enrolment& enrolment)
{
    packet::HashedContent content;
    content.personJson = record::personToJson(enrolment.person);
    for (const store::SampleInfo& sample : enrolment.samples) {
        if (sample.chosen) {
            content.samples.push_back({sample.position.modality, sample.position.finger,
                                       sample.position.eye,
                                       sample.purpose == store::SamplePurpose::Verification
                                           ? packet::SamplePurpose::Verification
                                           : packet::SamplePurpose::Capture,
                                       sample.imageHash});
        }
    }
    for (const store::StoredException& stored : enrolment.exceptions) {
        content.exceptions.push_back(stored.exception);
    }
    content.corrections = correctionsOf(enrolment);
    content.guardianConsent = consentOf(enrolment);
    return packet::recordHash(std::move(content));
}

} // namespace rekam::workflow
