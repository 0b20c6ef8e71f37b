#include "ui/kit/drawn/painted.h"

#include <QAccessibleWidget>
#include <QPainter>
#include <QPointer>

#include <vector>

namespace rekam::ui {

namespace {

/// One item of a painted widget. It asks its widget each time: items come and go with the state.
class ItemInterface : public QAccessibleInterface
{
public:
    ItemInterface(Painted* owner, int index)
        : m_owner(owner)
        , m_index(index)
    {}

    [[nodiscard]] bool isValid() const override
    {
        return m_owner != nullptr && m_index < m_owner->spokenItems().size();
    }

    [[nodiscard]] QObject* object() const override { return nullptr; }

    [[nodiscard]] QAccessibleInterface* childAt(int, int) const override { return nullptr; }

    [[nodiscard]] QAccessibleInterface* parent() const override
    {
        return QAccessible::queryAccessibleInterface(m_owner);
    }

    [[nodiscard]] QAccessibleInterface* child(int) const override { return nullptr; }

    [[nodiscard]] int childCount() const override { return 0; }

    [[nodiscard]] int indexOfChild(const QAccessibleInterface*) const override { return -1; }

    [[nodiscard]] QString text(QAccessible::Text kind) const override
    {
        return kind == QAccessible::Name ? item().text : QString();
    }

    void setText(QAccessible::Text, const QString&) override {}

    [[nodiscard]] QRect rect() const override
    {
        const QRect area = item().area;
        return m_owner == nullptr ? QRect()
                                  : QRect(m_owner->mapToGlobal(area.topLeft()), area.size());
    }

    [[nodiscard]] QAccessible::Role role() const override { return item().role; }

    [[nodiscard]] QAccessible::State state() const override
    {
        QAccessible::State state;
        const SpokenItem now = item();
        state.selected = now.selected ? 1 : 0;
        state.selectable = now.role != QAccessible::StaticText ? 1 : 0;
        state.disabled = now.enabled ? 0 : 1;
        return state;
    }

private:
    [[nodiscard]] SpokenItem item() const
    {
        return m_owner == nullptr ? SpokenItem{} : m_owner->spokenItems().value(m_index);
    }

    QPointer<Painted> m_owner;
    int m_index;
};

class PaintedInterface : public QAccessibleWidget
{
public:
    explicit PaintedInterface(Painted* owner)
        : QAccessibleWidget(owner, owner->spokenRole())
        , m_owner(owner)
    {}

    ~PaintedInterface() override
    {
        for (const QAccessible::Id id : m_ids) {
            QAccessible::deleteAccessibleInterface(id);
        }
    }

    PaintedInterface(const PaintedInterface&) = delete;
    PaintedInterface& operator=(const PaintedInterface&) = delete;
    PaintedInterface(PaintedInterface&&) = delete;
    PaintedInterface& operator=(PaintedInterface&&) = delete;

    [[nodiscard]] QAccessible::Role role() const override { return m_owner->spokenRole(); }

    [[nodiscard]] QString text(QAccessible::Text kind) const override
    {
        return kind == QAccessible::Name ? m_owner->spoken() : QAccessibleWidget::text(kind);
    }

    [[nodiscard]] int childCount() const override
    {
        return static_cast<int>(m_owner->spokenItems().size());
    }

    [[nodiscard]] QAccessibleInterface* child(int index) const override
    {
        if (index < 0 || index >= childCount()) {
            return nullptr;
        }
        while (static_cast<int>(m_ids.size()) <= index) {
            m_ids.push_back(QAccessible::registerAccessibleInterface(
                new ItemInterface(m_owner, static_cast<int>(m_ids.size()))));
        }
        return QAccessible::accessibleInterface(m_ids[static_cast<std::size_t>(index)]);
    }

    [[nodiscard]] int indexOfChild(const QAccessibleInterface* child) const override
    {
        for (std::size_t i = 0; i < m_ids.size(); ++i) {
            if (QAccessible::accessibleInterface(m_ids[i]) == child) {
                return static_cast<int>(i);
            }
        }
        return -1;
    }

private:
    Painted* m_owner;
    mutable std::vector<QAccessible::Id> m_ids;
};

QAccessibleInterface* makeInterface(const QString&, QObject* object)
{
    auto* painted = dynamic_cast<Painted*>(object);
    return painted == nullptr ? nullptr : new PaintedInterface(painted);
}

} // namespace

Painted::Painted(Theme& theme, QWidget* parent)
    : QWidget(parent)
    , m_theme(theme)
{}

QString Painted::spoken() const
{
    return accessibleName();
}

QAccessible::Role Painted::spokenRole() const
{
    return QAccessible::Grouping;
}

QVector<SpokenItem> Painted::spokenItems() const
{
    return {};
}

QRect Painted::focusArea() const
{
    return rect();
}

bool Painted::showsWholeText() const
{
    return true;
}

void Painted::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    draw(painter);
}

QColor Painted::colour(const char* token) const
{
    return m_theme.colour(QString::fromLatin1(token));
}

QColor Painted::colour(const QString& token) const
{
    return m_theme.colour(token);
}

QFont Painted::textFont(double designPx, QFont::Weight weight) const
{
    return m_theme.font(designPx, weight);
}

void Painted::drawIcon(QPainter& painter, const QString& name, QPointF at, double designPx,
                       const QString& token) const
{
    if (!name.isEmpty()) {
        painter.drawPixmap(at, m_theme.icon(name, designPx, token, devicePixelRatioF()));
    }
}

void installPaintedAccessibility()
{
    QAccessible::installFactory(makeInterface);
}

QString inkOf(view::Tone tone)
{
    switch (tone) {
    case view::Tone::Neutral:
        return QStringLiteral("ink-2");
    case view::Tone::Primary:
        return QStringLiteral("primary");
    case view::Tone::Ok:
        return QStringLiteral("ok");
    case view::Tone::Warn:
        return QStringLiteral("warn");
    case view::Tone::Err:
        return QStringLiteral("err");
    case view::Tone::Exc:
        return QStringLiteral("exc");
    }
    return QStringLiteral("ink-2");
}

QString tintOf(view::Tone tone)
{
    return tone == view::Tone::Neutral ? QStringLiteral("neutral-tint")
                                       : inkOf(tone) + QStringLiteral("-tint");
}

QString iconOf(view::Tone tone)
{
    switch (tone) {
    case view::Tone::Neutral:
        return QStringLiteral("pending");
    case view::Tone::Primary:
        return QStringLiteral("active");
    case view::Tone::Ok:
        return QStringLiteral("check-circle");
    case view::Tone::Warn:
        return QStringLiteral("warning");
    case view::Tone::Err:
        return QStringLiteral("x-circle");
    case view::Tone::Exc:
        return QStringLiteral("exception");
    }
    return QStringLiteral("pending");
}

} // namespace rekam::ui
