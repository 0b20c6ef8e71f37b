#include "workflow/station/vault_walk.h"

#include <algorithm>
#include <utility>

namespace rekam::workflow {

VaultWalk::Look VaultWalk::next(OpenStation& station, std::chrono::milliseconds budget)
{
    const auto until = station.world.clock->steadyTime() + budget;
    Status sound = std::exchange(m_listed, true) ? Status() : list(station);
    while (sound && (!m_packets.empty() || !m_samples.empty())) {
        sound = lookAtOne(station);
        if (sound && station.world.clock->steadyTime() >= until) {
            break;
        }
    }
    if (!sound && sound.error().code == ErrorCode::Integrity) {
        m_packets.clear();
        m_samples.clear();
        return {true, sound.error()};
    }
    // Anything else (the disk busy, the medium gone) is no finding: the next step goes on.
    return {m_packets.empty() && m_samples.empty(), std::nullopt};
}

Status VaultWalk::list(OpenStation& station)
{
    auto packets = station.store->packets().list(std::nullopt);
    if (!packets) {
        return packets.error();
    }
    m_packets = std::move(packets).value();
    std::erase_if(m_packets, [](const store::PacketRow& packet) {
        return packet.state == record::TransportState::Purged;
    });
    std::ranges::sort(m_packets, {}, &store::PacketRow::sequence);
    const auto open = station.store->enrolments().open();
    if (!open) {
        return open.error();
    }
    for (const store::EnrolmentId& enrolment : open.value()) {
        const auto samples = station.store->samples().list(enrolment);
        if (!samples) {
            return samples.error();
        }
        std::ranges::copy_if(samples.value(), std::back_inserter(m_samples),
                             &store::SampleInfo::imageKept);
    }
    return {};
}

Status VaultWalk::lookAtOne(OpenStation& station)
{
    Status sound;
    std::string name;
    if (!m_packets.empty()) {
        const store::PacketRow packet = std::move(m_packets.back());
        m_packets.pop_back();
        name = "packet " + toHex(packet.id);
        sound = station.store->packets().checkStored(packet);
    } else {
        const store::SampleInfo sample = std::move(m_samples.back());
        m_samples.pop_back();
        name = "sample " + std::to_string(sample.id.value);
        sound = station.store->samples().checkStored(sample);
    }
    // Erased since the list was made: nothing of it is here to be damaged.
    if (sound || sound.error().code == ErrorCode::NotFound) {
        return {};
    }
    return Error{sound.error().code, name + ": " + sound.error().detail};
}

} // namespace rekam::workflow
