// Title, safety counter, who works here, the clock; the word LATIHAN on a practice station.
#pragma once

#include "ui/frame/span.h"
#include "ui/kit/surface.h"
#include "ui/kit/text.h"

#include <QAbstractButton>
#include <QBoxLayout>

namespace rekam::ui {

/// Only two verified copies or a verified receipt count as safe. A button to Kirim.
class SafetyCounter : public QAbstractButton
{
    Q_OBJECT

public:
    explicit SafetyCounter(Theme& theme);
    void set(const view::SafetyView& safety);
    void setShort(bool onlyFirst);

    /// With every part, whether or not all are shown now.
    [[nodiscard]] int wholeWidth() const;

    [[nodiscard]] QSize sizeHint() const override;

    [[nodiscard]] QSize minimumSizeHint() const override { return sizeHint(); }

protected:
    void paintEvent(QPaintEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;

private:
    struct Part
    {
        QString icon;
        QString word;
        QString number;
    };

    [[nodiscard]] QString headline() const;
    [[nodiscard]] int headlineWidth() const;
    [[nodiscard]] QVector<Part> allParts() const;
    [[nodiscard]] QVector<Part> parts() const;

    Theme& m_theme;
    view::SafetyView m_safety;
    bool m_short = false;
};

class TopBar : public Surface
{
    Q_OBJECT

public:
    explicit TopBar(Theme& theme);
    void set(const view::ShellView& shell);
    void setRoom(const Room& room);

    [[nodiscard]] SafetyCounter* counter() const { return m_counter; }

protected:
    void resizeEvent(QResizeEvent* event) override;

private:
    class Person;

    /// The counter shows its first part alone where the rest would cut the title: what was saved
    /// when is said nowhere else, the counts are said in Kirim.
    void fit();

    Text* m_title;
    Text* m_subtitle;
    SafetyCounter* m_counter;
    Person* m_person;
    Text* m_clock;
    Text* m_practice;
    Surface* m_practiceBox;
    QBoxLayout* m_first;
    QBoxLayout* m_second;
    Room m_room;
};

} // namespace rekam::ui
