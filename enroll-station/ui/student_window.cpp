#include "ui/student_window.h"

#include "ui/student_scene.h"
#include "ui/theme.h"

#include <QBoxLayout>

namespace rekam::ui {

class StudentWindow::Parts
{
public:
    Parts(StudentWindow& window, Theme& theme, Intents& intents)
        : m_window(window)
        , m_theme(theme)
        , m_intents(intents)
    {}

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

    StudentWindow& m_window;
    Theme& m_theme;
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
    m_parts = std::make_unique<Parts>(*this, theme, intents);
    m_parts->show();
    connect(&theme, &Theme::changed, this, [this](bool rebuild) {
        if (rebuild) {
            delete m_parts->m_scene;
            m_parts->m_scene = nullptr;
            m_parts->show();
        }
        for (QWidget* widget : findChildren<QWidget*>()) {
            widget->update();
        }
    });
    resize(1366, 768);
}

StudentWindow::~StudentWindow() = default;

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
