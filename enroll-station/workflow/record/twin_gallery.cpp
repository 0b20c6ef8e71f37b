#include "workflow/record/twin_gallery.h"

#include "imaging/finger/minutiae.h"

#include <utility>

namespace rekam::workflow {

std::vector<imaging::ComparableFinger>
TwinGallery::comparable(std::span<const store::FingerTemplate> templates)
{
    using Entry = std::pair<const Bytes, imaging::ComparableFinger>;
    std::map<Bytes, imaging::ComparableFinger> fingers;
    std::vector<Entry*> missing;
    for (const store::FingerTemplate& each : templates) {
        if (fingers.contains(each.bytes)) {
            continue;
        }
        if (auto known = m_fingers.extract(each.bytes)) {
            fingers.insert(std::move(known));
        } else {
            missing.push_back(&*fingers.emplace(each.bytes, imaging::ComparableFinger()).first);
        }
    }
    forEachIndex(missing.size(), [&](std::size_t i) {
        if (const auto finger = imaging::readTemplate(missing[i]->first)) {
            missing[i]->second = imaging::ComparableFinger(finger.value());
        }
    });
    m_fingers = std::move(fingers);
    std::vector<imaging::ComparableFinger> made;
    made.reserve(templates.size());
    for (const store::FingerTemplate& each : templates) {
        made.push_back(m_fingers.at(each.bytes));
    }
    return made;
}

} // namespace rekam::workflow
