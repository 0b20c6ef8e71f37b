// A signature keeps the shape of the pad that it was written on, wherever it is shown.
#include "ui/kit/drawn/signature_canvas.h"
#include "ui/theme.h"

#include <QImage>
#include <QtTest>

using namespace rekam;

class TestSignatureCanvas : public QObject
{
    Q_OBJECT

private Q_SLOTS:

    void inkKeepsItsShape_data()
    {
        QTest::addColumn<double>("aspect");
        QTest::addColumn<bool>("drawing");
        QTest::newRow("square pad, shown") << 1.0 << false;
        QTest::newRow("square pad, may be written on too") << 1.0 << true;
        QTest::newRow("wide pad, may be written on too") << 2.7 << true;
    }

    void inkKeepsItsShape()
    {
        QFETCH(double, aspect);
        QFETCH(bool, drawing);
        ui::Theme theme;
        ui::SignatureCanvas canvas(theme, 100, 60);
        canvas.resize(500, 180);
        canvas.setDrawing(drawing);
        const view::StrokeView frame{{0.1, 0.1}, {0.9, 0.1}, {0.9, 0.6}, {0.1, 0.6}, {0.1, 0.1}};
        canvas.set({frame}, aspect, {});
        const QRect ink = inkOf(canvas.grab().toImage());
        QVERIFY(ink.isValid());
        const double shown = static_cast<double>(ink.width()) / ink.height();
        const double written = aspect * 0.8 / 0.5;
        QVERIFY2(shown > 0.9 * written && shown < 1.1 * written,
                 qPrintable(QStringLiteral("%1, not %2").arg(shown).arg(written)));
    }

private:
    /// Where the dark blue of the ink is.
    static QRect inkOf(const QImage& picture)
    {
        QRect ink;
        for (int y = 0; y < picture.height(); ++y) {
            for (int x = 0; x < picture.width(); ++x) {
                if (picture.pixelColor(x, y).lightness() < 60) {
                    ink = ink.united(QRect(x, y, 1, 1));
                }
            }
        }
        return ink;
    }
};

QTEST_MAIN(TestSignatureCanvas)
#include "tst_signature_canvas.moc"
