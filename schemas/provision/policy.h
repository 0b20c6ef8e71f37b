// The signed policy: every threshold, retry, age and time limit that the office decides.
#pragma once

#include "base/bytes.h"
#include "base/clock.h"
#include "base/result.h"
#include "crypto/sign.h"
#include "record/age.h"

#include <cstdint>
#include <span>
#include <string>
#include <string_view>

namespace rekam::provision {

/// Values of Policy::guardianConsent.
enum class GuardianConsent : std::uint8_t { NotAsked = 0, Asked = 1, Required = 2 };

/// All numbers are integers, so that every reader gets the same. Defaults are this kit's own
/// rulings where no regulation does.
struct Policy
{
    std::uint32_t version = 1; ///< rises with every signing; stored with each record
    WallTime issuedAt{};
    std::string note; ///< what changed, ≤ 200 bytes

    // quality, 0–100: accept = threshold, good = no retake offered
    int fingerAccept = 40;
    int fingerGood = 60;
    int fingerRetries = 4;
    int irisAccept = 45;
    int irisGood = 70;
    int irisRetries = 4;
    int photoTakes = 3;
    int signatureRetries = 3;

    // comparison scores, in the scale of imaging (fingers 0–1000, irises 0–100)
    int fingerMatch = 205;       ///< verification 1:1 of index fingers
    int fingerSearchMatch = 260; ///< 1:N over the session and the officers
    int operatorMatch = 205;
    int irisMatch = 35;

    // photo
    int photoWidthPx = 480;
    int photoHeightPx = 640;

    // age
    int recordFromYears = 16;
    int printFromYears = 17;
    int cardLeadDays = 0; ///< printing that many days before the 17th birthday
    int guardianConsent = 0;
    int revisitDays = 14; ///< offered after a temporary injury

    // time and space
    int retentionDays = 30;  ///< sealed bytes kept after ACCEPTED
    int offlineDaysMax = 30; ///< without a verified receipt before new sessions are blocked
    int alarmFirstDays = 3;
    int alarmSecondDays = 7;
    int alarmThirdDays = 20;
    int flatCounterMinutes = 10; ///< queue not empty and nothing sent
    int idleLockMinutes = 5;
    int passphraseTries = 5;
    int diskFreeMiBMin = 2048;

    friend bool operator==(const Policy&, const Policy&) = default;
};

/// One row of the policy: drives parsing, writing, `policy show` and the settings screen.
struct PolicyField
{
    std::string_view key; ///< in the document, e.g. `finger.accept`
    int Policy::*member = nullptr;
    int minimum = 0;
    int maximum = 0;
    std::string_view unit;   ///< empty = a score or a count
    std::string_view source; ///< where the default comes from
};

[[nodiscard]] std::span<const PolicyField> policyFields();

[[nodiscard]] record::AgeRules ageRules(const Policy& policy);

/// Sets one field from text. Errors: NotFound for an unknown key, InvalidInput for a value outside
/// its limits or one that contradicts another (good below accept, print before record age).
[[nodiscard]] Status setPolicyField(Policy& policy, std::string_view key, std::string_view value);

/// The payload: JSON, sorted keys. The same policy gives the same bytes.
[[nodiscard]] std::string policyToJson(const Policy& policy);

/// Every field must be there and within its limits. Errors: InvalidInput naming the field.
[[nodiscard]] Result<Policy> policyFromJson(std::string_view json);

[[nodiscard]] Bytes signPolicy(const Policy& policy, const crypto::SigningKeyPair& office);
[[nodiscard]] Result<Policy> openPolicy(ByteView file, const crypto::SigningPublicKey& office);

} // namespace rekam::provision
