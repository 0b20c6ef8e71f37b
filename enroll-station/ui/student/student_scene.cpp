#include "ui/student/student_scene.h"

#include "ui/intents.h"
#include "ui/kit/drawn/hand_diagram.h"
#include "ui/kit/drawn/pictures.h"
#include "ui/kit/drawn/signature_canvas.h"
#include "ui/pages/steps/read_back_page.h"
#include "ui/student/student_parts.h"

#include <QScrollArea>
#include <QScrollBar>

namespace rekam::ui {

namespace {

class IdleScene : public StudentScenePage
{
public:
    explicit IdleScene(Theme& theme)
        : StudentScenePage(theme)
        , m_school(studentText(theme, 30, QFont::DemiBold, "ink-2"))
        , m_welcome(studentText(theme, 64, QFont::Bold, "ink"))
        , m_hint(studentText(theme, 26, QFont::Medium, "ink-2"))
        , m_numbers(row(theme, 40, {}))
        , m_practice(studentText(theme, 26, QFont::Bold, "warn"))
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
            auto* label = studentText(theme(), 26, QFont::DemiBold, "ink-2");
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
        , m_header(new StudentHeader(theme))
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
    StudentHeader* m_header;
    Icon* m_icon;
    StudentWords m_words;
};

class ReadBackScene : public StudentScenePage
{
public:
    explicit ReadBackScene(Theme& theme)
        : StudentScenePage(theme)
        , m_header(new StudentHeader(theme))
        , m_headline(studentText(theme, 34, QFont::Bold, "ink"))
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
    StudentHeader* m_header;
    Text* m_headline;
    FieldSheet* m_sheet;
};

class PhotoScene : public StudentScenePage
{
public:
    PhotoScene(Theme& theme, Intents& intents, bool asks)
        : StudentScenePage(theme)
        , m_header(new StudentHeader(theme))
        , m_camera(new CameraView(theme))
        , m_words(theme, 64)
        , m_yes(new BigButton(theme, Answer::Yes))
        , m_no(new BigButton(theme, Answer::Again))
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
    StudentHeader* m_header;
    CameraView* m_camera;
    StudentWords m_words;
    BigButton* m_yes;
    BigButton* m_no;
    bool m_asks;
};

class PadScene : public StudentScenePage
{
public:
    explicit PadScene(Theme& theme)
        : StudentScenePage(theme)
        , m_header(new StudentHeader(theme))
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
    StudentHeader* m_header;
    StudentWords m_words;
    SignatureCanvas* m_canvas;
};

class HandScene : public StudentScenePage
{
public:
    explicit HandScene(Theme& theme)
        : StudentScenePage(theme)
        , m_header(new StudentHeader(theme))
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
    StudentHeader* m_header;
    HandDiagram* m_left;
    HandDiagram* m_right;
    StudentWords m_words;
};

/// Look at the dot: a green dot, and how far away to sit.
class EyesScene : public StudentScenePage
{
public:
    explicit EyesScene(Theme& theme)
        : StudentScenePage(theme)
        , m_header(new StudentHeader(theme))
        , m_words(theme, 60)
        , m_distance(new DistanceBar(theme, 1.6))
        , m_dot(new Icon(theme, QStringLiteral("iris"), 220, QStringLiteral("ok")))
    {
        auto* bar =
            new Surface(theme, Ground::Card, column(theme, 0, {put(m_distance)}, {28, 20, 28, 16}));
        auto* right =
            column(theme, 22,
                   {spring(), put(m_words.headline), put(m_words.subline), put(m_words.hints),
                    put(m_words.hold), put(bar), put(m_words.noteLine(theme)), spring()});
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
    StudentHeader* m_header;
    StudentWords m_words;
    DistanceBar* m_distance;
    Icon* m_dot;
};

/// The statement: large, with buttons to scroll since nothing may need a gesture.
class TextScene : public StudentScenePage
{
public:
    TextScene(Theme& theme, Intents& intents)
        : StudentScenePage(theme)
        , m_header(new StudentHeader(theme))
        , m_headline(studentText(theme, 40, QFont::Bold, "ink"))
        , m_text(studentText(theme, 28, QFont::Normal, "ink"))
        , m_scroll(new QScrollArea)
        , m_agree(new BigButton(theme, Answer::Yes))
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
                                 {put(page(QStringLiteral("arrow-up"), -1)),
                                  put(page(QStringLiteral("arrow-down"), 1)), put(m_agree, 1)}))},
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
    StudentHeader* m_header;
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
