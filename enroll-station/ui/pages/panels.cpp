#include "ui/pages/panels.h"

#include <QPainter>

namespace rekam::ui {

PanelHead::PanelHead(Theme& theme)
    : m_icon(new Icon(theme, {}, 26, QStringLiteral("primary")))
    , m_title(new Text(theme, TextRole::Title, Fit::Wrap))
    , m_subtitle(new Text(theme, TextRole::Body, Fit::Wrap))
{
    m_subtitle->setToken(QStringLiteral("ink-2"));
    setLayout(column(
        theme, 4,
        {put(row(theme, 10, {put(m_icon, 0, Qt::AlignTop), put(m_title, 1)})), put(m_subtitle)}));
}

void PanelHead::set(const QString& icon, const QString& title, const QString& subtitle,
                    const QString& token)
{
    m_icon->set(icon, token);
    m_icon->setVisible(!icon.isEmpty());
    m_title->setText(title);
    m_subtitle->setText(subtitle);
}

Panel::Panel(const Kit& kit)
    : Page(kit)
    , m_head(new PanelHead(theme()))
    , m_alert(makeAlert())
{
    setMargins(22, 14, 14);
}

void Panel::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    painter.fillRect(rect(), theme().colour(QStringLiteral("surface")));
    painter.fillRect(QRect(0, 0, px(2), height()), theme().colour(m_edge));
}

ReasonPanel::ReasonPanel(const Kit& kit)
    : Panel(kit)
    , m_reasons(new ChoiceList(theme(), 52))
    , m_note(new Field(theme(), {}, FieldSize::Normal))
{
    m_reasons->setAccessibleName(tr("Alasan"));
    connect(m_reasons, &ChoiceList::chosen, this,
            [this](const QString& id) { Q_EMIT intents().reasonChosen(id); });
    connect(m_note->edit(), &QLineEdit::textEdited, this,
            [this](const QString& text) { Q_EMIT intents().noteChanged(text); });
    setBody(
        column(theme(), 14, {put(head()), put(m_reasons), put(m_note), put(alert()), spring()}));
}

void ReasonPanel::display(const view::ReasonPanelView& panel)
{
    head()->set(panel.icon, panel.title, panel.subtitle);
    m_reasons->set(choicesOf(panel.reasons), {panel.chosenId});
    m_note->setVisible(!panel.noteLabel.isEmpty());
    m_note->setLabel(panel.noteLabel);
    if (!m_note->edit()->hasFocus()) {
        m_note->edit()->setText(panel.note);
    }
    alert()->set(panel.alert);
    setActions(panel.actions);
}

QWidget* ReasonPanel::startFocus()
{
    // A question without choices is answered in the field.
    return m_reasons->rows() > 0 || !m_note->isVisibleTo(this) ? static_cast<QWidget*>(m_reasons)
                                                               : m_note->edit();
}

bool ReasonPanel::takeDigit(int digit)
{
    return m_reasons->chooseDigit(digit);
}

CorrectionPanel::CorrectionPanel(const Kit& kit)
    : Panel(kit)
    , m_field(new ArrowCombo(theme(), FieldSize::Normal))
    , m_before(new Text(theme(), TextRole::Strong, Fit::Wrap))
    , m_after(new Field(theme(), tr("Seharusnya"), FieldSize::Normal))
    , m_basis(new ArrowCombo(theme(), FieldSize::Normal))
    , m_done(new FactGrid(theme(), 1))
{
    m_field->setAccessibleName(tr("Data yang salah"));
    m_basis->setAccessibleName(tr("Dasar"));
    connect(m_field, &QComboBox::activated, this, &CorrectionPanel::choose);
    connect(m_basis, &QComboBox::activated, this, [this] { tell(); });
    connect(m_after->edit(), &QLineEdit::textEdited, this, [this] { tell(); });
    const auto label = [this](const QString& words) {
        auto* text = new Text(theme(), TextRole::Strong);
        text->setText(words);
        return text;
    };
    auto* now = new Text(theme(), TextRole::Body);
    now->setText(tr("Sekarang di SIAK"));
    now->setToken(QStringLiteral("ink-2"));
    setBody(column(theme(), 14,
                   {put(head()),
                    put(column(theme(), 6, {put(label(tr("Data yang salah"))), put(m_field)})),
                    put(column(theme(), 2, {put(now), put(m_before)})), put(m_after),
                    put(column(theme(), 6, {put(label(tr("Dasar"))), put(m_basis)})), put(alert()),
                    put(m_done), spring()}));
}

void CorrectionPanel::display(const view::CorrectionPanelView& panel)
{
    m_view = panel;
    head()->set(QStringLiteral("pen"), panel.title, panel.subtitle);
    m_field->clear();
    int chosen = 0;
    QVector<view::LabelledText> done;
    for (int i = 0; i < static_cast<int>(panel.fields.size()); ++i) {
        const auto& field = panel.fields[i];
        m_field->addItem(field.label);
        if (field.id == panel.chosenId) {
            chosen = i;
        }
        if (!field.after.isEmpty()) {
            done.append({field.label,
                         tr("%1 → %2, dasar: %3").arg(field.before, field.after, field.basis),
                         {}});
        }
    }
    m_basis->clear();
    m_basis->addItems(panel.bases);
    m_field->setCurrentIndex(chosen);
    m_done->set(done);
    alert()->set(panel.alert);
    choose(chosen);
    setActions(panel.actions);
}

