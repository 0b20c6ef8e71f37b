#include "ui/student_scene.h"

#include "ui/intents.h"
#include "ui/kit/hand_diagram.h"
#include "ui/kit/layout.h"
#include "ui/kit/lists.h"
#include "ui/kit/meter.h"
#include "ui/kit/pictures.h"
#include "ui/kit/signature_canvas.h"
#include "ui/pages/read_back_page.h"

#include <QAbstractButton>
#include <QPainter>
#include <QScrollArea>
#include <QScrollBar>

namespace rekam::ui {

namespace {

Text* words(Theme& theme, double designPx, QFont::Weight weight, const char* token)
{
    auto* text = new Text(theme, TextRole::Body, Fit::Wrap);
    text->setType(designPx, weight)->setToken(QString::fromLatin1(token));
    return text;
}

/// How far the student is: one dash a step.
class StepDashes : public Painted
{
public:
    explicit StepDashes(Theme& theme)
        : Painted(theme)
    {
        setFixedSize(px(280), px(20));
    }

    void set(int step, int count)
    {
        m_step = step;
        m_count = std::max(1, count);
        update();
    }

protected:
    void draw(QPainter& painter) override
    {
        const double wide = width() / double(m_count);
        painter.setPen(Qt::NoPen);
        for (int i = 0; i < m_count; ++i) {
            painter.setBrush(colour(i + 1 < m_step ? "ok" : i + 1 == m_step ? "primary" : "line"));
            painter.drawRoundedRect(QRectF(i * wide + px(3), px(4), wide - px(6), px(12)), px(6),
                                    px(6));
        }
    }

private:
    int m_step = 0;
    int m_count = 5;
};

/// The two large buttons: the only thing that a student can press.
class BigButton : public QAbstractButton
{
public:
    BigButton(Theme& theme, bool yes)
        : m_theme(theme)
        , m_yes(yes)
    {
        setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    }

    void setLabel(const QString& label)
    {
        setText(label);
        setAccessibleName(label);
        setVisible(!label.isEmpty());
        update();
    }

    [[nodiscard]] QSize sizeHint() const override { return {m_theme.px(360), m_theme.px(96)}; }

    [[nodiscard]] QSize minimumSizeHint() const override
    {
        return {m_theme.px(200), m_theme.px(96)};
    }

protected:
    void paintEvent(QPaintEvent*) override
    {
        QPainter painter(this);
        painter.setRenderHint(QPainter::Antialiasing);
        const auto colour = [this](const char* token) {
            return m_theme.colour(QString::fromLatin1(token));
        };
        const double border = m_yes ? 0 : m_theme.px(3);
        painter.setPen(m_yes ? QPen(Qt::NoPen) : QPen(colour("line-strong"), border));
        QColor fill = colour(m_yes ? "ok-solid" : "surface");
        if (isDown()) {
            fill = fill.darker(115);
        }
        painter.setBrush(fill);
        painter.drawRoundedRect(
            QRectF(rect()).adjusted(border / 2, border / 2, -border / 2, -border / 2),
            m_theme.px(16), m_theme.px(16));
        const QFont font = m_theme.font(30, QFont::DemiBold);
        const int label = QFontMetrics(font).horizontalAdvance(text());
        const int x = (width() - label - m_theme.px(52)) / 2;
        painter.drawPixmap(QPointF(x, (height() - m_theme.px(38)) / 2.0),
                           m_theme.icon(m_yes ? QStringLiteral("check") : QStringLiteral("retake"),
                                        38, m_yes ? QStringLiteral("on-ok") : QStringLiteral("ink"),
                                        devicePixelRatioF()));
        painter.setFont(font);
        painter.setPen(colour(m_yes ? "on-ok" : "ink"));
        painter.drawText(QRect(x + m_theme.px(52), 0, label + 4, height()),
                         Qt::AlignVCenter | Qt::AlignLeft, text());
    }

private:
    Theme& m_theme;
    bool m_yes;
};

/// At most three numbered hints.
class HintList : public RowList
{
public:
    explicit HintList(Theme& theme)
        : RowList(theme, false)
    {
        setSpacing(14);
    }

