// What a pad has given since it was wiped: for the canvas, and for judging when the pen rests.
#pragma once

#include "workflow/capture_port.h"
#include "workflow/view/common.h"

#include <QTimer>

namespace rekam::workflow {

/// Follows the pad of a CapturePort while listening. Threading: the main thread.
class PenInk : public QObject
{
    Q_OBJECT

public:
    explicit PenInk(CapturePort& capture);

    /// Wipes the pad and listens from now on.
    void start();
    void stop();
    /// As stop(), and without the ink that was written.
    void clear();

    /// Ink that was drawn on the touch screen instead, in parts (0…1) of an area of that shape.
    void draw(const QVector<view::StrokeView>& strokes, double aspect);

    /// Whether the ink came from the touch screen; the pad's takes its place, never stands beside
    /// it.
    [[nodiscard]] bool drawn() const { return m_drawn; }

    [[nodiscard]] bool empty() const { return m_samples.empty(); }

    [[nodiscard]] const std::vector<imaging::SignatureSample>& samples() const { return m_samples; }

    [[nodiscard]] imaging::SignatureArea area() const { return m_area; }

    [[nodiscard]] QVector<view::StrokeView> strokes() const;
    [[nodiscard]] double aspect() const;
    [[nodiscard]] bool penDown() const;

Q_SIGNALS:
    void moved();  ///< the ink has changed, or the pen was lifted
    void rested(); ///< nothing has moved for a second after some ink

private:
    void add(const QVector<drivers::PenSample>& samples);

    CapturePort& m_capture;
    QTimer m_rest;
    std::vector<imaging::SignatureSample> m_samples;
    imaging::SignatureArea m_area;
    bool m_listening = false;
    bool m_drawn = false;
};

} // namespace rekam::workflow
