// The look that was chosen on this station: kept in the home, without anything personal.
#pragma once

#include "base/file.h"
#include "provision/home.h"
#include "workflow/view/office.h"

namespace rekam::workflow {

/// What was saved; the defaults where nothing, or nothing sensible, is there. Thread: any.
[[nodiscard]] view::AppearanceView loadAppearance(const provision::Home& home, FileSystem& files);

/// Errors: as FileSystem::writeDurably. Thread: not the ui's, it waits for the medium.
[[nodiscard]] Status saveAppearance(const provision::Home& home, FileSystem& files,
                                    const view::AppearanceView& appearance);

} // namespace rekam::workflow
