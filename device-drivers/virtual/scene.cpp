#include "virtual/scene.h"

#include <algorithm>

namespace rekam::drivers {

void Scene::setSubject(std::optional<Subject> subject)
{
    const std::scoped_lock lock(m_mutex);
    m_subject = std::move(subject);
}

void Scene::setPurpose(Purpose purpose)
{
    const std::scoped_lock lock(m_mutex);
    m_purpose = purpose;
}

std::optional<Subject> Scene::subject() const
{
    const std::scoped_lock lock(m_mutex);
    return m_subject;
}

Purpose Scene::purpose() const
{
    const std::scoped_lock lock(m_mutex);
    return m_purpose;
}

Subject subjectOf(const std::string& id)
{
    constexpr std::size_t kNikLength = 16;
    Subject subject{id, Backdrop::Red, Headwear::None};
    const bool digits = std::ranges::all_of(id, [](char c) { return c >= '0' && c <= '9'; });
    if (id.size() != kNikLength || !digits) {
        return subject;
    }
    const int day = (id[6] - '0') * 10 + (id[7] - '0');
    subject.backdrop = (id[11] - '0') % 2 == 1 ? Backdrop::Red : Backdrop::Blue;
    const bool woman = day > 40;
    subject.headwear = woman && (id[15] - '0') % 3 != 0 ? Headwear::Headscarf : Headwear::None;
    return subject;
}

} // namespace rekam::drivers
