#include "ui/pages/steps/documents_page.h"

#include <QApplication>
#include <QKeyEvent>

namespace rekam::ui {

namespace {

constexpr int kMostPaperButtons = 2;
// Below this width of the page the paper stands under the table; a number is read in full beside
// it.
constexpr double kBesidePx = 720;
// Below this width of the table a field's name stands under its value.
constexpr double kNameBesidePx = 560;
constexpr double kPaperHighPx = 180;
constexpr double kPaperLowPx = 72;

} // namespace

DocumentsPage::DocumentsPage(const Kit& kit)
    : Page(kit)
    , m_table(new Table(theme(),
                        {{tr("Data"), 140, kNameBesidePx},
                         {QStringLiteral("SIAK"), 0, 0},
                         {tr("KK dan akta"), 146, 0},
                         {tr("Hasil"), 114, 0}},
                        50))
    , m_paperTitle(new Text(theme(), TextRole::Lead, Fit::Elide))
    , m_paperChip(new Chip(theme()))
    , m_paper(new PictureBox(theme(), 160, kPaperHighPx))
    , m_hint(new Text(theme(), TextRole::Caption, Fit::Wrap))
    , m_alert(makeAlert())
{
    setMargins(24, 14, 12);
    m_table->setAccessibleName(tr("Data yang diperiksa"));
    connect(m_table, &Table::idChosen, this,
            [this](const QString& id) { Q_EMIT intents().documentRowChosen(id); });
    m_paper->setEmptyIcon(QStringLiteral("scan"));
    m_hint->setToken(QStringLiteral("ink-2"));
    auto* buttons = column(theme(), 8, {});
    for (int i = 0; i < kMostPaperButtons; ++i) {
        auto* button = new ActionButton(theme(), sink());
        m_paperButtons.append(button);
        buttons->addWidget(button);
    }
    auto* tableCard =
        new Surface(theme(), Ground::Card, column(theme(), 0, {put(m_table, 1)}, {1, 1, 1, 1}));
    auto* paperCard =
        new Surface(theme(), Ground::Card,
                    column(theme(), 8,
                           {put(row(theme(), 8, {put(m_paperTitle, 1), put(m_paperChip)})),
                            put(m_paper, 1), put(buttons), put(m_hint)},
                           {16, 12, 16, 12}));
    m_middle = row(theme(), 12, {put(tableCard, 1), put(paperCard)});
    m_paperCard = paperCard;
    setBody(column(theme(), 12, {put(m_middle, 1), put(m_alert)}));
}

void DocumentsPage::roomChanged()
{
    if (m_paperCard != nullptr) {
        arrange();
        displayRows();
    }
}

void DocumentsPage::resizeEvent(QResizeEvent* event)
{
    Page::resizeEvent(event);
    arrange();
}

/// As long as there is room, the paper and the notice stay in view while the rows scroll beside
/// them; where there is none the page scrolls, not a page in the page.
void DocumentsPage::arrange()
{
    const bool narrow = room().oneColumn();
    const bool below = narrow && width() < px(kBesidePx);
    m_middle->setDirection(below ? QBoxLayout::TopToBottom : QBoxLayout::LeftToRight);
    m_table->setWhole(below);
    // What SIAK says is read in full before the paper beside it is large.
    const double wanted = narrow ? 228 : room().span == Span::Wide ? 296 : 240;
    m_paperCard->setMinimumWidth(below ? 0 : px(wanted));
    m_paperCard->setMaximumWidth(below ? QWIDGETSIZE_MAX : px(wanted));
    m_paper->setLeastHeight(narrow && !below ? kPaperLowPx : kPaperHighPx);
}

void DocumentsPage::displayRows()
{
    const bool nameBelow = room().oneColumn();
    QVector<TableRow> rows;
    for (const auto& row : std::as_const(m_view.rows)) {
        // An unchecked row has no result yet; state is never told by a blank.
        const view::ChipView unchecked{tr("Belum"), view::Tone::Neutral, QStringLiteral("pending")};
        rows.append(
            {row.id,
             {{.text = row.label},
              {.text = row.siak,
               .sub = nameBelow ? row.label : QString(),
               .machine = row.machine,
               .strong = !row.machine},
              {.text = row.paper,
               .machine = row.machine && !row.paper.isEmpty() && row.paper.front().isDigit()},
              {.chip = row.result.text.isEmpty() ? unchecked : row.result}}});
    }
    m_table->setRows(rows, m_view.chosenId);
}

void DocumentsPage::display(const view::DocumentsView& documents)
{
    m_view = documents;
    displayRows();
    m_paperTitle->setText(documents.paperTitle);
    m_paperChip->set(documents.paperChip);
    m_paper->set(documents.paper, documents.paperEmpty);
    m_paper->setAccessibleName(documents.paperTitle);
    for (qsizetype i = 0; i < m_paperButtons.size(); ++i) {
        m_paperButtons[i]->setVisible(i < documents.paperActions.size());
        if (i < documents.paperActions.size()) {
            m_paperButtons[i]->setAction(documents.paperActions[i]);
        }
    }
    m_hint->setText(documents.paperHint);
    m_alert->set(documents.alert);
    setActions(documents.actions);
}

QRect DocumentsPage::activeArea() const
{
    const QModelIndex current = m_table->currentIndex();
    return current.isValid() ? inBody(m_table->viewport(), m_table->visualRect(current)) : QRect();
}

QVector<view::ActionView> DocumentsPage::offers() const
{
    return Page::offers() + m_view.paperActions;
}

bool DocumentsPage::takeKey(QKeyEvent* event)
{
    // A secondary button with the focus keeps its own keys.
    const auto* button = qobject_cast<const ActionButton*>(QApplication::focusWidget());
    if (button != nullptr && button->action().kind != view::ActionKind::Primary) {
        return false;
    }
    switch (event->key()) {
    case Qt::Key_Return:
    case Qt::Key_Enter:
        return showActive(); // the primary answers for the row too
    case Qt::Key_Up:
        m_table->moveBy(-1);
        return true;
    case Qt::Key_Down:
        m_table->moveBy(1);
        return true;
    case Qt::Key_Space:
        if (showActive()) { // nobody answers for a row that is out of view
            return true;
        }
        trigger({.id = view::ActionId::Match, .subject = m_view.chosenId});
        return true;
    case Qt::Key_B:
        if (showActive()) {
            return true;
        }
        trigger({.id = view::ActionId::Differ, .subject = m_view.chosenId});
        return true;
    case Qt::Key_Left:
    case Qt::Key_Right:
        trigger({.id = view::ActionId::NextDocument,
                 .subject = event->key() == Qt::Key_Left ? QStringLiteral("previous")
                                                         : QStringLiteral("next")});
        return true;
    default:
        return false;
    }
}

} // namespace rekam::ui
