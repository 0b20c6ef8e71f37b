// A field with its label above and its error below; a combo box with the theme's arrow.
#pragma once

#include "ui/kit/text.h"

#include <QCheckBox>
#include <QComboBox>
#include <QLineEdit>

namespace rekam::ui {

enum class FieldSize { Normal, Big };

class Field : public QWidget
{
    Q_OBJECT

public:
    Field(Theme& theme, const QString& label, FieldSize size);

    [[nodiscard]] QLineEdit* edit() const { return m_edit; }

    void setLabel(const QString& label);
    /// Empty clears it.
    void setError(const QString& sentence);
    void setHint(const QString& sentence);
    /// A widget right of the edit ("Lihat").
    void addBeside(QWidget* widget);

private:
    void showBelow();

    Text* m_label;
    QLineEdit* m_edit;
    Icon* m_icon;
    Text* m_below;
    QLayout* m_line;
    QString m_error;
    QString m_hint;
};

/// A check box whose mark is drawn from the icon set.
class TickBox : public QCheckBox
{
    Q_OBJECT

public:
    explicit TickBox(Theme& theme);

    /// The key that ticks it, shown at the right.
    void setKey(Qt::Key key);

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    Theme& m_theme;
    QString m_cap;
};

class ArrowCombo : public QComboBox
{
    Q_OBJECT

public:
    ArrowCombo(Theme& theme, FieldSize size);

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    Theme& m_theme;
};

} // namespace rekam::ui
