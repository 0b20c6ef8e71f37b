#include "virtual/virtual_devices.h"

#include "virtual/virtual_device_base.h"

#include <algorithm>
#include <utility>

namespace rekam::drivers {

namespace {

constexpr std::chrono::milliseconds kFrameInterval{40}; // 25 a second
constexpr std::size_t kReportsAtOnce = 40;
constexpr WritingArea kPadArea{102'000, 64'000};

constexpr const char* kCameraId = "virtual-camera";
constexpr const char* kSlapReaderId = "virtual-slap";
constexpr const char* kSingleReaderId = "virtual-finger";
constexpr const char* kIrisId = "virtual-iris";
constexpr const char* kPadId = "virtual-pad";

class VirtualCamera final : public Camera
{
public:
    VirtualCamera(DeviceInfo info, VirtualWorld world)
        : m_body(std::move(info), std::move(world))
    {}

    [[nodiscard]] const DeviceInfo& info() const override { return m_body.info(); }

    Status selfTest() override { return m_body.selfTest(); }

    Result<RgbImage> nextFrame(std::chrono::milliseconds timeout, std::stop_token stop) override
    {
        const auto now = std::chrono::steady_clock::now();
        const auto early = std::chrono::ceil<std::chrono::milliseconds>(m_due - now);
        if (early > early.zero() && !m_body.pace(early, stop)) {
            return VirtualBody::cancelled();
        }
        m_due = std::max(m_due, now) + kFrameInterval;
        return picture(timeout, stop);
    }

    Result<RgbImage> takeStill(std::chrono::milliseconds timeout, std::stop_token stop) override
    {
        return picture(timeout, stop);
    }

    void rest() override { m_due = {}; }

private:
    Result<RgbImage> picture(std::chrono::milliseconds timeout, const std::stop_token& stop)
    {
        const auto call = m_body.begin(timeout, stop);
        if (!call) {
            return call.error();
        }
        const Take& take = call.value().take;
        if (take.fault == FaultKind::Replay && !m_last.empty()) {
            return m_last;
        }
        const VirtualWorld& world = m_body.world();
        auto image = world.frames ? world.frames->frame(take.number)
                                  : world.source->portrait(call.value().subject, take);
        if (!image) {
            return VirtualBody::broken(image.error());
        }
        m_last = image.value();
        return image;
    }

    VirtualBody m_body;
    RgbImage m_last;
    std::chrono::steady_clock::time_point m_due{};
};

class VirtualSignaturePad final : public SignaturePad
{
public:
    VirtualSignaturePad(DeviceInfo info, VirtualWorld world)
        : m_body(std::move(info), std::move(world))
    {}

    [[nodiscard]] const DeviceInfo& info() const override { return m_body.info(); }

    Status selfTest() override { return m_body.selfTest(); }

    [[nodiscard]] WritingArea area() const override { return kPadArea; }

    Result<std::vector<PenSample>> nextSamples(std::chrono::milliseconds timeout,
                                               std::stop_token stop) override
    {
        if (m_samples.empty()) {
            if (auto status = start(timeout, stop); !status) {
                return status.error();
            }
        }
        if (stop.stop_requested()) {
            return VirtualBody::cancelled();
        }
        if (m_next == m_samples.size()) {
            return rest(timeout, stop) ? VirtualBody::timedOut() : VirtualBody::cancelled();
        }
        const auto first = m_samples[m_next];
        const auto due = m_began + first.time - std::chrono::steady_clock::now();
        const auto early = std::chrono::ceil<std::chrono::milliseconds>(due);
        if (early > early.zero() && !m_body.pace(early, stop)) {
            return VirtualBody::cancelled();
        }
        return reports();
    }

    Status clear() override
    {
        m_samples.clear();
        m_next = 0;
        return m_body.selfTest();
    }

private:
    /// The pen lies down. The first look finds that at the pace of the world; whoever looks again
    /// waits for real, as at any pad: a reader in a loop would otherwise spin.
    [[nodiscard]] bool rest(std::chrono::milliseconds timeout, const std::stop_token& stop)
    {
        return std::exchange(m_rests, true) ? waitFor(timeout, stop) : m_body.pace(timeout, stop);
    }

    Status start(std::chrono::milliseconds timeout, const std::stop_token& stop)
    {
        const auto call = m_body.begin(timeout, stop);
        if (!call) {
            return call.error();
        }
        auto samples =
            m_body.world().source->signature(call.value().subject, kPadArea, call.value().take);
        if (!samples) {
            return VirtualBody::broken(samples.error());
        }
        m_samples = std::move(samples).value();
        m_next = 0;
        m_rests = false;
        m_began = std::chrono::steady_clock::now();
        return m_samples.empty() ? Status(VirtualBody::timedOut()) : Status();
    }

