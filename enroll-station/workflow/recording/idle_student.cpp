#include "workflow/recording/idle_student.h"

#include "workflow/recording/recording.h"
#include "workflow/words/words.h"

namespace rekam::workflow {

view::StudentView idleStudent(const StationCore& core)
{
    view::StudentView student;
    student.scene = view::StudentScene::Idle;
    student.mode = core.practice() ? view::StationMode::Practice : view::StationMode::Production;
    student.headline = rekam::workflow::Recording::tr("Selamat datang");
    student.footnote = rekam::workflow::Recording::tr("Silakan duduk bila nomormu dipanggil.");
    if (core.session()) {
        student.subline = words::text(core.session()->facts.school);
    }
    return student;
}

} // namespace rekam::workflow
