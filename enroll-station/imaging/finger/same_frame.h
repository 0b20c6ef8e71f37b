// Tells a frame that was shown before, cut out or compressed again, from another touch.
#pragma once

#include "base/image.h"

namespace rekam::imaging {

/// Whether `shown` repeats pixels of `stored`: patches of its ridges lie in `stored` at one and the
/// same shift, equal but for the noise of a lossy codec. Two touches of one finger never agree so
/// closely; tests/enroll-station/imaging/tst_finger_accuracy.cpp measures how far they stay apart.
/// A frame that was turned or scaled is not recognised. 8-bit grey of one resolution, any size;
/// false where one of them is too small or too plain to tell. 0.1 to 0.2 s for a slap of four.
/// Pure and thread-safe.
[[nodiscard]] bool repeatsFrame(const GrayImage& shown, const GrayImage& stored);

/// Mean absolute difference, in grey levels, of the patches where they agree best; 255 where
/// there is nothing to compare. What repeatsFrame() decides by.
[[nodiscard]] double leastDifference(const GrayImage& shown, const GrayImage& stored);

} // namespace rekam::imaging
