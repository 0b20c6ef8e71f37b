// Colours, sizes and type of the design: reads tokens.json, makes the style sheet, tints icons.
#pragma once

#include "workflow/view/office.h"

#include <QColor>
#include <QFont>
#include <QHash>
#include <QObject>
#include <QPixmap>

#include <map>
#include <memory>
#include <tuple>

class QApplication;
class QTranslator;

namespace rekam::ui {

enum class Face { Text, Machine };

/// One look for the whole process; owned by main, handed to the windows.
class Theme : public QObject
{
    Q_OBJECT

public:
    /// Reads the compiled-in tokens. Nothing is applied yet.
    explicit Theme(QObject* parent = nullptr);
    ~Theme() override;
    Theme(const Theme&) = delete;
    Theme& operator=(const Theme&) = delete;
    Theme(Theme&&) = delete;
    Theme& operator=(Theme&&) = delete;

    /// Makes `appearance` the look and the language of the application, at once.
    void apply(const view::AppearanceView& appearance);

    /// Takes the look of `other` at another size, for one window; the application keeps its own.
    void follow(const Theme& other, double scale);

    [[nodiscard]] const view::AppearanceView& appearance() const { return m_appearance; }

    [[nodiscard]] bool isDark() const { return m_dark; }

    [[nodiscard]] bool reducedMotion() const;

    /// A colour of tokens.json by its name ("ink-2").
    [[nodiscard]] QColor colour(const QString& token) const;

    /// Design pixels to logical pixels at the chosen size.
    [[nodiscard]] int px(double designPx) const;

    [[nodiscard]] double scale() const { return m_scale; }

    [[nodiscard]] QFont font(double designPx, QFont::Weight weight, Face face = Face::Text) const;

    /// An icon of the set, `designPx` wide, in the colour of a token; cached.
    [[nodiscard]] QPixmap icon(const QString& name, double designPx, const QString& token,
                               double pixelRatio) const;

Q_SIGNALS:
    /// After apply(): `rebuild` when sizes or language changed, else only colours.
    void changed(bool rebuild);

protected:
    /// *Ikuti sistem* follows when the desktop's colours change.
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void load();
    void restyle();
    void translate();

    QHash<QString, QColor> m_light;
    QHash<QString, QColor> m_darkColours;
    QHash<QString, QString> m_shared;
    mutable QHash<QString, QPixmap> m_icons;
    mutable std::map<std::tuple<int, QFont::Weight, Face>, QFont> m_fonts;
    view::AppearanceView m_appearance;
    std::unique_ptr<QTranslator> m_translator;
    double m_scale = 1.0;
    bool m_systemDark = false;
    bool m_dark = false;
    bool m_applied = false;
    bool m_asking = false;
};

} // namespace rekam::ui
