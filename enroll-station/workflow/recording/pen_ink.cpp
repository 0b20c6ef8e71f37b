#include "workflow/recording/pen_ink.h"

#include <algorithm>
#include <chrono>
#include <utility>

namespace rekam::workflow {

namespace {

using namespace std::chrono_literals;

// Longer than the gaps between the strokes of one signature.
constexpr std::chrono::milliseconds kRest = 1000ms;
/// A touch canvas knows no size; 150 mm is that of the usual pads.
constexpr int kTouchWidthUm = 150'000;
constexpr std::chrono::milliseconds kTouchReport{10};
constexpr int kTouchPressure = 500;

} // namespace

PenInk::PenInk(CapturePort& capture)
    : m_capture(capture)
{
    m_rest.setSingleShot(true);
    m_rest.setInterval(kRest);
    connect(&m_rest, &QTimer::timeout, this, &PenInk::rested);
    connect(&capture, &CapturePort::penMoved, this, &PenInk::add);
}

void PenInk::start()
{
    m_samples.clear();
    m_drawn = false;
    m_rest.stop();
    m_listening = true;
    m_capture.startPen();
}

void PenInk::stop()
{
    m_listening = false;
    m_rest.stop();
}

void PenInk::clear()
{
    stop();
    m_samples.clear();
}

void PenInk::add(const QVector<drivers::PenSample>& samples)
{
    if (!m_listening) {
        return;
    }
    const bool wasDown = penDown();
    const bool inks = std::ranges::any_of(
        samples, [](const drivers::PenSample& sample) { return sample.pressurePermille > 0; });
    if (m_drawn && !inks) {
        return; // a pen that hovers takes nothing away
    }
    if (std::exchange(m_drawn, false)) {
        m_samples.clear();
    }
    const drivers::WritingArea area = m_capture.writingArea();
    m_area = {area.widthUm, area.heightUm};
    for (const drivers::PenSample& sample : samples) {
        m_samples.push_back({sample.time, sample.xUm, sample.yUm, sample.pressurePermille});
    }
    // A pad reports a pen that only hovers, too: that neither changes the ink nor is it writing.
    if (inks || wasDown) {
        m_rest.start();
        Q_EMIT moved();
    }
}

void PenInk::draw(const QVector<view::StrokeView>& strokes, double aspect)
{
    m_samples.clear();
    m_drawn = true;
    m_area = {kTouchWidthUm, static_cast<int>(kTouchWidthUm / std::max(aspect, 0.1))};
    std::chrono::milliseconds time{0};
    for (const view::StrokeView& stroke : strokes) {
        for (const QPointF& point : stroke) {
            m_samples.push_back({time, static_cast<int>(point.x() * m_area.widthUm),
                                 static_cast<int>(point.y() * m_area.heightUm), kTouchPressure});
            time += kTouchReport;
        }
        if (!stroke.isEmpty()) {
            imaging::SignatureSample up = m_samples.back();
            up.time = time;
            up.pressurePermille = 0;
            m_samples.push_back(up);
        }
    }
    m_rest.start();
    Q_EMIT moved();
}

QVector<view::StrokeView> PenInk::strokes() const
{
    QVector<view::StrokeView> strokes;
    bool down = false;
    for (const imaging::SignatureSample& sample : m_samples) {
        const bool inks = sample.pressurePermille > 0;
        if (inks && !down) {
            strokes.append(view::StrokeView{});
        }
        down = inks;
        if (inks && m_area.widthUm > 0 && m_area.heightUm > 0) {
            strokes.back().append({static_cast<double>(sample.xUm) / m_area.widthUm,
                                   static_cast<double>(sample.yUm) / m_area.heightUm});
        }
    }
    return strokes;
}

double PenInk::aspect() const
{
    constexpr double kUsual = 2.7;
    return m_area.heightUm > 0 ? static_cast<double>(m_area.widthUm) / m_area.heightUm : kUsual;
}

bool PenInk::penDown() const
{
    return !m_samples.empty() && m_samples.back().pressurePermille > 0;
}

} // namespace rekam::workflow
