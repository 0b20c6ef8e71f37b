#include "ui/pages/steps/iris_page.h"

namespace rekam::ui {

EyeCard::EyeCard(Theme& theme)
    : Surface(theme, Ground::Card)
    , m_title(new Text(theme, TextRole::Lead, Fit::Elide))
    , m_chip(new Chip(theme))
    , m_picture(new PictureBox(theme, 220, 140))
    , m_qualities(new QualityList(theme, 118, 120, 32))
{
    m_picture->setFilling(true);
    m_picture->setEmptyIcon(QStringLiteral("iris"));
    m_parts = column(theme, 8, {put(m_picture, 1), put(m_qualities)});
    setLayout(column(theme, 8,
                     {put(row(theme, 8, {put(m_title, 1), put(m_chip)})), put(m_parts, 1)},
                     {18, 12, 18, 10}));
    m_qualities->setMostStretch(0);
}

void EyeCard::setNarrow(bool narrow)
{
    // The shape of a picture of ISO/IEC 19794-6: 640 × 480.
    constexpr double kWidePx = 224;
    constexpr double kHighPx = 168;
    m_parts->setDirection(narrow ? QBoxLayout::LeftToRight : QBoxLayout::TopToBottom);
    m_parts->setSpacing(px(narrow ? 16 : 8));
    m_picture->setFilling(!narrow);
    if (narrow) {
        m_picture->setFixedSize(px(kWidePx), px(kHighPx));
    } else {
        m_picture->setMinimumSize(0, 0);
        m_picture->setMaximumSize(QWIDGETSIZE_MAX, QWIDGETSIZE_MAX);
    }
}

void EyeCard::set(const view::EyeView& eye)
{
    m_title->setText(eye.title);
    m_chip->set(eye.chip);
    m_hasStill = !eye.image.isNull();
    m_picture->set(eye.image, eye.emptyText, eye.tone);
    m_picture->setRings(eye.pupil, eye.iris);
    m_picture->setAccessibleName(QStringLiteral("%1, %2").arg(eye.title, eye.chip.text));
    m_qualities->set(eye.qualities);
}

void EyeCard::showFrame(const QImage& frame)
{
    if (!m_hasStill && !frame.isNull()) {
        m_picture->set(frame, {}, view::Tone::Primary);
    }
}

IrisPage::IrisPage(const Kit& kit)
    : Page(kit)
    , m_headline(new Text(theme(), TextRole::Lead, Fit::Wrap))
    , m_hint(new Text(theme(), TextRole::Body, Fit::Wrap))
    , m_distance(new DistanceBar(theme()))
    , m_left(new EyeCard(theme()))
    , m_right(new EyeCard(theme()))
    , m_alert(makeAlert())
{
    setMargins(24, 14, 12);
    m_hint->setToken(QStringLiteral("ink-2"));
    auto* words =
        row(theme(), 20,
            {put(new Icon(theme(), QStringLiteral("iris"), 28, QStringLiteral("primary"))),
             put(column(theme(), 0, {spring(), put(m_headline), put(m_hint), spring()}), 1)});
    auto* distance = row(theme(), 20, {put(words, 2), put(m_distance, 3)}, {18, 8, 18, 8});
    m_distanceCard = new Surface(theme(), Ground::Card, distance);
    foldWhenNarrow(distance);
    // The student's left eye is shown at the left: the words say so, no mirror.
    auto* eyes = row(theme(), 12, {put(m_left, 1), put(m_right, 1)});
    foldWhenNarrow(eyes);
    setBody(column(theme(), 12, {put(m_distanceCard), put(eyes, 1), put(m_alert)}));
}

void IrisPage::display(const view::IrisView& iris)
{
    m_distanceCard->setVisible(iris.distance.has_value());
    if (iris.distance) {
        m_headline->setText(iris.distance->headline);
        m_hint->setText(iris.distance->hint);
        m_distance->set(*iris.distance);
    }
    m_left->set(iris.left);
    m_right->set(iris.right);
    const bool left = iris.left.chip.text != m_leftWord;
    const bool right = iris.right.chip.text != m_rightWord;
    if (left || right) {
        m_active = left && right ? (iris.left.image.isNull() ? m_left : m_right)
                   : left        ? m_left
                                 : m_right;
    }
    m_leftWord = iris.left.chip.text;
    m_rightWord = iris.right.chip.text;
    m_alert->set(iris.alert);
    setActions(iris.actions);
}

void IrisPage::roomChanged()
{
    if (m_left != nullptr) {
        m_left->setNarrow(room().oneColumn());
        m_right->setNarrow(room().oneColumn());
    }
}

QRect IrisPage::activeArea() const
{
    return inBody(m_active);
}

void IrisPage::showEyes(const QImage& left, const QImage& right)
{
    m_left->showFrame(left);
    m_right->showFrame(right);
}

} // namespace rekam::ui
