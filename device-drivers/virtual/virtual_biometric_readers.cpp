#include "virtual/virtual_device_base.h"

namespace rekam::drivers {

namespace {

constexpr std::chrono::milliseconds kPreviewInterval{66}; // 15 a second, as slap readers show
constexpr int kPreviewFrames = 4;

/// The image as it settles: `step` of kPreviewFrames, at half size both ways.
GrayImage settling(const GrayImage& image, int step)
{
    GrayImage frame{image.widthPx / 2, image.heightPx / 2, image.ppi / 2, {}};
    frame.pixels.reserve(static_cast<std::size_t>(frame.widthPx) *
                         static_cast<std::size_t>(frame.heightPx));
    for (int y = 0; y < frame.heightPx; ++y) {
        const std::size_t row =
            2 * static_cast<std::size_t>(y) * static_cast<std::size_t>(image.widthPx);
        for (int x = 0; x < frame.widthPx; ++x) {
            const int pixel = image.pixels[row + 2 * static_cast<std::size_t>(x)];
            frame.pixels.push_back(
                static_cast<std::uint8_t>(255 - (255 - pixel) * (step + 1) / kPreviewFrames));
        }
    }
    return frame;
}

/// Shows an image coming up. @return false if cancelled.
bool showPreviews(const VirtualBody& body, const GrayImage& image,
                  const std::function<void(const GrayImage&)>& preview, const std::stop_token& stop)
{
    for (int step = 0; step < kPreviewFrames; ++step) {
        if (!body.pace(kPreviewInterval, stop)) {
            return false;
        }
        if (preview) {
            preview(settling(image, step));
        }
    }
    return true;
}

class VirtualFingerprintReader final : public FingerprintReader
{
public:
    VirtualFingerprintReader(DeviceInfo info, VirtualWorld world, PlatenSize platen)
        : m_body(std::move(info), std::move(world))
        , m_platen(platen)
    {}

    [[nodiscard]] const DeviceInfo& info() const override { return m_body.info(); }

    Status selfTest() override { return m_body.selfTest(); }

    [[nodiscard]] PlatenSize platen() const override { return m_platen; }

    Result<FingerprintOutcome> capture(FingerPosition position, const FingerprintPreview& preview,
                                       std::chrono::milliseconds timeout,
                                       std::stop_token stop) override
    {
        if (!takes(position)) {
            return Error{ErrorCode::Unsupported, "virtual: the platen cannot take that position"};
        }
        const auto call = m_body.begin(timeout, stop);
        if (!call) {
            return call.error();
        }
        const Take& take = call.value().take;
        if (take.fault != FaultKind::Replay || m_last.image.empty()) {
            auto image = m_body.world().source->fingers(call.value().subject, position, take);
            if (!image) {
                return VirtualBody::broken(image.error());
            }
            m_last = {std::move(image).value(), position};
        }
        if (!showPreviews(m_body, m_last.image, preview, stop)) {
            return VirtualBody::cancelled();
        }
        if (const auto retry = retryOf(take.fault)) {
            return FingerprintOutcome(*retry);
        }
        return FingerprintOutcome(FingerprintFrame{m_last.image, position});
    }

private:
    [[nodiscard]] bool takes(FingerPosition position) const
    {
        const bool single =
            position >= FingerPosition::RightThumb && position <= FingerPosition::LeftLittle;
        const bool slap =
            position >= FingerPosition::RightFour && position <= FingerPosition::BothThumbs;
        return single || (slap && m_platen == PlatenSize::FourFingers);
    }

    VirtualBody m_body;
    PlatenSize m_platen;
    FingerprintFrame m_last; ///< for scripted replays
};

class VirtualIrisScanner final : public IrisScanner
{
public:
    VirtualIrisScanner(DeviceInfo info, VirtualWorld world)
        : m_body(std::move(info), std::move(world))
    {}

    [[nodiscard]] const DeviceInfo& info() const override { return m_body.info(); }

    Status selfTest() override { return m_body.selfTest(); }

    Result<IrisOutcome> capture(Eye eye, const IrisPreview& preview,
                                std::chrono::milliseconds timeout, std::stop_token stop) override
    {
        if (eye == Eye::Unknown) {
            return Error{ErrorCode::Unsupported, "virtual: name an eye"};
        }
        const auto call = m_body.begin(timeout, stop);
        if (!call) {
            return call.error();
        }
        const Take& take = call.value().take;
        if (take.fault != FaultKind::Replay || m_last.empty()) {
            auto image = m_body.world().source->iris(call.value().subject, eye, take);
            if (!image) {
                return VirtualBody::broken(image.error());
            }
            m_last = std::move(image).value();
        }
        if (!showPreviews(m_body, m_last, preview, stop)) {
            return VirtualBody::cancelled();
        }
        if (const auto retry = retryOf(take.fault)) {
            return IrisOutcome(*retry);
        }
        return IrisOutcome(IrisFrame{m_last, eye});
    }

private:
    VirtualBody m_body;
    GrayImage m_last;
};

} // namespace

Result<std::unique_ptr<FingerprintReader>>
makeVirtualFingerprintReader(DeviceInfo info, const VirtualWorld& world, PlatenSize platen)
{
    return std::unique_ptr<FingerprintReader>(
        std::make_unique<VirtualFingerprintReader>(std::move(info), world, platen));
}

Result<std::unique_ptr<IrisScanner>> makeVirtualIrisScanner(DeviceInfo info,
                                                            const VirtualWorld& world)
{
    return std::unique_ptr<IrisScanner>(
        std::make_unique<VirtualIrisScanner>(std::move(info), world));
}

} // namespace rekam::drivers