    void set(const QStringList& hints)
    {
        m_hints = hints;
        rowsChanged();
    }

    [[nodiscard]] int rows() const override { return static_cast<int>(m_hints.size()); }

    [[nodiscard]] int rowHeight(int row, int width) const override
    {
        const QRect box =
            QFontMetrics(textFont(26, QFont::DemiBold))
                .boundingRect(QRect(0, 0, width - px(70), 100'000), Qt::TextWordWrap, m_hints[row]);
        return std::max(px(52), box.height());
    }

protected:
    void drawRow(QPainter& painter, int row, const QRect& box) override
    {
        const QRectF disc(px(2), box.center().y() + 0.5 - px(24), px(48), px(48));
        painter.setPen(Qt::NoPen);
        painter.setBrush(colour("primary"));
        painter.drawEllipse(disc);
        painter.setFont(textFont(26, QFont::Bold));
        painter.setPen(colour("on-primary"));
        painter.drawText(disc, Qt::AlignCenter, QString::number(row + 1));
        painter.setFont(textFont(26, QFont::DemiBold));
        painter.setPen(colour("ink"));
        painter.drawText(box.adjusted(px(70), 0, 0, 0),
                         static_cast<int>(Qt::AlignVCenter) | static_cast<int>(Qt::AlignLeft) |
                             static_cast<int>(Qt::TextWordWrap),
                         m_hints[row]);
    }

    [[nodiscard]] QString spokenRow(int row) const override { return m_hints[row]; }

private:
    QStringList m_hints;
};

/// Name, step and dashes above every scene but the idle one.
class Header : public Surface
{
public:
    explicit Header(Theme& theme)
        : Surface(theme, Ground::Bar)
        , m_name(new Text(theme, TextRole::Title, Fit::Elide))
        , m_step(new Text(theme, TextRole::Title))
        , m_dashes(new StepDashes(theme))
        , m_practice(new Text(theme, TextRole::Title))
    {
        m_name->setType(26, QFont::Bold);
        m_step->setType(22, QFont::DemiBold)->setToken(QStringLiteral("ink-2"));
        m_practice->setType(22, QFont::Bold)->setToken(QStringLiteral("warn"));
        setLayout(row(theme, 18, {put(m_name, 1), put(m_practice), put(m_step), put(m_dashes)},
                      {40, 0, 40, 0}));
        setFixedHeight(px(76));
    }

    void set(const view::StudentView& student)
    {
        m_name->setText(student.name);
        m_practice->setText(student.mode == view::StationMode::Practice
                                ? StudentScenePage::tr("LATIHAN")
                                : QString());
        m_step->setText(student.stepText);
        m_dashes->setVisible(student.step > 0);
        m_dashes->set(student.step, student.stepCount);
    }

private:
    Text* m_name;
    Text* m_step;
    StepDashes* m_dashes;
    Text* m_practice;
};

/// "Tahan, jangan geser…" with a bar.
class HoldCard : public Surface
{
public:
    explicit HoldCard(Theme& theme)
        : Surface(theme, Ground::Card)
        , m_text(words(theme, 30, QFont::Bold, "primary"))
        , m_bar(new ProgressBar(theme, 22))
    {
        setLayout(column(
            theme, 12,
            {put(row(theme, 14,
                     {put(new Icon(theme, QStringLiteral("active"), 36, QStringLiteral("primary")),
                          0, Qt::AlignTop),
                      put(m_text, 1)})),
             put(m_bar)},
            {26, 22, 26, 22}));
    }

    void set(const std::optional<view::StudentHoldView>& hold)
    {
        setVisible(hold.has_value());
        if (hold) {
            m_text->setText(hold->text);
            m_bar->set(hold->percent);
        }
    }

private:
    Text* m_text;
    ProgressBar* m_bar;
};

/// Headline, subline, hints, hold, footnote: the words at the right of most scenes.
struct Words
{
    explicit Words(Theme& theme, double headlinePx)
        : headline(words(theme, headlinePx, QFont::Bold, "ink"))
        , subline(words(theme, 24, QFont::Medium, "ink-2"))
        , hints(new HintList(theme))
        , hold(new HoldCard(theme))
        , noteIcon(new Icon(theme, {}, 26, QStringLiteral("ink-2")))
        , note(words(theme, 22, QFont::DemiBold, "ink-2"))
    {}

    void set(const view::StudentView& student) const
    {
        headline->setText(student.headline);
        subline->setText(student.subline);
        hints->set(student.hints);
        hints->setVisible(!student.hints.isEmpty());
        hold->set(student.hold);
        noteIcon->setVisible(!student.footnote.isEmpty());
        noteIcon->set(student.footnoteTone == view::Tone::Neutral ? QStringLiteral("info")
                                                                  : iconOf(student.footnoteTone),
                      inkOf(student.footnoteTone));
        note->setText(student.footnote);
        note->setToken(inkOf(student.footnoteTone));
    }

    [[nodiscard]] QBoxLayout* noteLine(Theme& theme) const
    {
        return row(theme, 10, {put(noteIcon, 0, Qt::AlignTop), put(note, 1)});
    }

    Text* headline;
    Text* subline;
    HintList* hints;
    HoldCard* hold;
    Icon* noteIcon;
    Text* note;
};

class IdleScene : public StudentScenePage
{
public:
    explicit IdleScene(Theme& theme)
        : StudentScenePage(theme)
        , m_school(words(theme, 30, QFont::DemiBold, "ink-2"))
        , m_welcome(words(theme, 64, QFont::Bold, "ink"))
        , m_hint(words(theme, 26, QFont::Medium, "ink-2"))
        , m_numbers(row(theme, 40, {}))
        , m_practice(words(theme, 26, QFont::Bold, "warn"))
    {
        auto* mark = new Mark(theme, 120);
        mark->setOnPage(true);
        for (Text* text : {m_school, m_welcome, m_hint, m_practice}) {
            text->setAlignment(Qt::AlignHCenter | Qt::AlignTop);
        }
        setLayout(column(theme, 18,
                         {spring(), put(mark, 0, Qt::AlignHCenter), put(m_school), put(m_welcome),
                          put(m_hint), gap(20), put(m_numbers), spring(), put(m_practice)},
                         {64, 40, 64, 40}));
    }

    void display(const view::StudentView& student) override
    {
        m_school->setText(student.subline);
        m_welcome->setText(student.headline);
        m_hint->setText(student.footnote);
        m_practice->setText(student.mode == view::StationMode::Practice
                                ? StudentScenePage::tr("LATIHAN")
                                : QString());
        qDeleteAll(m_cards);
        m_cards.clear();
        while (m_numbers->count() > 0) {
            delete m_numbers->takeAt(0);
        }
        m_numbers->addStretch(1);
        for (const auto& number : student.queue) {
            auto* label = words(theme(), 26, QFont::DemiBold, "ink-2");
            label->setText(number.label);
            label->setAlignment(Qt::AlignHCenter | Qt::AlignTop);
            auto* value = new Text(theme(), TextRole::Display);
            value->setType(84, QFont::Bold)->setToken(inkOf(number.tone));
            value->setText(number.value);
            auto* card =
                new Surface(theme(), Ground::Card,
                            column(theme(), 0, {put(label), put(value, 0, Qt::AlignHCenter)},
                                   {60, 22, 60, 22}));
            m_cards.append(card);
            m_numbers->addWidget(card);
        }
        m_numbers->addStretch(1);
    }

private:
    Text* m_school;
    Text* m_welcome;
    Text* m_hint;
    QBoxLayout* m_numbers;
    Text* m_practice;
    QVector<QWidget*> m_cards;
};

class MessageScene : public StudentScenePage
{
public:
    explicit MessageScene(Theme& theme)
        : StudentScenePage(theme)
        , m_header(new Header(theme))
        , m_icon(new Icon(theme, {}, 140, QStringLiteral("primary")))
        , m_words(theme, 60)
    {
        auto* text =
            column(theme, 24,
                   {spring(), put(m_words.headline), put(m_words.subline), put(m_words.hints),
                    put(m_words.hold), put(m_words.noteLine(theme)), spring()});
        setLayout(column(
            theme, 0,
            {put(m_header), put(row(theme, 72, {put(m_icon, 0, Qt::AlignVCenter), put(text, 1)},
                                    {110, 20, 96, 20}),
                                1)}));
    }

    void display(const view::StudentView& student) override
    {
        m_header->set(student);
        m_icon->set(student.icon.isEmpty() ? iconOf(student.tone) : student.icon,
                    inkOf(student.tone));
        m_words.set(student);
    }

private:
    Header* m_header;
    Icon* m_icon;
    Words m_words;
};

class ReadBackScene : public StudentScenePage
{
public:
    explicit ReadBackScene(Theme& theme)
        : StudentScenePage(theme)
        , m_header(new Header(theme))
        , m_headline(words(theme, 34, QFont::Bold, "ink"))
        , m_sheet(new FieldSheet(theme, false, 1.15))
    {
        auto* card =
            new Surface(theme, Ground::Card, column(theme, 0, {put(m_sheet, 1)}, {30, 18, 30, 18}));
        setLayout(
            column(theme, 0,
                   {put(m_header),
                    put(column(theme, 14, {put(m_headline), put(card, 1)}, {48, 18, 48, 22}), 1)}));
    }

    void display(const view::StudentView& student) override
    {
        m_header->set(student);
        m_headline->setText(student.headline);
        m_sheet->set(student.fields);
    }

private:
    Header* m_header;
    Text* m_headline;
    FieldSheet* m_sheet;
};

class PhotoScene : public StudentScenePage
{
public:
    PhotoScene(Theme& theme, Intents& intents, bool asks)
        : StudentScenePage(theme)
        , m_header(new Header(theme))
        , m_camera(new CameraView(theme))
        , m_words(theme, 64)
        , m_yes(new BigButton(theme, true))
        , m_no(new BigButton(theme, false))
        , m_asks(asks)
    {
        m_camera->setMirrored(true);
        m_camera->setGuideShown(false);
        m_camera->setMinimumWidth(px(360));
        connect(m_yes, &QAbstractButton::clicked, &intents, &Intents::studentApproved);
        connect(m_no, &QAbstractButton::clicked, &intents, &Intents::studentAskedRetake);
        auto* frame = new Surface(theme, Ground::Card,
                                  column(theme, 0, {put(m_camera, 1)}, {16, 16, 16, 16}));
        frame->setFixedWidth(px(484));
        auto* right = column(theme, 18,
                             {spring(), put(m_words.headline), put(m_words.subline),
                              put(m_words.hints), spring(), put(m_yes), put(m_no),
                              put(m_words.hold), put(m_words.noteLine(theme)), spring()});
        setLayout(column(theme, 0,
                         {put(m_header),
                          put(row(theme, 56, {put(frame), put(right, 1)}, {56, 28, 64, 28}), 1)}));
    }

    void display(const view::StudentView& student) override
    {
        m_header->set(student);
        m_words.set(student);
        m_yes->setLabel(m_asks ? student.yesLabel : QString());
        m_no->setLabel(m_asks ? student.noLabel : QString());
        m_camera->setPhase(m_asks ? view::LivePhase::Taken : view::LivePhase::Live, {});
        if (m_asks) {
            m_camera->setStill(student.photo);
        }
    }

    void showPreview(const QImage& frame) override
    {
        if (!m_asks) {
            m_camera->showFrame(frame);
        }
    }

private:
    Header* m_header;
    CameraView* m_camera;
    Words m_words;
    BigButton* m_yes;
    BigButton* m_no;
    bool m_asks;
};

class PadScene : public StudentScenePage
{
public:
    explicit PadScene(Theme& theme)
        : StudentScenePage(theme)
        , m_header(new Header(theme))
        , m_words(theme, 56)
        , m_canvas(new SignatureCanvas(theme, 400, 200))
    {
        setLayout(
            column(theme, 0,
                   {put(m_header), put(column(theme, 14,
                                              {put(m_words.headline), put(m_words.subline),
                                               put(m_canvas, 1), put(m_words.noteLine(theme))},
                                              {64, 28, 64, 30}),
                                       1)}));
    }

    void display(const view::StudentView& student) override
    {
        m_header->set(student);
        m_words.set(student);
        if (!student.icon.isEmpty()) {
            m_words.noteIcon->set(student.icon, inkOf(student.footnoteTone));
        }
        m_canvas->set(student.strokes, student.padAspect, {});
    }

    void showStrokes(const QVector<view::StrokeView>& strokes) override
    {
        m_canvas->setStrokes(strokes);
    }

private:
    Header* m_header;
    Words m_words;
    SignatureCanvas* m_canvas;
};

class HandScene : public StudentScenePage
{
public:
    explicit HandScene(Theme& theme)
        : StudentScenePage(theme)
        , m_header(new Header(theme))
        , m_left(new HandDiagram(theme, HandSide::Left, 200))
        , m_right(new HandDiagram(theme, HandSide::Right, 200))
        , m_words(theme, 60)
    {
        auto* card =
            new Surface(theme, Ground::Card,
                        row(theme, 10, {put(m_left, 1), put(m_right, 1)}, {14, 14, 14, 14}));
        card->setFixedWidth(px(530));
        auto* right =
            column(theme, 22,
                   {spring(), put(m_words.headline), put(m_words.subline), put(m_words.hints),
                    spring(), put(m_words.hold), put(m_words.noteLine(theme)), spring()});
        setLayout(column(
            theme, 0,
            {put(m_header), put(row(theme, 56, {put(card), put(right, 1)}, {56, 36, 64, 36}), 1)}));
    }

    void display(const view::StudentView& student) override
    {
        m_header->set(student);
        m_words.set(student);
        m_left->setVisible(student.bothHands || !student.rightHand);
        m_right->setVisible(student.bothHands || student.rightHand);
        m_left->set(student.hands);
        m_right->set(student.hands);
    }

private:
    Header* m_header;
    HandDiagram* m_left;
    HandDiagram* m_right;
    Words m_words;
};

/// Look at the dot: a green dot, and how far away to sit.
class EyesScene : public StudentScenePage
{
public:
    explicit EyesScene(Theme& theme)
        : StudentScenePage(theme)
        , m_header(new Header(theme))
        , m_words(theme, 60)
        , m_distance(new DistanceBar(theme, 1.6))
        , m_dot(new Icon(theme, QStringLiteral("iris"), 220, QStringLiteral("ok")))
    {
        auto* right =
            column(theme, 22,
                   {spring(), put(m_words.headline), put(m_words.subline), put(m_words.hints),
                    put(m_words.hold), put(m_distance), put(m_words.noteLine(theme)), spring()});
        setLayout(column(
            theme, 0,
            {put(m_header), put(row(theme, 72, {put(m_dot, 0, Qt::AlignVCenter), put(right, 1)},
                                    {110, 20, 96, 20}),
                                1)}));
    }

    void display(const view::StudentView& student) override
    {
        m_header->set(student);
        m_words.set(student);
        m_distance->setVisible(student.distance.has_value());
        if (student.distance) {
            m_distance->set(*student.distance);
        }
    }

private:
    Header* m_header;
    Words m_words;
    DistanceBar* m_distance;
    Icon* m_dot;
};

/// The statement: large, with buttons to scroll since nothing may need a gesture.
class TextScene : public StudentScenePage
{
public:
    TextScene(Theme& theme, Intents& intents)
        : StudentScenePage(theme)
        , m_header(new Header(theme))
        , m_headline(words(theme, 40, QFont::Bold, "ink"))
        , m_text(words(theme, 28, QFont::Normal, "ink"))
        , m_scroll(new QScrollArea)
        , m_agree(new BigButton(theme, true))
    {
        m_text->setAlignment(Qt::AlignLeft | Qt::AlignTop);
        auto* inner = new QWidget;
        inner->setLayout(column(theme, 0, {put(m_text), spring()}, {4, 4, 12, 4}));
        m_scroll->setWidget(inner);
        inner->setAutoFillBackground(false); // the scroll area switches it on
        m_scroll->setWidgetResizable(true);
        m_scroll->setFrameShape(QFrame::NoFrame);
        m_scroll->viewport()->setAutoFillBackground(false);
        auto* card = new Surface(theme, Ground::Card,
                                 column(theme, 0, {put(m_scroll, 1)}, {26, 20, 20, 20}));
        const auto page = [this](const QString& icon, int direction) {
            auto* button = new ActionButton(
                this->theme(),
                [this, direction](const view::ActionView&) {
                    QScrollBar* bar = m_scroll->verticalScrollBar();
                    bar->setValue(bar->value() + direction * bar->pageStep() * 3 / 4);
                },
                ButtonSize::Big);
            button->setAction({.label = direction < 0 ? StudentScenePage::tr("Naik")
                                                      : StudentScenePage::tr("Turun"),
                               .icon = icon});
            return button;
        };
        connect(m_agree, &QAbstractButton::clicked, &intents, &Intents::studentAgreed);
        setLayout(column(
            theme, 0,
            {put(m_header),
             put(column(theme, 14,
                        {put(m_headline), put(card, 1),
                         put(row(theme, 16,
                                 {put(page(QStringLiteral("arrow-left"), -1)),
                                  put(page(QStringLiteral("arrow-right"), 1)), put(m_agree, 1)}))},
                        {56, 22, 56, 26}),
                 1)}));
    }

    void display(const view::StudentView& student) override
    {
        m_header->set(student);
        m_headline->setText(student.headline);
        m_text->setText(student.paragraphs.join(QStringLiteral("\n\n")));
        m_agree->setLabel(student.yesLabel);
    }

private:
    Header* m_header;
    Text* m_headline;
    Text* m_text;
    QScrollArea* m_scroll;
    BigButton* m_agree;
};

} // namespace

StudentScenePage::StudentScenePage(Theme& theme)
    : Surface(theme, Ground::Page)
{}

void StudentScenePage::showPreview(const QImage&) {}

void StudentScenePage::showStrokes(const QVector<view::StrokeView>&) {}

StudentScenePage* makeStudentScene(view::StudentScene scene, Theme& theme, Intents& intents)
{
    switch (scene) {
    case view::StudentScene::Idle:
        return new IdleScene(theme);
    case view::StudentScene::Message:
        return new MessageScene(theme);
    case view::StudentScene::ReadBack:
        return new ReadBackScene(theme);
    case view::StudentScene::PhotoLive:
        return new PhotoScene(theme, intents, false);
    case view::StudentScene::PhotoAsk:
        return new PhotoScene(theme, intents, true);
    case view::StudentScene::Pad:
        return new PadScene(theme);
    case view::StudentScene::Hand:
        return new HandScene(theme);
    case view::StudentScene::Eyes:
        return new EyesScene(theme);
    case view::StudentScene::Text:
        return new TextScene(theme, intents);
    }
    return new IdleScene(theme);
}

} // namespace rekam::ui
