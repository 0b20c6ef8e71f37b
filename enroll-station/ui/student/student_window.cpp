#include "ui/student/student_window.h"

#include "ui/student/student_scene.h"
#include "ui/theme.h"

#include <QBoxLayout>
#include <QResizeEvent>

#include <algorithm>

namespace rekam::ui {

namespace {

// The scenes are drawn for this screen and scaled as a whole to the one that is there.
constexpr double kDesignWidth = 1366;
constexpr double kDesignHeight = 768;
constexpr double kLeastScale = 0.5;
constexpr double kMostScale = 3;

} // namespace

class StudentWindow::Parts
{
    friend class StudentWindow;

public:
    Parts(StudentWindow& window, Theme& theme, Intents& intents)
        : m_window(window)
        , m_operatorTheme(theme)
        , m_intents(intents)
    {
        m_theme.follow(theme, 1);
    }

    /// Sized for its own screen, whatever size the operator reads best.
    void fit()
    {
        const double scale =
            std::clamp(std::min(m_window.width() / kDesignWidth, m_window.height() / kDesignHeight),
                       kLeastScale, kMostScale);
        m_theme.follow(m_operatorTheme, scale);
        delete m_scene;
        m_scene = nullptr;
        show();
    }

    /// Builds the scene anew only when another kind is shown; else updates it.
    void show()
    {
        if (m_scene == nullptr || m_shown != m_view.scene) {
            delete m_scene;
            m_scene = makeStudentScene(m_view.scene, m_theme, m_intents);
            m_window.layout()->addWidget(m_scene);
            m_shown = m_view.scene;
        }
        m_scene->display(m_view);
    }

private:
    StudentWindow& m_window;
    Theme& m_operatorTheme;
    Theme m_theme;
    Intents& m_intents;
    view::StudentView m_view;
    view::StudentScene m_shown = view::StudentScene::Idle;
    StudentScenePage* m_scene = nullptr;
};

StudentWindow::StudentWindow(Theme& theme, Intents& intents)
{
    setWindowTitle(tr("Layar siswa"));
    setCursor(Qt::BlankCursor);
    auto* box = new QBoxLayout(QBoxLayout::TopToBottom, this);
    box->setContentsMargins(0, 0, 0, 0);
    box->setSizeConstraint(QLayout::SetNoConstraint);
    m_parts = std::make_unique<Parts>(*this, theme, intents);
    m_parts->show();
    connect(&theme, &Theme::changed, this, [this](bool) { m_parts->fit(); });
    resize(1366, 768);
}

// The scene paints with the theme of the parts, so it goes first.
StudentWindow::~StudentWindow()
{
    delete m_parts->m_scene;
}

void StudentWindow::resizeEvent(QResizeEvent* event)
{
    QWidget::resizeEvent(event);
    m_parts->fit();
}

void StudentWindow::present(const view::StudentView& student)
{
    m_parts->m_view = student;
    m_parts->show();
}

void StudentWindow::showPreview(const QImage& frame)
{
    m_parts->m_scene->showPreview(frame);
}

void StudentWindow::showStrokes(const QVector<view::StrokeView>& strokes)
{
    m_parts->m_scene->showStrokes(strokes);
}

} // namespace rekam::ui
