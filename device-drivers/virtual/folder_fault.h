// What is wrong with a file of an image folder.
#pragma once

#include "base/result.h"

#include <optional>
#include <string>

namespace rekam::drivers {

enum class FolderTrouble {
    SlapMissing,   ///< and not all of its single fingers are there
    VerifyMissing, ///< fingers come wholly from the folder
    EyeMissing,    ///< irises come wholly from the folder
    SameImage,     ///< a verify file repeats its finger's enrolled image
    Unreadable,    ///< no image, or no signature
};

struct FolderFault
{
    std::string nik;
    std::string file; ///< "face.png"; of a missing one, without its ending
    FolderTrouble what = FolderTrouble::Unreadable;
    std::optional<Error> cause; ///< of Unreadable
};

} // namespace rekam::drivers
