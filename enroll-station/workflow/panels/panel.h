// A panel that slides in over a page: it shows itself, hears the operator, and says when it is
// done.
#pragma once

#include "workflow/desks/desk.h"
#include "workflow/panels/approval_request.h"
#include "workflow/station/station_core.h"
#include "workflow/view/all.h"

#include <QObject>

namespace rekam::workflow {

/// Lives as long as the station; what an operator began is kept over Escape and opened again until
/// its subject changes. Each kind has an open function of its own. Threading: the main thread.
class Panel : public QObject
{
    Q_OBJECT

public:
    explicit Panel(StationCore& core)
        : m_core(core)
    {}

    virtual void show() = 0;
    virtual void act(view::ActionId action, const QString& subject) = 0;

    /// It is no longer on the screen; what was begun stays for the next time.
    virtual void closed() {}

    /// Told by whoever opens and closes panels; a panel below another one does not show itself.
    enum class Place { Away, OnTop };

    void setPlace(Place place) { m_place = place; }

    // What a panel may offer to type or touch; the others never hear of it.

    virtual void chooseReason(const QString& /*reasonId*/) {}

    virtual void setNote(const QString& /*note*/) {}

    virtual void toggleFinger(int /*index*/) {}

    virtual void toggleTarget(const QString& /*targetId*/) {}

    virtual void editCorrection(const QString& /*field*/, const QString& /*after*/,
                                const QString& /*basis*/)
    {}

    virtual void enterApproval(const QString& /*personId*/, const QString& /*code*/) {}

    virtual void chooseFile(const QString& /*path*/) {}

Q_SIGNALS:
    /// The panel has done its work and closes.
    void finished();
    /// Another panel comes over this one; this one shows again when that closes.
    void wantsApproval(rekam::workflow::ApprovalRequest request);

protected:
    [[nodiscard]] StationCore& core() const { return m_core; }

    template <typename View>
    void present(const View& view) const
    {
        if (m_place == Place::OnTop) {
            m_core.display().presentPanel(view);
        }
    }

private:
    StationCore& m_core;
    Place m_place = Place::Away;
};

/// Escape and a word for it.
[[nodiscard]] inline view::ActionView closeAction(const QString& label)
{
    view::ActionView made =
        action(view::ActionId::Close, label, QStringLiteral("close"), Qt::Key_Escape);
    made.kind = view::ActionKind::Quiet;
    return made;
}

[[nodiscard]] inline view::ActionView disabled(view::ActionView action, const QString& why)
{
    action.state = view::ActionState::Disabled;
    action.whyDisabled = why;
    return action;
}

} // namespace rekam::workflow
