// Every view state, for those who wire or forward all of them.
#pragma once

#include "workflow/view/common.h"
#include "workflow/view/entry.h"
#include "workflow/view/office.h"
#include "workflow/view/recording.h"
#include "workflow/view/shell.h"
#include "workflow/view/student.h"