void CorrectionPanel::choose(int index)
{
    const auto field = m_view.fields.value(index);
    m_before->setText(field.before);
    if (!m_after->edit()->hasFocus()) {
        m_after->edit()->setText(field.after);
    }
    m_after->setError(field.error);
    const int basis = static_cast<int>(m_view.bases.indexOf(field.basis));
    m_basis->setCurrentIndex(std::max(0, basis));
}

void CorrectionPanel::tell()
{
    const auto field = m_view.fields.value(m_field->currentIndex());
    Q_EMIT intents().correctionEdited(field.id, m_after->edit()->text(), m_basis->currentText());
}

QWidget* CorrectionPanel::startFocus()
{
    return m_after->edit();
}

ApprovalPanel::ApprovalPanel(const Kit& kit)
    : Panel(kit)
    , m_facts(new FactGrid(theme(), 1))
    , m_picture(new PictureBox(theme(), 160, 120))
    , m_people(new ChoiceList(theme(), 52))
    , m_code(new Field(theme(), tr("Kode penyelia"), FieldSize::Big))
    , m_fingerIcon(new Icon(theme(), QStringLiteral("fingerprint"), 28, QStringLiteral("ink-2")))
    , m_finger(new Text(theme(), TextRole::BodyStrong, Fit::Wrap))
{
    m_picture->setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    m_people->setAccessibleName(tr("Petugas"));
    m_code->edit()->setEchoMode(QLineEdit::Password);
    connect(m_people, &ChoiceList::chosen, this, [this](const QString& id) {
        m_chosen = id;
        m_code->edit()->setFocus(Qt::OtherFocusReason);
    });
    setBody(column(theme(), 14,
                   {put(head()),
                    // Side by side: below the field there is room for what was wrong with it.
                    put(row(theme(), 12, {put(m_facts, 1), put(m_picture, 0, Qt::AlignTop)})),
                    put(m_people), put(m_code),
                    put(row(theme(), 12, {put(m_fingerIcon), put(m_finger, 1)})), put(alert()),
                    spring()}));
}

void ApprovalPanel::display(const view::ApprovalPanelView& panel)
{
    head()->set(QStringLiteral("supervisor"), panel.title, panel.subtitle);
    m_facts->set(panel.facts);
    m_facts->setVisible(!panel.facts.isEmpty());
    m_picture->set(panel.picture, {});
    m_picture->setVisible(!panel.picture.isNull());
    m_picture->setAccessibleName(panel.pictureTitle);
    m_code->setLabel(panel.codeLabel.isEmpty() ? tr("Kode penyelia") : panel.codeLabel);
    if (m_chosen.isEmpty()) {
        m_chosen = panel.chosenId;
    }
    m_people->set(choicesOf(panel.supervisors), {m_chosen});
    m_fingerIcon->setVisible(!panel.fingerText.isEmpty());
    m_fingerIcon->set(QStringLiteral("fingerprint"), inkOf(panel.fingerTone));
    m_finger->setText(panel.fingerText);
    m_finger->setToken(inkOf(panel.fingerTone));
    alert()->set(panel.alert);
    setActions(panel.actions);
}

void ApprovalPanel::trigger(const view::ActionView& action)
{
    if (action.id != view::ActionId::Primary) {
        Page::trigger(action);
        return;
    }
    const QString code = m_code->edit()->text();
    if (code.isEmpty()) {
        m_code->setError(tr("Ketik dulu di sini."));
        m_code->edit()->setFocus(Qt::OtherFocusReason);
        return;
    }
    m_code->setError({});
    m_code->edit()->clear();
    Q_EMIT intents().approvalEntered(m_chosen, code);
}

QWidget* ApprovalPanel::startFocus()
{
    return m_chosen.isEmpty() ? static_cast<QWidget*>(m_people) : m_code->edit();
}

bool ApprovalPanel::takeDigit(int digit)
{
    return m_people->chooseDigit(digit);
}

FilePanel::FilePanel(const Kit& kit)
    : Panel(kit)
    , m_files(new ChoiceList(theme(), 52))
    , m_empty(new Text(theme(), TextRole::Strong, Fit::Wrap))
    , m_path(new Field(theme(), tr("Atau ketik letak berkas"), FieldSize::Normal))
    , m_progressBox(new QWidget)
    , m_progressText(new Text(theme(), TextRole::BodyStrong, Fit::Wrap))
    , m_progress(new ProgressBar(theme(), 10))
    , m_cancel(new ActionButton(theme(), sink()))
{
    m_files->setAccessibleName(tr("Berkas yang ditemukan"));
    connect(m_files, &ChoiceList::chosen, this, &FilePanel::choose);
    connect(m_path->edit(), &QLineEdit::textEdited, this, [this](const QString& path) {
        m_path->setError({});
        m_files->set(m_choices, {path});
    });
    m_empty->setToken(QStringLiteral("ink-2"));
    m_progressBox->setLayout(column(
        theme(), 8, {put(m_progressText), put(m_progress), put(m_cancel, 0, Qt::AlignLeft)}));
    setBody(column(theme(), 14,
                   {put(head()), put(m_files), put(m_empty), put(m_path), put(m_progressBox),
                    put(alert()), spring()}));
}

