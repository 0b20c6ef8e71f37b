#include "ui/pages/desks/office_pages.h"

#include <QGridLayout>

namespace rekam::ui {

namespace {

constexpr int kMostCardButtons = 2;

QString idOf(view::ThemeChoice choice)
{
    switch (choice) {
    case view::ThemeChoice::Light:
        return QStringLiteral("light");
    case view::ThemeChoice::Dark:
        return QStringLiteral("dark");
    case view::ThemeChoice::System:
        return QStringLiteral("system");
    }
    return {};
}

view::ThemeChoice themeOf(const QString& id)
{
    for (const auto choice : {view::ThemeChoice::Dark, view::ThemeChoice::System}) {
        if (id == idOf(choice)) {
            return choice;
        }
    }
    return view::ThemeChoice::Light;
}

} // namespace

DeviceCard::DeviceCard(Theme& theme, const Trigger& trigger)
    : Surface(theme, Ground::Card)
    , m_icon(new Icon(theme, {}, 28, QStringLiteral("ink")))
    , m_name(new Text(theme, TextRole::Lead, Fit::Wrap))
    , m_chip(new Chip(theme))
    , m_model(new Text(theme, TextRole::Body, Fit::Wrap))
    , m_state(new Text(theme, TextRole::Body, Fit::Wrap))
{
    m_state->setToken(QStringLiteral("ink-2"));
    auto* buttons = row(theme, 8, {});
    for (int i = 0; i < kMostCardButtons; ++i) {
        auto* button = new ActionButton(theme, trigger);
        button->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
        m_buttons.append(button);
        buttons->addWidget(button, 1);
    }
    setLayout(column(theme, 4,
                     {put(row(theme, 12, {put(m_icon), put(m_name, 1), put(m_chip)})), put(m_model),
                      put(m_state), spring(), put(buttons)},
                     {18, 14, 18, 14}));
}

void DeviceCard::set(const view::DeviceCardView& device, bool chosen)
{
    const bool trouble = device.chip.tone == view::Tone::Err;
    setGround(trouble ? Ground::Trouble : chosen ? Ground::Selected : Ground::Card);
    m_icon->set(device.icon, trouble ? QStringLiteral("err") : QStringLiteral("ink"));
    m_name->setText(device.name);
    m_chip->set(device.chip);
    m_model->setText(device.model);
    m_state->setText(device.state);
    for (qsizetype i = 0; i < m_buttons.size(); ++i) {
        m_buttons[i]->setVisible(i < device.actions.size());
        if (i < device.actions.size()) {
            m_buttons[i]->setAction(device.actions[i]);
            m_buttons[i]->setAccessibleName(
                QStringLiteral("%1, %2").arg(device.name, device.actions[i].label));
        }
    }
    setAccessibleName(QStringLiteral("%1: %2").arg(device.name, device.chip.text));
}

DevicesPage::DevicesPage(const Kit& kit)
    : Page(kit)
    , m_grid(new QGridLayout)
{
    setMargins(24, 16, 14);
    m_grid->setSpacing(px(12));
    setBody(m_grid);
}

void DevicesPage::display(const view::DevicesView& devices)
{
    m_view = devices;
    while (m_cards.size() < devices.cards.size()) {
        m_cards.append(new DeviceCard(theme(), sink()));
    }
    for (qsizetype i = 0; i < m_cards.size(); ++i) {
        const bool used = i < devices.cards.size();
        if (used) {
            m_cards[i]->set(devices.cards[i], devices.cards[i].id == devices.chosenId);
        }
    }
    arrange();
    setActions(devices.actions);
}

void DevicesPage::arrange()
{
    const int columns = room().oneColumn() ? 1 : room().span == Span::Medium ? 2 : 3;
    for (qsizetype i = 0; i < m_cards.size(); ++i) {
        m_grid->removeWidget(m_cards[i]);
        const bool used = i < m_view.cards.size();
        if (used) {
            const int place = static_cast<int>(i);
            m_grid->addWidget(m_cards[i], place / columns, place % columns);
        }
        m_cards[i]->setVisible(used && m_cards[i]->parentWidget() != nullptr);
    }
    for (int i = 0; i < 3; ++i) {
        m_grid->setColumnStretch(i, i < columns ? 1 : 0);
    }
}

QVector<view::ActionView> DevicesPage::offers() const
{
    auto all = Page::offers();
    for (const auto& card : m_view.cards) {
        all += card.actions;
    }
    return all;
}

void DevicesPage::roomChanged()
{
    if (m_grid != nullptr) {
        arrange();
    }
}

SettingsSection::SettingsSection(Theme& theme, Trigger trigger)
    : m_theme(theme)
    , m_trigger(std::move(trigger))
    , m_title(new Text(theme, TextRole::Title, Fit::Wrap))
    , m_note(new Text(theme, TextRole::Body, Fit::Wrap))
    , m_facts(new FactGrid(theme, 2))
    , m_buttonsBox(row(theme, 8, {spring()}))
{
    m_note->setToken(QStringLiteral("ink-2"));
    setLayout(column(theme, 14,
                     {put(column(theme, 2, {put(m_title), put(m_note)})), put(m_facts),
                      put(m_buttonsBox), spring()}));
}

void SettingsSection::set(const view::SettingsSectionView& section)
{
    m_title->setText(section.title);
    m_note->setText(section.note);
    m_facts->set(section.facts);
    while (m_buttons.size() < section.actions.size()) {
        auto* button = new ActionButton(m_theme, m_trigger);
        m_buttons.append(button);
        m_buttonsBox->insertWidget(static_cast<int>(m_buttons.size()) - 1, button);
    }
    for (qsizetype i = 0; i < m_buttons.size(); ++i) {
        m_buttons[i]->setVisible(i < section.actions.size());
        if (i < section.actions.size()) {
            m_buttons[i]->setAction(section.actions[i]);
        }
    }
}

SettingsPage::SettingsPage(const Kit& kit)
    : Page(kit)
    , m_tabs(new TileRow(theme(), TileLook::Filter))
    , m_stack(column(theme(), 0, {}))
    , m_themeChoice(new ChoiceList(theme(), 48))
    , m_scaleChoice(new ChoiceList(theme(), 48))
    , m_languageChoice(new ChoiceList(theme(), 48))
    , m_motionChoice(new ChoiceList(theme(), 48))
{
    setMargins(24, 16, 14);
    m_tabs->setAccessibleName(tr("Bagian setelan"));
    for (ChoiceList* list : {m_themeChoice, m_scaleChoice, m_languageChoice, m_motionChoice}) {
        list->setNumbered(false); // four questions on one page: a digit would be nobody's
    }
    connect(m_tabs, &TileRow::tileChosen, this, &SettingsPage::showTab);
    m_pages.append(makeAppearance());
    m_stack->addWidget(m_pages.front(), 1);
    auto* card =
        new Surface(theme(), Ground::Card, column(theme(), 0, {put(m_stack, 1)}, {22, 18, 22, 18}));
    setBody(column(theme(), 12, {put(m_tabs), put(card, 1)}));
}

QWidget* SettingsPage::makeAppearance()
{
    const auto group = [this](const QString& name, const QString& key, ChoiceList* list) {
        auto* title = new Text(theme(), TextRole::Strong);
        title->setText(name);
        list->setAccessibleName(name);
        list->setChooseOnMove(false);
        connect(list, &ChoiceList::chosen, this,
                [this, key](const QString& id) { choose(key, id); });
        return column(theme(), 8, {put(title), put(list), spring()});
    };
    auto* left =
        column(theme(), 20,
               {put(group(tr("Tema"), QStringLiteral("theme"), m_themeChoice)),
                put(group(tr("Bahasa"), QStringLiteral("language"), m_languageChoice)), spring()});
    auto* middle = group(tr("Ukuran"), QStringLiteral("scale"), m_scaleChoice);
    auto* right = group(tr("Gerak"), QStringLiteral("motion"), m_motionChoice);
    // Side by side nothing has to be scrolled at 100 %.
    auto* all = row(theme(), 24, {put(left, 1), put(middle, 1), put(right, 1)});
    foldWhenNarrow(all);
    auto* box = new QWidget;
    box->setLayout(all);
    return box;
}

void SettingsPage::display(const view::SettingsView& settings)
{
    m_view = settings;
    const auto& now = settings.appearance;
    m_themeChoice->set({{QStringLiteral("light"), tr("Terang"), {}, {}},
                        {QStringLiteral("dark"), tr("Gelap"), {}, {}},
                        // Not every desktop tells Qt; then nothing changes by itself.
                        {QStringLiteral("system"),
                         tr("Ikuti sistem"),
                         tr("Bila desktop memberi tahu; bila tidak, terang."),
                         {}}},
                       {idOf(now.theme)});
    QVector<Choice> scales;
    for (const int percent : {100, 115, 125, 150, 175, 200}) {
        scales.append({QString::number(percent), QStringLiteral("%1 %").arg(percent), {}, {}});
    }
    m_scaleChoice->set(scales, {QString::number(now.scalePercent)});
    m_languageChoice->set({{QStringLiteral("id"), QStringLiteral("Bahasa Indonesia"), {}, {}},
                           {QStringLiteral("en"), QStringLiteral("English"), {}, {}}},
                          {now.language == view::LanguageChoice::English ? QStringLiteral("en")
                                                                         : QStringLiteral("id")});
    m_motionChoice->set({{QStringLiteral("full"), tr("Biasa"), {}, {}},
                         {QStringLiteral("reduced"), tr("Kurangi gerak"), {}, {}}},
                        {now.motion == view::MotionChoice::Reduced ? QStringLiteral("reduced")
                                                                   : QStringLiteral("full")});
    while (m_sections.size() < settings.sections.size()) {
        auto* section = new SettingsSection(theme(), sink());
        section->hide();
        m_sections.append(section);
        m_pages.append(section);
        m_stack->addWidget(section, 1);
    }
    for (qsizetype i = 0; i < settings.sections.size(); ++i) {
        m_sections[i]->set(settings.sections[i]);
    }
    showTab(std::min(m_tab, static_cast<int>(settings.sections.size())));
    setActions(settings.actions);
}

void SettingsPage::showTab(int index)
{
    m_tab = index;
    QVector<Tile> tabs{{.title = tr("Tampilan"), .chosen = index == 0}};
    for (qsizetype i = 0; i < m_view.sections.size(); ++i) {
        tabs.append({.title = m_view.sections[i].title, .chosen = i + 1 == index});
    }
    m_tabs->set(tabs);
    for (qsizetype i = 0; i < m_pages.size(); ++i) {
        m_pages[i]->setVisible(i == index);
    }
}

/// Of the tab that is open: its buttons have keys too.
QVector<view::ActionView> SettingsPage::offers() const
{
    auto all = Page::offers();
    if (m_tab > 0 && m_tab <= m_view.sections.size()) {
        all += m_view.sections[m_tab - 1].actions;
    }
    return all;
}

void SettingsPage::choose(const QString& group, const QString& id)
{
    view::AppearanceView wanted = m_view.appearance;
    if (group == QStringLiteral("theme")) {
        wanted.theme = themeOf(id);
    }
    if (group == QStringLiteral("scale")) {
        wanted.scalePercent = id.toInt();
    }
    if (group == QStringLiteral("language")) {
        const bool english = id == QStringLiteral("en");
        wanted.language =
            english ? view::LanguageChoice::English : view::LanguageChoice::Indonesian;
    }
    if (group == QStringLiteral("motion")) {
        const bool reduced = id == QStringLiteral("reduced");
        wanted.motion = reduced ? view::MotionChoice::Reduced : view::MotionChoice::Full;
    }
    Q_EMIT intents().appearanceChanged(wanted);
}

QWidget* SettingsPage::startFocus()
{
    return m_tabs;
}

} // namespace rekam::ui
