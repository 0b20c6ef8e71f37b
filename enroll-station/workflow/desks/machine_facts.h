// What the laptop itself says of its disk and battery, and the cells of the device strip.
#pragma once

#include "base/file.h"
#include "workflow/station/station_core.h"
#include "workflow/view/shell.h"

#include <filesystem>
#include <optional>

namespace rekam::workflow {

inline constexpr int kBatteryLowPercent = 30;
inline constexpr int kBatteryCriticalPercent = 15;

struct BatteryFacts
{
    int percent = 0;
    bool charging = false;
};

struct MachineFacts
{
    std::optional<std::uint64_t> freeBytes; ///< where the store lies; nothing if not readable
    std::optional<BatteryFacts> battery;    ///< nothing on a machine without one
};

/// Reads a few small files and one file system: any thread but the main one.
[[nodiscard]] MachineFacts measureMachine(FileSystem& files, const std::filesystem::path& store);

/// The first battery that the kernel lists below `folder` (/sys/class/power_supply).
[[nodiscard]] std::optional<BatteryFacts> readBattery(const QString& folder);

/// Whether the student has a screen of their own. Thread: the main thread.
[[nodiscard]] bool hasStudentScreen();

/// 212 GB; with one decimal below ten.
[[nodiscard]] QString gigabytes(std::uint64_t bytes);

/// Devices, student screen, printer, disk, battery, network: one cell each, in this order.
[[nodiscard]] QVector<view::DeviceCellView> stripCells(const StationCore& core,
                                                       const MachineFacts& machine);

} // namespace rekam::workflow
