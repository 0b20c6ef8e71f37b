#include "ui/pages/steps/statement_page.h"

#include "ui/kit/field.h"

#include <QApplication>
#include <QKeyEvent>

namespace rekam::ui {

StatementPage::StatementPage(const Kit& kit)
    : Page(kit)
    , m_title(new Text(theme(), TextRole::Title, Fit::Wrap))
    , m_chip(new Chip(theme()))
    , m_words(new Text(theme(), TextRole::Body, Fit::Wrap))
    , m_data(new FactGrid(theme(), 2))
    , m_agree(new TickBox(theme()))
    , m_signatureTitle(new Text(theme(), TextRole::Lead, Fit::Elide))
    , m_signatureChip(new Chip(theme()))
    , m_canvas(new SignatureCanvas(theme(), 240, 150))
    , m_boundRow(new QWidget)
    , m_bound(new Text(theme(), TextRole::Body, Fit::Wrap))
    , m_alert(makeAlert())
{
    setMargins(24, 14, 12);
    m_words->setType(20, QFont::Normal);
    m_words->setAlignment(Qt::AlignLeft | Qt::AlignTop);
    m_data->setSpacing(8);
    m_bound->setToken(QStringLiteral("ink-2"));
    m_agree->setKey(Qt::Key_Space);
    connect(m_canvas, &SignatureCanvas::strokesDrawn, this,
            [this](const QVector<view::StrokeView>& strokes, double aspect) {
                Q_EMIT intents().strokesDrawn(strokes, aspect);
            });
    connect(m_agree, &QCheckBox::clicked, this,
            [this](bool on) { Q_EMIT intents().statementAgreed(on); });
    auto* text =
        new Surface(theme(), Ground::Card,
                    column(theme(), 10,
                           {put(row(theme(), 10, {put(m_title, 1), put(m_chip, 0, Qt::AlignTop)})),
                            put(new Rule(theme(), Qt::Horizontal)), put(m_data), put(m_words),
                            spring(), put(m_agree)},
                           {22, 16, 22, 12}));
    auto* lock = new Icon(theme(), QStringLiteral("lock"), 18, QStringLiteral("ink-2"));
    m_boundRow->setLayout(row(theme(), 8, {put(lock, 0, Qt::AlignTop), put(m_bound, 1)}));
    auto* signature =
        new Surface(theme(), Ground::Card,
                    column(theme(), 10,
                           {put(row(theme(), 8, {put(m_signatureTitle, 1), put(m_signatureChip)})),
                            put(m_canvas, 1), put(m_boundRow)},
                           {18, 14, 18, 14}));
    m_textCard = text;
    m_signatureCard = signature;
    auto* middle = row(theme(), 12, {put(text, 1), put(signature)});
    foldWhenNarrow(middle);
    fixWidthWhenWide(signature, 400);
    setBody(column(theme(), 12, {put(middle, 1), put(m_alert)}));
}

void StatementPage::display(const view::StatementView& statement)
{
    m_title->setText(statement.title);
    m_chip->set(statement.chip);
    m_words->setText(statement.paragraphs.join(QStringLiteral("\n")));
    m_data->set(statement.data);
    m_data->setVisible(!statement.data.isEmpty());
    m_agree->setVisible(!statement.agreeLabel.isEmpty());
    m_agree->setText(statement.agreeLabel);
    m_agree->setAccessibleName(statement.agreeLabel);
    m_agree->setChecked(statement.agreed);
    m_agree->setEnabled(statement.canAgree);
    m_signatureTitle->setText(statement.signatureTitle);
    m_signatureChip->set(statement.signatureChip);
    m_canvas->set(statement.strokes, statement.padAspect, statement.emptyText);
    // Without its pad a station goes on by touch; nothing is drawn where a line stands for it.
    m_canvas->setDrawing(statement.signatureChip.tone != view::Tone::Exc);
    m_bound->setText(statement.boundTo);
    m_boundRow->setVisible(!statement.boundTo.isEmpty());
    m_alert->set(statement.alert);
    m_stated = m_words->text();
    for (const auto& fact : statement.data) {
        m_stated += fact.label + fact.value + u'\n';
    }
    if (statement.signatureChip.text != m_signed) {
        m_signed = statement.signatureChip.text;
        forgetSeen(m_signatureCard); // the signature came since
    }
    setActions(statement.actions);
}

QRect StatementPage::activeArea() const
{
    return m_agree->isChecked() ? QRect() : inBody(m_agree);
}

Duty StatementPage::duty() const
{
    return {tr("pernyataan"), inBody(m_textCard) | inBody(m_signatureCard), m_stated};
}

QWidget* StatementPage::startFocus()
{
    // The tick is the question of this screen; once it is there, the primary is.
    const bool asks = m_agree->isVisibleTo(this) && !m_agree->isChecked();
    return asks ? m_agree : nullptr;
}

bool StatementPage::takeKey(QKeyEvent* event)
{
    const auto* button = qobject_cast<const ActionButton*>(QApplication::focusWidget());
    const bool elsewhere = button != nullptr && button->action().kind != view::ActionKind::Primary;
    // Once it is ticked, a second Space must not take the tick away: it is the primary's then.
    if (event->key() != Qt::Key_Space || elsewhere || m_agree->isChecked() ||
        !m_agree->isEnabled() || !m_agree->isVisible()) {
        return false;
    }
    if (showUnseen(inBody(m_textCard)) || showActive()) {
        return true; // first what the tick is about
    }
    m_agree->click();
    return true;
}

void StatementPage::showStrokes(const QVector<view::StrokeView>& strokes)
{
    m_canvas->setStrokes(strokes);
}

} // namespace rekam::ui