void FilePanel::display(const view::FilePanelView& panel)
{
    head()->set(QStringLiteral("import"), panel.title, panel.subtitle);
    const bool found = m_choices.isEmpty() && !panel.files.isEmpty();
    m_choices.clear();
    for (const auto& file : panel.files) {
        m_choices.append({file.path, file.name, file.detail, {}});
    }
    m_files->set(m_choices, {m_path->edit()->text()});
    m_files->setVisible(!m_choices.isEmpty());
    m_empty->setText(m_choices.isEmpty() ? panel.emptySentence : QString());
    if (m_path->edit()->text().isEmpty() && m_choices.size() == 1) {
        choose(m_choices.first().id);
    }
    // The search ends after the panel has opened; who has not begun to type goes on in the list.
    if (found && m_path->edit()->hasFocus() && !m_path->edit()->isModified()) {
        m_files->setFocus(Qt::OtherFocusReason);
    }
    m_progressBox->setVisible(panel.progress.has_value());
    if (panel.progress) {
        const auto& now = *panel.progress;
        m_progressText->setText(now.text);
        m_progress->set(now.total > 0 ? now.done * 100 / now.total : -1);
        m_cancel->setVisible(now.cancel.has_value());
        if (now.cancel) {
            m_cancel->setAction(*now.cancel);
        }
    }
    alert()->set(panel.alert);
    setActions(panel.actions);
}

void FilePanel::choose(const QString& path)
{
    m_path->edit()->setText(path);
    m_path->setError({});
    m_files->set(m_choices, {path});
}

void FilePanel::trigger(const view::ActionView& action)
{
    if (action.id != view::ActionId::Primary) {
        Page::trigger(action);
        return;
    }
    if (m_path->edit()->text().isEmpty() && m_files->hasFocus()) {
        choose(m_choices.value(m_files->currentRow()).id); // the ring stands on it
    }
    const QString path = m_path->edit()->text().trimmed();
    if (path.isEmpty()) {
        m_path->setError(tr("Pilih berkas dulu."));
        return;
    }
    Q_EMIT intents().fileChosen(path);
}

QWidget* FilePanel::startFocus()
{
    return m_files->isVisibleTo(this) ? static_cast<QWidget*>(m_files) : m_path->edit();
}

bool FilePanel::takeDigit(int digit)
{
    return m_files->chooseDigit(digit);
}

TextPanel::TextPanel(const Kit& kit)
    : Panel(kit)
    , m_box(column(theme(), 6, {}))
{
    setBody(column(theme(), 14, {put(head()), put(m_box), put(alert()), spring()}));
}

void TextPanel::display(const view::TextPanelView& panel)
{
    head()->set(panel.icon.isEmpty() ? QStringLiteral("help") : panel.icon, panel.title, {});
    while (m_texts.size() < panel.paragraphs.size() * 2) {
        const bool cause = m_texts.size() % 2 == 0;
        auto* text = new Text(theme(), cause ? TextRole::Strong : TextRole::Body, Fit::Wrap);
        text->setToken(cause ? QStringLiteral("ink") : QStringLiteral("ink-2"));
        m_texts.append(text);
        m_box->addWidget(text);
    }
    for (qsizetype i = 0; i < m_texts.size(); ++i) {
        const auto paragraph = panel.paragraphs.value(i / 2);
        m_texts[i]->setText(i % 2 == 0 ? paragraph.cause : paragraph.remedy);
    }
    setActions(panel.actions);
}

ImportPanel::ImportPanel(const Kit& kit)
    : Panel(kit)
    , m_counts(new NumberRow(theme(), NumberLook::Above))
    , m_rows(new CheckList(theme(), CheckLook::Stacked))
{
    setBody(column(theme(), 14,
                   {put(head()), put(m_counts), put(alert()),
                    put(new Rule(theme(), Qt::Horizontal)), put(m_rows), spring()}));
}

void ImportPanel::display(const view::ImportReportView& report)
{
    head()->set(QStringLiteral("import"), report.title, report.source);
    m_counts->set(report.counts);
    alert()->set(report.alert);
    QVector<view::CheckView> rows;
    for (const auto& row : report.rows) {
        const QString title =
            row.who.isEmpty() ? row.place : QStringLiteral("%1 · %2").arg(row.place, row.who);
        rows.append({row.tone, title, row.reason, {}});
    }
    m_rows->set(rows);
    setActions(report.actions);
}

} // namespace rekam::ui
