#include "ui/pages/desks/login_page.h"

#include "ui/kit/drawn/pictures.h"

#include <QKeyEvent>

namespace rekam::ui {

namespace {

constexpr double kPersonPx = 64;
constexpr double kPersonLowPx = 50;
constexpr double kBelowAlertPx = 14;
constexpr qint64 kStillTypingMs = 1000;

} // namespace

LoginPage::LoginPage(const Kit& kit)
    : Page(kit)
{
    build();
}

void LoginPage::build()
{
    setMargins(0, 0, 0);
    m_left = new Surface(theme(), Ground::Rail);
    makeLeft();
    m_form = makeForm();
    m_all = row(theme(), 0, {put(m_left), put(m_form, 1)});
    // Who works comes first where there is room for one column only.
    foldWhenNarrow(m_all, QBoxLayout::BottomToTop);
    fixWidthWhenWide(m_left, 500);
    setBody(m_all);
}

void LoginPage::makeLeft()
{
    auto* name = new Text(theme(), TextRole::Display);
    name->setText(QStringLiteral("Rekam"));
    name->setType(52, QFont::Bold)->setToken(QStringLiteral("rail-ink"));
    m_tagline = new Text(theme(), TextRole::Lead, Fit::Wrap);
    m_tagline->setType(18, QFont::Medium)->setToken(QStringLiteral("rail-ink-2"));
    m_facts = new FactGrid(theme(), 1);
    m_facts->setOnRail(true);
    m_facts->setSpacing(18);
    m_safetyIcon = new Icon(theme(), {}, 32, QStringLiteral("rail-ink"));
    m_safetyTitle = new Text(theme(), TextRole::Lead, Fit::Wrap);
    m_safetyTitle->setToken(QStringLiteral("rail-ink"));
    m_safetyDetail = new Text(theme(), TextRole::Body, Fit::Wrap);
    m_safetyDetail->setToken(QStringLiteral("rail-ink-2"));
    m_safetyBox =
        new Surface(theme(), Ground::RailCard,
                    row(theme(), 14,
                        {put(m_safetyIcon, 0, Qt::AlignTop),
                         put(column(theme(), 4, {put(m_safetyTitle), put(m_safetyDetail)}), 1)},
                        {18, 16, 18, 16}));
    m_left->setLayout(column(
        theme(), 0,
        {put(row(theme(), 20,
                 {put(new Mark(theme(), 88)),
                  put(column(theme(), 2, {spring(), put(name), put(m_tagline), spring()}), 1)})),
         spring(), gap(16), put(m_facts), gap(16), spring(), put(m_safetyBox)},
        {40, 36, 40, 40}));
}

QWidget* LoginPage::makeForm()
{
    m_heading = new Text(theme(), TextRole::Heading, Fit::Wrap);
    m_heading->setType(30, QFont::Bold);
    m_instruction = new Text(theme(), TextRole::Strong, Fit::Wrap);
    m_instruction->setToken(QStringLiteral("ink-2"));
    m_alert = makeAlert();
    m_belowAlert = new QWidget;
    m_belowAlert->setFixedHeight(px(kBelowAlertPx));
    m_people = new ChoiceList(theme(), kPersonPx);
    m_people->setAccessibleName(tr("Petugas"));
    connect(m_people, &ChoiceList::chosen, this, [this](const QString& id) {
        if (id != m_view.chosenId) {
            m_passphrase->edit()->clear(); // somebody else's
        }
        Q_EMIT intents().operatorChosen(id);
        if (m_passphrase->isVisible() && m_passphrase->edit()->isEnabled()) {
            m_passphrase->edit()->setFocus(Qt::OtherFocusReason);
        }
    });
    m_passphrase = new Field(theme(), tr("Frasa sandi"), FieldSize::Big);
    m_passphrase->edit()->setEchoMode(QLineEdit::Password);
    m_passphrase->edit()->setInputMethodHints(Qt::ImhSensitiveData | Qt::ImhNoPredictiveText);
    m_show = new ActionButton(
        theme(), [this](const view::ActionView&) { toggleShown(); }, ButtonSize::Big);
    m_show->setAction({.label = tr("Lihat"), .icon = QStringLiteral("iris")});
    m_passphrase->addBeside(m_show);
    m_primary = new ActionButton(theme(), sink(), ButtonSize::Big);

    m_fingerTitle = new Text(theme(), TextRole::Strong, Fit::Wrap);
    m_fingerDetail = new Text(theme(), TextRole::Body, Fit::Wrap);
    m_fingerDetail->setToken(QStringLiteral("ink-2"));
    m_fingerWord = new Text(theme(), TextRole::BodyStrong);
    m_fingerBox = new Surface(
        theme(), Ground::Card,
        row(theme(), 16,
            {put(new Icon(theme(), QStringLiteral("fingerprint"), 40, QStringLiteral("primary"))),
             put(column(theme(), 2, {put(m_fingerTitle), put(m_fingerDetail)}), 1),
             put(m_fingerWord)},
            {18, 14, 18, 14}));
    m_emptyIcon = new Icon(theme(), QStringLiteral("import"), 48, QStringLiteral("ink-2"));
    m_emptySentence = new Text(theme(), TextRole::Lead, Fit::Wrap);
    m_emptyBox = new Surface(
        theme(), Ground::Card,
        row(theme(), 18, {put(m_emptyIcon), put(m_emptySentence, 1)}, {22, 22, 22, 22}));
    m_footnote = new Text(theme(), TextRole::Body, Fit::Wrap);
    m_footnote->setToken(QStringLiteral("ink-2"));
    auto* form = new QWidget;
    form->setLayout(column(theme(), 0,
                           {spring(), put(m_heading), gap(4), put(m_instruction), gap(18),
                            put(m_alert), put(m_belowAlert), gap(2), put(m_emptyBox), put(m_people),
                            gap(18), put(m_passphrase), gap(18), put(m_primary), gap(16),
                            put(m_fingerBox), spring(), gap(10), put(m_footnote)},
                           {88, 20, 88, 20}));
    return form;
}

void LoginPage::display(const view::LoginView& login)
{
    const bool first = m_view.heading.isEmpty();
    const auto before = m_view.state;
    const QString errorBefore = m_view.fieldError;
    m_view = login;
    m_tagline->setText(login.tagline);
    m_facts->set(login.facts);
    m_safetyBox->setVisible(!login.safety.title.isEmpty());
    // On the dark rail the light inks of the tones are used, whatever the theme.
    m_safetyIcon->set(login.safety.icon.isEmpty() ? QStringLiteral("shield-alert")
                                                  : login.safety.icon,
                      login.safety.tone == view::Tone::Warn ? QStringLiteral("warn-solid")
                                                            : QStringLiteral("rail-ink"));
    m_safetyTitle->setText(login.safety.title);
    m_safetyDetail->setText(login.safety.detail);
    m_heading->setText(login.heading);
    m_instruction->setText(login.instruction);
    m_alert->set(login.alert);
    m_belowAlert->setVisible(!login.alert.cause.isEmpty());
    QVector<Choice> people;
    for (const auto& person : login.people) {
        people.append({person.id, person.name, person.role, person.initials});
    }
    m_people->set(people, {login.chosenId});
    m_fingerBox->setVisible(login.finger.has_value());
    if (login.finger) {
        m_fingerTitle->setText(login.finger->title);
        m_fingerDetail->setText(login.finger->detail);
        m_fingerWord->setText(login.fingerWord);
        m_fingerWord->setToken(inkOf(login.finger->tone));
    }
    m_footnote->setText(login.footnote);
    m_primary->setVisible(!m_aside && login.actions.primary.has_value());
    if (login.actions.primary) {
        m_primary->setAction(*login.actions.primary);
    }
    setActions(login.actions);
    if (first || before != login.state || errorBefore != login.fieldError) {
        setState(login.state, login.fieldError);
    }
}

void LoginPage::setState(view::LoginState state, const QString& error)
{
    const bool empty = state == view::LoginState::NotProvisioned;
    m_emptyBox->setVisible(empty);
    m_emptySentence->setText(m_view.empty.sentence);
    if (!m_view.empty.icon.isEmpty()) {
        m_emptyIcon->set(m_view.empty.icon, QStringLiteral("ink-2"));
    }
    m_people->setVisible(!empty);
    m_passphrase->setVisible(!empty);
    QLineEdit* edit = m_passphrase->edit();
    // Who must wait, waits alone: another one may come and log in. Enabled before it takes the
    // focus.
    m_people->setEnabled(state != view::LoginState::Unlocking);
    const bool waits = state == view::LoginState::Waiting;
    if (waits && edit->isEnabled()) {
        if (edit->isModified()) {
            m_typedLast.start(); // somebody is still typing
        }
        edit->clear();
        if (edit->hasFocus() || m_show->hasFocus()) {
            m_people->setFocus(Qt::OtherFocusReason); // somebody else may come
        }
    }
    const bool over = !waits && !edit->isEnabled();
    edit->setEnabled(!waits);
    m_show->setEnabled(!waits);
    if (over && m_people->hasFocus() && !m_view.chosenId.isEmpty()) {
        edit->setFocus(Qt::OtherFocusReason);
    }
    m_passphrase->setError(error);
    if (state == view::LoginState::Wrong) {
        edit->setFocus(Qt::OtherFocusReason);
        if (!edit->isModified()) {
            edit->selectAll();
        } else if (m_again) { // the next try was typed and sent meanwhile
            QMetaObject::invokeMethod(this, &LoginPage::send, Qt::QueuedConnection);
        }
        m_again = false;
    }
}

/// The field keeps its text until the answer, selected: a wrong one is shown so, and what is typed
/// before the answer takes its place.
void LoginPage::send()
{
    QLineEdit* edit = m_passphrase->edit();
    const QString passphrase = edit->text();
    if (passphrase.isEmpty()) {
        return;
    }
    edit->selectAll();
    edit->setModified(false);
    m_again = false;
    Q_EMIT intents().loginRequested(m_view.chosenId, passphrase);
}

void LoginPage::trigger(const view::ActionView& action)
{
    const bool enters =
        action.id == view::ActionId::Primary && m_view.state != view::LoginState::NotProvisioned;
    if (!enters) {
        Page::trigger(action);
        return;
    }
    QLineEdit* edit = m_passphrase->edit();
    if (m_people->hasFocus() && m_people->isEnabled() && m_people->currentRow() >= 0) {
        m_people->chooseDigit(m_people->currentRow() + 1); // the one under the ring
        return;
    }
    if (m_view.chosenId.isEmpty()) {
        m_passphrase->setError(tr("Pilih nama dulu."));
        m_people->setFocus(Qt::OtherFocusReason);
        return;
    }
    if (edit->text().isEmpty()) {
        m_passphrase->setError(tr("Ketik frasa sandi dulu."));
        edit->setFocus(Qt::OtherFocusReason);
        return;
    }
    send();
}

QWidget* LoginPage::startFocus()
{
    if (m_view.heading.isEmpty()) {
        return nullptr;
    }
    if (m_view.state == view::LoginState::NotProvisioned) {
        return m_primary;
    }
    m_passphrase->edit()->clear();
    return m_view.chosenId.isEmpty() ? static_cast<QWidget*>(m_people) : m_passphrase->edit();
}

bool LoginPage::takeDigit(int digit)
{
    if (m_typedLast.isValid() && m_typedLast.elapsed() < kStillTypingMs) {
        m_typedLast.start();
        return true; // of a passphrase, not of a person
    }
    return m_people->isVisible() && m_people->isEnabled() && m_people->chooseDigit(digit);
}

bool LoginPage::takeKey(QKeyEvent* event)
{
    QLineEdit* edit = m_passphrase->edit();
    if (!edit->hasFocus() || !m_people->isVisible()) {
        if (m_typedLast.isValid()) {
            m_typedLast.start();
        }
        return false;
    }
    switch (event->key()) {
    case Qt::Key_Return:
    case Qt::Key_Enter:
        m_again = m_again || (m_view.state == view::LoginState::Unlocking && edit->isModified());
        return m_view.state == view::LoginState::Unlocking;
    case Qt::Key_Up:
        return m_people->chooseNext(-1);
    case Qt::Key_Down:
        return m_people->chooseNext(1);
    case Qt::Key_Escape:
        if (m_people->isEnabled() && m_people->rows() > 1) {
            edit->clear();
            m_people->setFocus(Qt::OtherFocusReason);
        }
        return true;
    default:
        break;
    }
    const QString typed = event->text();
    if (typed.size() == 1 && typed[0].isLetter()) {
        // X11 and Wayland tell nobody of the lock's state; the letter does.
        const bool shift = event->modifiers().testFlag(Qt::ShiftModifier);
        m_passphrase->setHint(typed[0].isUpper() != shift ? tr("Caps Lock sedang menyala.")
                                                          : QString());
    }
    return false;
}

void LoginPage::setAside(bool aside)
{
    m_aside = aside;
    m_primary->setVisible(!aside && m_view.actions.primary.has_value());
}

void LoginPage::toggleShown()
{
    QLineEdit* edit = m_passphrase->edit();
    const bool hidden = edit->echoMode() == QLineEdit::Password;
    edit->setEchoMode(hidden ? QLineEdit::Normal : QLineEdit::Password);
    m_show->setAction({.label = hidden ? tr("Sembunyikan") : tr("Lihat"),
                       .icon = hidden ? QStringLiteral("eye-off") : QStringLiteral("iris")});
    edit->setFocus(Qt::OtherFocusReason);
}

void LoginPage::roomChanged()
{
    if (m_form == nullptr || m_form->layout() == nullptr) {
        return;
    }
    const bool tight = room().span != Span::Wide || room().low;
    // Where little fits, all that signing in needs still stays above the fold.
    m_people->setRowPx(room().low || room().oneColumn() ? kPersonLowPx : kPersonPx);
    const int side = px(room().oneColumn() ? 16 : tight ? 40 : 88);
    m_form->layout()->setContentsMargins(side, px(tight ? 12 : 20), side, px(tight ? 12 : 20));
    const int inner = px(room().oneColumn() ? 16 : 40);
    m_left->layout()->setContentsMargins(inner, px(tight ? 16 : 36), inner, px(tight ? 16 : 40));
}

} // namespace rekam::ui
