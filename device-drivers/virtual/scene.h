// What stands before the virtual devices: the one subject, set by the composition root.
#pragma once

#include <cstdint>
#include <mutex>
#include <optional>
#include <string>

namespace rekam::drivers {

/// Photo background by the birth-year rule (odd red, even blue, foreign residents orange).
enum class Backdrop : std::uint8_t { Red, Blue, Orange };

enum class Headwear : std::uint8_t { None, Headscarf };

struct Subject
{
    std::string id; ///< NIK or operator id; names the image folder and feeds the seed
    Backdrop backdrop = Backdrop::Red;
    Headwear headwear = Headwear::None;
};

/// Which files a folder gives for a single index finger: finger_02/finger_07, or verify_*.
enum class Purpose : std::uint8_t { Enrolment, Verification };

/// Thread-safe; shared by the composition root and every virtual device.
class Scene
{
public:
    /// Nothing: nobody stands there, and captures time out.
    void setSubject(std::optional<Subject> subject);

    void setPurpose(Purpose purpose);

    [[nodiscard]] std::optional<Subject> subject() const;
    [[nodiscard]] Purpose purpose() const;

private:
    mutable std::mutex m_mutex;
    std::optional<Subject> m_subject;
    Purpose m_purpose = Purpose::Enrolment;
};

/// What a NIK tells: backdrop from the birth year's parity (digits 11–12), headscarf for about two
/// in three women (day of birth over 40). Any other id gets a red backdrop.
[[nodiscard]] Subject subjectOf(const std::string& id);

} // namespace rekam::drivers
