// What the station was started with.
#pragma once

#include "provision/home.h"
#include "virtual/subject_source.h"

#include <QString>

#include <optional>
#include <string>

namespace rekam {

struct Options
{
    provision::Home home;
    bool headless = false;
    std::size_t students = 20;
    QString roster;
    QString practiceRoster; ///< taken over where there is no list yet
    drivers::SourceOptions source;
    std::string faults;
    int readingPace = 0; ///< characters a second; 0: nobody is held up
    bool measure = false;
    bool pictures = true;
};

/// Of the running program's arguments; shows the help and ends there where that is asked for.
/// @return nothing if they are wrong, which was said.
[[nodiscard]] std::optional<Options> parseOptions();

} // namespace rekam
