// The pieces that the scenes of the student's window are put together from.
#pragma once

#include "ui/kit/drawn/meter.h"
#include "ui/kit/layout.h"
#include "ui/kit/surface.h"
#include "ui/kit/text.h"

#include <QAbstractButton>

namespace rekam::ui {

/// Wrapped words of a size, weight and colour token.
[[nodiscard]] Text* studentText(Theme& theme, double designPx, QFont::Weight weight,
                                const char* token);

/// How far the student is: one dash a step.
class StepDashes : public Painted
{
    Q_OBJECT

public:
    explicit StepDashes(Theme& theme);
    void set(int step, int count);

protected:
    void draw(QPainter& painter) override;

private:
    int m_step = 0;
    int m_count = 5;
};

enum class Answer { Yes, Again };

/// The two large buttons: the only thing that a student can press.
class BigButton : public QAbstractButton
{
    Q_OBJECT

public:
    BigButton(Theme& theme, Answer answer);
    /// Empty hides it.
    void setLabel(const QString& label);

    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    Theme& m_theme;
    Answer m_answer;
};

/// At most three numbered hints.
class HintList : public RowList
{
    Q_OBJECT

public:
    explicit HintList(Theme& theme);
    void set(const QStringList& hints);

    [[nodiscard]] int rows() const override { return static_cast<int>(m_hints.size()); }

    [[nodiscard]] int rowHeight(int row, int width) const override;

protected:
    void drawRow(QPainter& painter, int row, const QRect& box) override;
    [[nodiscard]] QString spokenRow(int row) const override;

private:
    QStringList m_hints;
};

/// Name, step and dashes above every scene but the idle one.
class StudentHeader : public Surface
{
    Q_OBJECT

public:
    explicit StudentHeader(Theme& theme);
    void set(const view::StudentView& student);

private:
    Text* m_name;
    Text* m_step;
    StepDashes* m_dashes;
    Text* m_practice;
};

/// "Tahan, jangan geser…" with a bar.
class HoldCard : public Surface
{
    Q_OBJECT

public:
    explicit HoldCard(Theme& theme);
    void set(const std::optional<view::StudentHoldView>& hold);

private:
    Text* m_text;
    ProgressBar* m_bar;
};

/// Headline, subline, hints, hold, footnote: the words at the right of most scenes. The layouts
/// that they are put into own them.
struct StudentWords
{
    StudentWords(Theme& theme, double headlinePx);
    void set(const view::StudentView& student) const;
    [[nodiscard]] QBoxLayout* noteLine(const Theme& theme) const;

    Text* headline;
    Text* subline;
    HintList* hints;
    HoldCard* hold;
    Icon* noteIcon;
    Text* note;
};

} // namespace rekam::ui
