// Fills a recording behind the screens' back, for what the test at hand is not about.
#pragma once

#include "biometrics/image_codec.h"
#include "station_home.h"
#include "workflow/record/record_hash.h"
#include "workflow/record/steps.h"

#include <algorithm>

namespace rekam::testing {

inline record::Person person(const char* nik, int birthYear)
{
    record::Person who(record::Nik::parse(nik).value());
    who.name = "Nabila Putri Ramadhani";
    who.birthPlace = "Pekanbaru";
    who.birthDate = std::chrono::year(birthYear) / 3 / 11;
    who.sex = record::Sex::Female;
    who.mother = "Siti Aminah";
    who.className = "XI IPA 2";
    return who;
}

inline void check(const Status& status)
{
    if (!status) {
        qFatal("%s", status.error().detail.c_str());
    }
}

class RecordFiller
{
public:
    RecordFiller(workflow::OpenStation& station, const store::EnrolmentId& id)
        : m_station(station)
        , m_id(id)
    {}

    [[nodiscard]] workflow::OpenStation& station() { return m_station; }

    void sample(const store::SamplePosition& position, const std::string& format,
                std::size_t templateBytes = 0, int attempt = 1,
                store::SamplePurpose purpose = store::SamplePurpose::Capture)
    {
        sample(position, format, Bytes(templateBytes), attempt, purpose);
    }

    void sample(const store::SamplePosition& position, const std::string& format,
                const Bytes& minutiae, int attempt = 1,
                store::SamplePurpose purpose = store::SamplePurpose::Capture)
    {
        store::NewSample sample;
        sample.info.position = position;
        sample.info.purpose = purpose;
        sample.info.imageFormat = format;
        sample.info.attempt = attempt;
        sample.info.quality = 80;
        sample.info.measuresJson = "{}";
        sample.info.source = {"fake", "F-1", store::DeviceOrigin::Virtual};
        sample.info.capturedAt = m_station.world.clock->wallTime();
        sample.image = picture(format);
        m_station.world.random->fill(sample.info.frameHash);
        if (!minutiae.empty()) {
            sample.templateBytes = minutiae;
            sample.info.templateFormat = "fmr-2005";
        }
        const auto saved = m_station.store->samples().save(m_id, sample);
        check(saved ? Status() : Status(saved.error()));
        if (position.modality == record::Modality::Photo) {
            check(m_station.store->enrolments().approvePhoto(
                m_id, {saved.value().id, "student", sample.info.capturedAt}));
        }
    }

    void step(record::Step step, std::string_view json = "{}")
    {
        check(m_station.store->enrolments().saveStep(m_id, step, store::StepState::Done, json));
    }

    void upToSignature()
    {
        step(record::Step::Photo);
        sample(workflow::placeOf(record::Modality::Photo), "jpeg");
        step(record::Step::Signature);
        sample(workflow::placeOf(record::Modality::Signature), "png");
    }

    /// Templates of `templateBytes` zeros, which no reader takes for minutiae.
    void fingersBut(std::optional<FingerPosition> without, std::size_t templateBytes = 100)
    {
        for (const FingerPosition finger : kTenFingers) {
            if (finger != without) {
                sample(workflow::placeOf(finger), "png", templateBytes);
            }
        }
    }

    void eyes()
    {
        step(record::Step::Fingerprints);
        step(record::Step::Iris);
        sample(workflow::placeOf(Eye::Left), "png");
        sample(workflow::placeOf(Eye::Right), "png");
    }

    /// Scanned afresh, as compared with the impressions that are chosen now.
    void verification(std::vector<workflow::VerifiedFinger> verified)
    {
        for (const workflow::VerifiedFinger& finger : verified) {
            sample(workflow::placeOf(finger.finger), "png", 0, 1,
                   store::SamplePurpose::Verification);
        }
        const store::Enrolment enrolment = load();
        for (workflow::VerifiedFinger& finger : verified) {
            for (const store::SampleInfo& sample : enrolment.samples) {
                if (sample.chosen && sample.purpose == store::SamplePurpose::Capture &&
                    sample.position == workflow::placeOf(finger.finger)) {
                    finger.sample = sample.imageHash;
                }
            }
        }
        step(record::Step::Verification, workflow::verificationJson(verified));
    }

    /// Both indexes, as verification() wants them.
    static std::vector<workflow::VerifiedFinger> bothIndexes()
    {
        return {{FingerPosition::LeftIndex, 500, {}}, {FingerPosition::RightIndex, 500, {}}};
    }

    void sign()
    {
        store::StatementRecord statement;
        statement.recordHash = workflow::recordHash(load());
        statement.operatorId = kOperatorId;
        statement.signatureFormat = "rekam-signature-1";
        statement.signedAt = m_station.world.clock->wallTime();
        check(m_station.store->enrolments().saveStatement(m_id, statement, asBytes("ink")));
        step(record::Step::Statement);
    }

    void validate()
    {
        store::ValidationRecord validation;
        validation.operatorId = kOperatorId;
        validation.method = store::ValidationMethod::Fingerprint;
        validation.score = 500;
        validation.recordHash = workflow::recordHash(load());
        validation.at = m_station.world.clock->wallTime();
        check(m_station.store->enrolments().saveValidation(m_id, validation));
    }

    /// Everything after the ten fingers, signed and validated.
    void rest(const std::vector<workflow::VerifiedFinger>& verified)
    {
        eyes();
        verification(verified);
        sign();
        validate();
    }

    /// All of it, ready to be sealed.
    void whole()
    {
        step(record::Step::ReadBack);
        step(record::Step::Documents);
        upToSignature();
        fingersBut(std::nullopt);
        rest(bothIndexes());
    }

private:
    /// Noise in the format asked for, so that the centre can decode it.
    [[nodiscard]] Bytes picture(const std::string& format)
    {
        constexpr int kSidePx = 48;
        GrayImage noise;
        noise.widthPx = kSidePx;
        noise.heightPx = kSidePx;
        noise.pixels.resize(std::size_t{kSidePx} * kSidePx);
        Bytes random(noise.pixels.size());
        m_station.world.random->fill(random);
        std::ranges::transform(random, noise.pixels.begin(),
                               [](std::byte each) { return std::to_integer<std::uint8_t>(each); });
        constexpr int kQuality = 90;
        return (format == "jpeg" ? biometrics::encodeJpeg(noise, kQuality)
                                 : biometrics::encodePng(noise))
            .value();
    }

    [[nodiscard]] store::Enrolment load()
    {
        return m_station.store->enrolments().load(m_id).value();
    }

    workflow::OpenStation& m_station;
    store::EnrolmentId m_id;
};

} // namespace rekam::testing
