#include "ui/pages/desks/queue_page.h"

#include <QAction>
#include <QApplication>
#include <QKeyEvent>
#include <QPainter>

namespace rekam::ui {

namespace {

constexpr int kMostPersonButtons = 3;

} // namespace

EmptyState::EmptyState(Theme& theme, Trigger trigger)
    : m_icon(new Icon(theme, QStringLiteral("search"), 48, QStringLiteral("ink-3")))
    , m_sentence(new Text(theme, TextRole::Strong, Fit::Wrap))
    , m_action(new ActionButton(theme, std::move(trigger)))
{
    m_sentence->setAlignment(Qt::AlignHCenter | Qt::AlignTop);
    setLayout(column(theme, 14,
                     {spring(), put(m_icon, 0, Qt::AlignHCenter), put(m_sentence),
                      put(m_action, 0, Qt::AlignHCenter), spring()},
                     {24, 24, 24, 24}));
}

void EmptyState::set(const view::EmptyView& empty)
{
    if (!empty.icon.isEmpty()) {
        m_icon->set(empty.icon, QStringLiteral("ink-3"));
    }
    m_sentence->setText(empty.sentence);
    m_action->setVisible(empty.action.has_value());
    if (empty.action) {
        m_action->setAction(*empty.action);
    }
}

BackgroundSwatch::BackgroundSwatch(Theme& theme)
    : Painted(theme)
{
    setFixedSize(px(20), px(20));
}

void BackgroundSwatch::set(view::PhotoBackground background)
{
    m_background = background;
    update();
}

void BackgroundSwatch::draw(QPainter& painter)
{
    const auto token = [this] {
        switch (m_background) {
        case view::PhotoBackground::Red:
            return QStringLiteral("photo-red");
        case view::PhotoBackground::Blue:
            return QStringLiteral("photo-blue");
        case view::PhotoBackground::Orange:
            return QStringLiteral("photo-orange");
        case view::PhotoBackground::None:
            break;
        }
        return QStringLiteral("sunken");
    };
    painter.setPen(Qt::NoPen);
    painter.setBrush(colour(token()));
    painter.drawRoundedRect(QRectF(rect()), px(4), px(4));
}

QueuePage::QueuePage(const Kit& kit)
    : Page(kit)
{
    build();
}

void QueuePage::build()
{
    setMargins(24, 14, 16);
    m_alert = makeAlert();
    auto* list = makeList();
    auto* person = makePerson();
    auto* middle = row(theme(), 16, {put(list, 1), put(person)});
    foldWhenNarrow(middle);
    fixWidthWhenWide(person, 316);
    setBody(column(theme(), 12, {put(makeProgress()), put(m_alert), put(middle, 1)}));
}

QWidget* QueuePage::makeProgress()
{
    m_progress = new Text(theme(), TextRole::Strong);
    m_legend = new ChipRow(theme(), ChipLook::Plain, 15);
    m_estimate = new Text(theme(), TextRole::Body, Fit::Elide);
    m_estimate->setToken(QStringLiteral("ink-2"));
    m_estimate->setAlignment(Qt::AlignRight | Qt::AlignVCenter);
    m_bar = new SegmentBar(theme(), 12);
    m_progressBox = new QWidget;
    auto* words = row(theme(), 18, {put(m_progress), put(m_legend, 3), put(m_estimate, 2)});
    m_progressBox->setLayout(column(theme(), 6, {put(words), put(m_bar)}));
    return m_progressBox;
}

QBoxLayout* QueuePage::makeList()
{
    m_search = new QLineEdit;
    m_search->setProperty("scale", "big");
    m_search->setPlaceholderText(tr("Cari nama, NIK, atau nomor antrean"));
    m_search->setAccessibleName(tr("Cari siswa"));
    m_search->setClearButtonEnabled(false);
    // Not as an action of the field: the style draws those in a size of its own, at every scale.
    auto* lens = new Icon(theme(), QStringLiteral("search"), 24, QStringLiteral("ink-2"));
    lens->setAttribute(Qt::WA_TransparentForMouseEvents);
    m_search->setLayout(row(theme(), 0, {put(lens), spring()}, {12, 0, 0, 0}));
    m_search->setTextMargins(px(24 + 12), 0, 0, 0);
    connect(m_search, &QLineEdit::textEdited, this,
            [this](const QString& text) { Q_EMIT intents().searchChanged(text); });
    m_classes = new ArrowCombo(theme(), FieldSize::Big);
    m_classes->setAccessibleName(tr("Kelas"));
    m_classes->setFixedWidth(px(182));
    connect(m_classes, &QComboBox::activated, this,
            [this](int index) { Q_EMIT intents().classChosen(index); });
    m_scan = new ActionButton(theme(), sink(), ButtonSize::Big);
    m_filters = new TileRow(theme(), TileLook::Filter);
    m_filters->setAccessibleName(tr("Saring"));
    connect(m_filters, &TileRow::tileChosen, this,
            [this](int index) { Q_EMIT intents().filterChosen(m_view.filters.value(index).id); });
    m_table = new Table(theme(),
                        {{tr("No."), 66, 0},
                         {tr("Nama dan kelas"), 0, 0},
                         {QStringLiteral("NIK"), 208, 860},
                         {tr("L/P"), 52, 560},
                         {tr("Umur"), 74, 500},
                         {tr("Status"), 216, 0}},
                        51);
    m_table->setAccessibleName(tr("Daftar siswa"));
    connect(m_table, &Table::idChosen, this,
            [this](const QString& id) { Q_EMIT intents().personChosen(id); });
    m_empty = new EmptyState(theme(), sink());
    auto* card = new Surface(theme(), Ground::Card,
                             column(theme(), 0, {put(m_table, 1), put(m_empty, 1)}, {1, 1, 1, 1}));
    return column(theme(), 12,
                  {put(row(theme(), 10, {put(m_search, 1), put(m_classes), put(m_scan)})),
                   put(m_filters), put(card, 1)});
}

QWidget* QueuePage::makePerson()
{
    m_avatar = new Portrait(theme(), 60, 76);
    m_name = new Text(theme(), TextRole::Title, Fit::Wrap);
    m_about = new Text(theme(), TextRole::Body, Fit::Wrap);
    m_about->setToken(QStringLiteral("ink-2"));
    m_checks = new CheckList(theme(), CheckLook::Stacked);
    m_swatch = new BackgroundSwatch(theme());
    m_background = new Text(theme(), TextRole::Body, Fit::Wrap);
    m_backgroundNote = new Text(theme(), TextRole::Body, Fit::Wrap);
    m_backgroundNote->setToken(QStringLiteral("ink-2"));
    m_backgroundRow = new QWidget;
    m_backgroundRow->setLayout(row(
        theme(), 10,
        {put(m_swatch), put(column(theme(), 0, {put(m_background), put(m_backgroundNote)}), 1)}));
    auto* box =
        column(theme(), 0,
               {put(row(theme(), 14,
                        {put(m_avatar, 0, Qt::AlignTop),
                         put(column(theme(), 3, {put(m_name), put(m_about), spring()}), 1)})),
                gap(12), put(new Rule(theme(), Qt::Horizontal)), gap(12), put(m_checks), gap(10),
                put(m_backgroundRow), spring(), gap(10)},
               {18, 18, 18, 18});
    auto* buttons = column(theme(), 8, {});
    for (int i = 0; i < kMostPersonButtons; ++i) {
        auto* button = new ActionButton(theme(), sink());
        m_buttons.append(button);
        buttons->addWidget(button);
    }
    m_primary = new ActionButton(theme(), sink(), ButtonSize::Big);
    buttons->addWidget(m_primary);
    box->addLayout(buttons);
    m_personCard = new Surface(theme(), Ground::Card, box);
    return m_personCard;
}

void QueuePage::display(const view::QueueView& queue)
{
    m_view = queue;
    m_progress->setText(queue.progressText);
    m_legend->set(queue.legend);
    m_estimate->setText(queue.estimate);
    m_bar->set(queue.progressBar);
    m_alert->set(queue.alert);
    if (m_search->text() != queue.searchText) { // what is typed is told before it comes back here
        m_search->setText(queue.searchText);
    }
    QStringList shown;
    for (int i = 0; i < m_classes->count(); ++i) {
        shown.append(m_classes->itemText(i));
    }
    if (shown != queue.classes) {
        m_classes->clear();
        m_classes->addItems(queue.classes);
    }
    m_classes->setCurrentIndex(queue.classIndex);
    m_scan->setVisible(queue.scan.has_value());
    if (queue.scan) {
        m_scan->setAction(*queue.scan);
    }
    QVector<Tile> filters;
    for (const auto& filter : queue.filters) {
        filters.append({.title = filter.label,
                        .note = QString::number(filter.count),
                        .chosen = filter.chosen});
    }
    m_filters->set(filters);
    displayRows(queue);
    displayPerson(queue.person);
}

void QueuePage::displayRows(const view::QueueView& queue)
{
    QVector<TableRow> rows;
    rows.reserve(queue.rows.size());
    for (const auto& row : queue.rows) {
        rows.append({row.id,
                     {{.text = row.number, .strong = true},
                      {.text = row.name, .sub = row.className, .strong = true},
                      {.text = row.nikMasked, .machine = true},
                      {.text = row.sex},
                      {.text = row.age},
                      {.sub = row.statusNote, .chip = row.status}}});
    }
    m_table->setRows(rows, queue.chosenId);
    m_table->setVisible(!rows.isEmpty());
    m_empty->setVisible(rows.isEmpty());
    m_empty->set(queue.empty);
}

void QueuePage::displayPerson(const std::optional<view::QueuePersonView>& person)
{
    m_personCard->setVisible(person.has_value());
    // Where the card scrolls, what is done next stays below it, in the bar.
    const bool bar = room().scrolls();
    view::ActionBarView actions;
    if (bar && person) {
        actions.actions = person->actions;
        actions.primary = person->primary;
    }
    setActions(actions);
    if (!person) {
        return;
    }
    m_avatar->set({}, person->initials);
    m_name->setText(person->name);
    m_about->setText(person->about);
    m_checks->set(person->checks);
    m_backgroundRow->setVisible(person->background != view::PhotoBackground::None);
    m_swatch->set(person->background);
    m_background->setText(person->backgroundText);
    m_backgroundNote->setText(person->backgroundNote);
    for (qsizetype i = 0; i < m_buttons.size(); ++i) {
        m_buttons[i]->setVisible(!bar && i < person->actions.size());
        if (i < person->actions.size()) {
            m_buttons[i]->setAction(person->actions[i]);
        }
    }
    m_primary->setVisible(!bar && person->primary.has_value());
    if (person->primary) {
        view::ActionView primary = *person->primary;
        if (m_aside) {
            primary.kind = view::ActionKind::Secondary;
            primary.key = Qt::Key_unknown;
        }
        m_primary->setAction(primary);
    }
}

void QueuePage::setAside(bool aside)
{
    m_aside = aside;
    displayPerson(m_view.person);
}

QVector<view::ActionView> QueuePage::offers() const
{
    auto all = Page::offers();
    if (m_view.scan) {
        all.append(*m_view.scan);
    }
    if (m_view.rows.isEmpty() && m_view.empty.action) {
        all.append(*m_view.empty.action);
    }
    if (m_view.person && !room().scrolls()) { // else they are in the bar
        all += m_view.person->actions;
        if (m_view.person->primary) {
            all.append(*m_view.person->primary);
        }
    }
    return all;
}

QWidget* QueuePage::startFocus()
{
    return m_search;
}

bool QueuePage::takeKey(QKeyEvent* event)
{
    const int key = event->key();
    const bool searching = m_search->hasFocus();
    if ((key == Qt::Key_Return || key == Qt::Key_Enter) && searching &&
        !m_search->text().isEmpty() && m_view.chosenId != m_table->firstId()) {
        Q_EMIT intents().personChosen(m_table->firstId());
        return true;
    }
    if (searching && (key == Qt::Key_Down || key == Qt::Key_Up)) {
        m_table->setFocus(Qt::OtherFocusReason);
        m_table->moveBy(key == Qt::Key_Down ? 1 : -1);
        return true;
    }
    if (key == Qt::Key_Escape && searching && !m_search->text().isEmpty()) {
        m_search->clear();
        Q_EMIT intents().searchChanged({});
        return true;
    }
    return typeIntoSearch(event);
}

bool QueuePage::typeIntoSearch(QKeyEvent* event)
{
    const QString typed = event->text();
    const bool plain = typed.size() == 1 && typed[0].isLetterOrNumber() &&
                       (event->modifiers() & ~(Qt::ShiftModifier | Qt::KeypadModifier)) == 0;
    if (!plain || qobject_cast<QLineEdit*>(QApplication::focusWidget()) != nullptr ||
        qobject_cast<QComboBox*>(QApplication::focusWidget()) != nullptr) {
        return false;
    }
    m_search->setFocus(Qt::OtherFocusReason);
    m_search->setText(typed);
    Q_EMIT intents().searchChanged(typed);
    return true;
}

void QueuePage::roomChanged()
{
    if (m_estimate != nullptr) {
        m_estimate->setMaximumWidth(room().span == Span::Wide ? QWIDGETSIZE_MAX : 0);
    }
    if (m_primary != nullptr) {
        // Its counts stand in the filters too; the rows need the room more.
        m_progressBox->setVisible(!room().oneColumn() || !room().low);
        displayPerson(m_view.person);
    }
}

} // namespace rekam::ui
