#include "ui/pages/exception_panel.h"

#include <algorithm>

namespace rekam::ui {

ExceptionPanel::ExceptionPanel(const Kit& kit)
    : Page(kit)
{
    setMargins(0, 0, 0);
    auto* targets = makeTargets();
    auto* reasons = makeReasons();
    auto* all = row(theme(), 0, {put(targets, 1), put(reasons)});
    foldWhenNarrow(all);
    fixWidthWhenWide(reasons, 476);
    setBody(all);
}

QWidget* ExceptionPanel::makeTargets()
{
    m_targetsTitle = new Text(theme(), TextRole::Lead, Fit::Wrap);
    m_targetsHint = new Text(theme(), TextRole::Body, Fit::Wrap);
    m_targetsHint->setToken(QStringLiteral("ink-2"));
    m_hands = new HandPair(theme(), 150);
    m_hands->setChoosable(true);
    connect(m_hands, &HandPair::fingerChosen, this,
            [this](int index) { Q_EMIT intents().exceptionFingerToggled(index); });
    m_targets = new ChoiceList(theme(), 52);
    m_targets->setChooseOnMove(false);
    m_targets->setNumbered(false); // the digits are the reasons
    connect(m_targets, &ChoiceList::chosen, this,
            [this](const QString& id) { Q_EMIT intents().exceptionTargetToggled(id); });
    m_chosen = makeAlert();
    auto* card = new Surface(theme(), Ground::Card,
                             column(theme(), 8,
                                    {put(m_targetsTitle), put(m_targetsHint), put(m_hands, 50),
                                     put(m_targets), spring(), put(m_chosen)},
                                    {18, 14, 18, 14}));
    auto* left = new QWidget;
    left->setLayout(column(theme(), 0, {put(card, 1)}, {24, 14, 20, 12}));
    return left;
}

QWidget* ExceptionPanel::makeReasons()
{
    m_head = new PanelHead(theme());
    auto* label = new Text(theme(), TextRole::BodyStrong);
    label->setText(tr("Alasan"));
    m_reasons = new ChoiceList(theme(), 44);
    m_reasons->setAccessibleName(tr("Alasan"));
    connect(m_reasons, &ChoiceList::chosen, this,
            [this](const QString& id) { Q_EMIT intents().reasonChosen(id); });
    m_evidence = new PictureBox(theme(), 132, 99);
    m_evidence->setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    m_evidence->setFilling(true);
    m_evidence->setEmptyIcon(QStringLiteral("camera"));
    m_evidenceTitle = new Text(theme(), TextRole::BodyStrong, Fit::Wrap);
    m_evidenceDetail = new Text(theme(), TextRole::Body, Fit::Wrap);
    m_evidenceDetail->setToken(QStringLiteral("ink-2"));
    m_evidenceAction = new ActionButton(theme(), sink());
    m_approvalIcon = new Icon(theme(), QStringLiteral("supervisor"), 28, QStringLiteral("warn"));
    m_approvalTitle = new Text(theme(), TextRole::BodyStrong, Fit::Wrap);
    m_approvalDetail = new Text(theme(), TextRole::Body, Fit::Wrap);
    m_approvalDetail->setToken(QStringLiteral("ink-2"));
    m_approvalAction = new ActionButton(theme(), sink());
    auto* side = new Surface(
        theme(), Ground::Bar,
        column(
            theme(), 0,
            {put(m_head), gap(12), put(label), gap(6), put(m_reasons), gap(12),
             put(row(theme(), 14,
                     {put(m_evidence),
                      put(column(theme(), 2,
                                 {spring(), put(m_evidenceTitle), put(m_evidenceDetail), gap(4),
                                  put(m_evidenceAction, 0, Qt::AlignLeft), spring()}),
                          1)})),
             gap(10), put(new Rule(theme(), Qt::Horizontal)), gap(10),
             put(row(theme(), 14,
                     {put(m_approvalIcon),
                      put(column(theme(), 2,
                                 {spring(), put(m_approvalTitle), put(m_approvalDetail), spring()}),
                          1),
                      put(m_approvalAction, 0, Qt::AlignVCenter)})),
             spring()},
            {22, 14, 22, 14}));
    side->setEdge(Qt::LeftEdge, QStringLiteral("exc"), 2);
    return side;
}

void ExceptionPanel::display(const view::ExceptionView& exception)
{
    m_view = exception;
    m_targetsTitle->setText(exception.targetsTitle);
    m_targetsHint->setText(exception.targetsHint);
    const bool hands = exception.kind == view::ExceptionKind::Fingers;
    m_hands->setVisible(hands);
    m_hands->set(exception.hands);
    m_targets->setVisible(!hands && !exception.targets.isEmpty());
    m_targets->set(choicesOf(exception.targets), exception.chosenTargets);
    m_chosen->set(exception.chosen);
    m_head->set(QStringLiteral("exception"), exception.title, exception.subtitle,
                QStringLiteral("exc"));
    m_reasons->set(choicesOf(exception.reasons), {exception.reasonId});
    if (!exception.evidenceLive) {
        m_evidence->set(exception.evidence, {});
    } else if (!m_live) {
        m_evidence->set({}, {}); // until the first frame
    }
    m_live = exception.evidenceLive;
    m_evidence->setAccessibleName(exception.evidenceTitle);
    m_evidenceTitle->setText(exception.evidenceTitle);
    m_evidenceDetail->setText(exception.evidenceDetail);
    m_evidenceAction->setVisible(exception.evidenceAction.has_value());
    if (exception.evidenceAction) {
        m_evidenceAction->setAction(*exception.evidenceAction);
    }
    m_approvalIcon->set(exception.approval.icon.isEmpty() ? QStringLiteral("supervisor")
                                                          : exception.approval.icon,
                        inkOf(exception.approval.tone));
    m_approvalTitle->setText(exception.approval.title);
    m_approvalDetail->setText(exception.approval.detail);
    m_approvalAction->setVisible(exception.approvalAction.has_value());
    if (exception.approvalAction) {
        m_approvalAction->setAction(*exception.approvalAction);
    }
    setActions(exception.actions);
}

void ExceptionPanel::showPreview(const QImage& frame)
{
    if (m_live) {
        m_evidence->set(frame, {}, view::Tone::Primary);
    }
}

QVector<view::ActionView> ExceptionPanel::offers() const
{
    auto all = Page::offers();
    for (const auto& action : {m_view.evidenceAction, m_view.approvalAction}) {
        if (action) {
            all.append(*action);
        }
    }
    return all;
}

QWidget* ExceptionPanel::startFocus()
{
    // Which fingers comes before why; the digits choose the reason from anywhere.
    const bool chosen = std::ranges::any_of(m_view.hands, &view::FingerView::selected);
    if (m_view.kind == view::ExceptionKind::Fingers && !chosen) {
        return m_hands->toFirstWanting();
    }
    if (m_targets->isVisibleTo(this) && m_view.chosenTargets.isEmpty()) {
        return m_targets;
    }
    return m_reasons;
}

bool ExceptionPanel::takeDigit(int digit)
{
    return m_reasons->chooseDigit(digit);
}

} // namespace rekam::ui
