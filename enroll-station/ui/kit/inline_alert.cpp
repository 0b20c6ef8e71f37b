#include "ui/kit/inline_alert.h"

#include "ui/kit/layout.h"

#include <QAccessible>

#include <algorithm>

namespace rekam::ui {

InlineAlert::InlineAlert(Theme& theme, Trigger trigger)
    : Surface(theme, Ground::Alert)
    , m_icon(new Icon(theme, {}, 24, QStringLiteral("ink")))
    , m_cause(new Text(theme, TextRole::Strong, Fit::Wrap))
    , m_remedy(new Text(theme, TextRole::Body, Fit::Wrap))
    , m_others(new Text(theme, TextRole::Body, Fit::Wrap))
    , m_action(new ActionButton(theme, std::move(trigger)))
    , m_more(new ActionButton(theme, [this](const view::ActionView&) {
        m_unfolded = !m_unfolded;
        refresh();
    }))
{
    m_remedy->setToken(QStringLiteral("ink-2"));
    m_others->setToken(QStringLiteral("ink-2"));
    setLayout(row(theme, 12,
                  {put(m_icon, 0, Qt::AlignTop),
                   put(column(theme, 2, {put(m_cause), put(m_remedy), put(m_others)}), 1),
                   put(m_more, 0, Qt::AlignVCenter), put(m_action, 0, Qt::AlignVCenter)},
                  {14, 12, 12, 12}));
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Minimum);
    hide();
}

void InlineAlert::set(const view::AlertView& alert)
{
    const bool fresh = alert.cause != m_alert.cause && !alert.cause.isEmpty();
    m_alert = alert;
    if (fresh) {
        m_unfolded = false;
    }
    refresh();
    if (fresh) {
        QAccessibleEvent event(this, QAccessible::Alert);
        QAccessible::updateAccessibility(&event);
    }
}

void InlineAlert::setOneLine(bool oneLine)
{
    if (oneLine != m_oneLine) {
        m_oneLine = oneLine;
        refresh();
    }
}

bool InlineAlert::isShort() const
{
    if (!m_alert.others.isEmpty()) {
        return false;
    }
    const int beside =
        px(14 + 24 + 12 + 12) + (m_alert.action ? m_action->sizeHint().width() + px(12) : 0);
    const auto advance = [](const Text* text, const QString& words) {
        return QFontMetrics(text->font()).horizontalAdvance(words);
    };
    return std::max(advance(m_cause, m_alert.cause), advance(m_remedy, m_alert.remedy)) + px(4) <=
           width() - beside;
}

void InlineAlert::resizeEvent(QResizeEvent* event)
{
    Surface::resizeEvent(event);
    if (m_oneLine && m_short != isShort()) {
        refresh();
    }
}

void InlineAlert::refresh()
{
    m_short = isShort();
    setVisible(!m_alert.cause.isEmpty());
    if (m_alert.cause.isEmpty()) {
        return;
    }
    setTone(m_alert.tone);
    m_icon->set(
        m_alert.icon.isEmpty()
            ? (m_alert.tone == view::Tone::Primary ? QStringLiteral("info") : iconOf(m_alert.tone))
            : m_alert.icon,
        inkOf(m_alert.tone));
    m_cause->setText(m_alert.cause);
    const bool oneLine = m_oneLine && !m_short;
    const bool folded = oneLine && !m_unfolded;
    layout()->setAlignment(m_icon, folded ? Qt::AlignVCenter : Qt::AlignTop);
    m_remedy->setText(folded ? QString() : m_alert.remedy);
    QStringList others;
    for (const auto& matter : m_alert.others) {
        others.append(QStringLiteral("%1. %2").arg(matter.cause, matter.remedy));
    }
    m_others->setText(m_unfolded ? others.join(u'\n') : QString());
    const bool hides = !m_alert.others.isEmpty() || (oneLine && !m_alert.remedy.isEmpty());
    m_more->setVisible(hides);
    if (hides) {
        const QString count = tr("%n hal lain", nullptr, static_cast<int>(m_alert.others.size()));
        m_more->setAction({.label = m_unfolded                 ? tr("Tutup")
                                    : m_alert.others.isEmpty() ? tr("Lihat")
                                                               : count,
                           .icon = QStringLiteral("chevron-down"),
                           .kind = view::ActionKind::Quiet});
    }
    m_action->setVisible(m_alert.action.has_value());
    if (m_alert.action) {
        m_action->setAction(*m_alert.action);
    }
    setAccessibleName(spoken());
    update();
}

QString InlineAlert::spoken() const
{
    return QStringLiteral("%1. %2").arg(m_alert.cause, m_alert.remedy);
}

} // namespace rekam::ui