    /// All that came by now, at least one.
    std::vector<PenSample> reports()
    {
        const bool paced = m_body.world().pace == Pace::Realtime;
        const auto elapsed = std::chrono::steady_clock::now() - m_began;
        std::vector<PenSample> some;
        while (m_next < m_samples.size() && some.size() < kReportsAtOnce &&
               (some.empty() || !paced || m_samples[m_next].time <= elapsed)) {
            some.push_back(m_samples[m_next++]);
        }
        return some;
    }

    VirtualBody m_body;
    std::vector<PenSample> m_samples;
    std::size_t m_next = 0;
    bool m_rests = false; ///< the end of the signature was told
    std::chrono::steady_clock::time_point m_began{};
};

DeviceInfo describe(DeviceKind kind, const char* id, const char* model)
{
    DeviceInfo info;
    info.kind = kind;
    info.origin = DeviceOrigin::Virtual;
    info.id = id;
    info.driver = "virtual";
    info.maker = "Rekam";
    info.model = model;
    info.serial = std::string("V-") + id;
    info.firmware = "1";
    info.resolutionPpi = kind == DeviceKind::FingerprintReader ? kSyntheticPpi : 0;
    return info;
}

/// @return what is offered under that id; or NotFound, or DeviceGone while it is kept away.
Result<DeviceInfo> admit(DeviceKind kind, const std::string& id, const VirtualWorld& world)
{
    REKAM_CHECK(world.scene && world.source && world.faults);
    const auto offered = enumerateVirtual(kind);
    const auto found = std::ranges::find(offered, id, &DeviceInfo::id);
    if (found == offered.end()) {
        return Error{ErrorCode::NotFound, "virtual: no device of that id"};
    }
    if (!world.faults->mayOpen(kind)) {
        return VirtualBody::gone();
    }
    return *found;
}

} // namespace

VirtualWorld makeVirtualWorld(SourceOptions options, Pace pace)
{
    return {std::make_shared<Scene>(), std::make_shared<SubjectSource>(std::move(options)),
            std::make_shared<FaultPlan>(), nullptr, pace};
}

std::vector<DeviceInfo> enumerateVirtual(DeviceKind kind)
{
    switch (kind) {
    case DeviceKind::Camera:
        return {describe(kind, kCameraId, "Kamera Virtual")};
    case DeviceKind::FingerprintReader:
        return {describe(kind, kSlapReaderId, "Pemindai Empat Jari Virtual"),
                describe(kind, kSingleReaderId, "Pemindai Satu Jari Virtual")};
    case DeviceKind::IrisScanner:
        return {describe(kind, kIrisId, "Pemindai Iris Virtual")};
    case DeviceKind::SignaturePad:
        return {describe(kind, kPadId, "Papan Tanda Tangan Virtual")};
    case DeviceKind::CardReader:
        return {};
    }
    return {};
}

Result<std::unique_ptr<Camera>> openVirtualCamera(const std::string& id, const VirtualWorld& world)
{
    auto info = admit(DeviceKind::Camera, id, world);
    if (!info) {
        return info.error();
    }
    return std::unique_ptr<Camera>(std::make_unique<VirtualCamera>(std::move(info).value(), world));
}

Result<std::unique_ptr<FingerprintReader>> openVirtualFingerprintReader(const std::string& id,
                                                                        const VirtualWorld& world)
{
    auto info = admit(DeviceKind::FingerprintReader, id, world);
    if (!info) {
        return info.error();
    }
    const auto platen = id == kSlapReaderId ? PlatenSize::FourFingers : PlatenSize::SingleFinger;
    return makeVirtualFingerprintReader(std::move(info).value(), world, platen);
}

Result<std::unique_ptr<IrisScanner>> openVirtualIrisScanner(const std::string& id,
                                                            const VirtualWorld& world)
{
    auto info = admit(DeviceKind::IrisScanner, id, world);
    if (!info) {
        return info.error();
    }
    return makeVirtualIrisScanner(std::move(info).value(), world);
}

Result<std::unique_ptr<SignaturePad>> openVirtualSignaturePad(const std::string& id,
                                                              const VirtualWorld& world)
{
    auto info = admit(DeviceKind::SignaturePad, id, world);
    if (!info) {
        return info.error();
    }
    return std::unique_ptr<SignaturePad>(
        std::make_unique<VirtualSignaturePad>(std::move(info).value(), world));
}

} // namespace rekam::drivers
