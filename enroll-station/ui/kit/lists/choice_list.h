// One of several answers: radio rows with their digit, or people with initials.
#pragma once

#include "ui/kit/lists/row_list.h"

namespace rekam::ui {

struct Choice
{
    QString id{};
    QString label{};
    QString detail{};
    QString initials{}; ///< a person: drawn as an avatar instead of a radio button
};

class ChoiceList : public RowList
{
    Q_OBJECT

public:
    /// `rowPx`: 52 for reasons, 64 for people.
    ChoiceList(Theme& theme, double rowPx);
    void set(const QVector<Choice>& choices, const QStringList& chosenIds);
    void setRowPx(double rowPx);

    [[nodiscard]] int rows() const override { return static_cast<int>(m_choices.size()); }

    [[nodiscard]] int rowHeight(int row, int width) const override;

    /// Off: no digits beside the rows, since another list of the page has them.
    void setNumbered(bool on) { m_numbered = on; }

    /// The digit keys 1..9. False when there is no such row.
    bool chooseDigit(int digit);
    /// The one below (1) or above (-1) the current one, for keys pressed elsewhere. True when used.
    bool chooseNext(int step);

Q_SIGNALS:
    void chosen(const QString& id);

protected:
    void drawRow(QPainter& painter, int row, const QRect& box) override;
    [[nodiscard]] QString spokenRow(int row) const override;
    [[nodiscard]] bool rowSelected(int row) const override;

private:
    QVector<Choice> m_choices;
    QStringList m_chosen;
    double m_rowPx;
    bool m_numbered = true;
};

[[nodiscard]] QVector<Choice> choicesOf(const QVector<view::ChoiceView>& choices);

/// A round ground with initials.
void drawAvatar(QPainter& painter, const Theme& theme, const QRectF& box, const QString& initials,
                bool strong);

} // namespace rekam::ui
