#include "workflow/desks/machine_facts.h"

#include "workflow/desks/devices_desk.h"
#include "workflow/words/words.h"

#include <QDir>
#include <QFile>
#include <QGuiApplication>
#include <QLocale>

#include <algorithm>

namespace rekam::workflow {

using view::Tone;

namespace {

constexpr double kBytesInGb = 1e9;
constexpr double kWholeGbFrom = 10;
constexpr std::uint64_t kBytesInMiB = std::uint64_t{1024} * 1024;

QString readLine(const QString& path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? QString::fromLatin1(file.readLine(64)).trimmed()
                                          : QString();
}

view::DeviceCellView cellOf(const DeviceState& device)
{
    view::DeviceCellView cell;
    cell.id = DevicesDesk::idOf(device.kind);
    cell.icon = cell.id;
    cell.name = words::deviceName(device.kind);
    switch (device.health) {
    case DeviceState::Health::Ready:
        cell.state = device.info.origin == drivers::DeviceOrigin::Virtual
                         ? rekam::workflow::DevicesDesk::tr("Virtual")
                         : rekam::workflow::DevicesDesk::tr("Siap");
        break;
    case DeviceState::Health::Busy:
        cell.state = rekam::workflow::DevicesDesk::tr("Bekerja");
        break;
    case DeviceState::Health::Absent:
        cell.state = rekam::workflow::DevicesDesk::tr("Belum ada");
        cell.tone = Tone::Warn;
        break;
    case DeviceState::Health::Lost:
        cell.state = rekam::workflow::DevicesDesk::tr("Terlepas");
        cell.tone = Tone::Err;
        break;
    }
    return cell;
}

view::DeviceCellView diskCell(const StationCore& core, const MachineFacts& machine)
{
    view::DeviceCellView cell{QStringLiteral("disk"), QStringLiteral("disk"),
                              rekam::workflow::DevicesDesk::tr("Disk"),
                              rekam::workflow::DevicesDesk::tr("Periksa"), Tone::Warn};
    if (machine.freeBytes) {
        cell.state = gigabytes(*machine.freeBytes);
        const bool full =
            core.identity() != nullptr &&
            *machine.freeBytes <
                static_cast<std::uint64_t>(core.policy().diskFreeMiBMin) * kBytesInMiB;
        cell.tone = full ? Tone::Err : Tone::Ok;
    }
    return cell;
}

view::DeviceCellView batteryCell(const BatteryFacts& battery)
{
    const bool low = !battery.charging && battery.percent <= kBatteryLowPercent;
    return {QStringLiteral("battery"), QStringLiteral("battery"),
            rekam::workflow::DevicesDesk::tr("Baterai"),
            rekam::workflow::DevicesDesk::tr("%1 %").arg(battery.percent),
            !low                                         ? Tone::Ok
            : battery.percent <= kBatteryCriticalPercent ? Tone::Err
                                                         : Tone::Warn};
}

} // namespace

std::optional<BatteryFacts> readBattery(const QString& folder)
{
    const QDir supplies(folder);
    const auto names = supplies.entryList(QDir::Dirs | QDir::NoDotAndDotDot);
    for (const QString& name : names) {
        const QString supply = supplies.filePath(name);
        if (readLine(supply + QStringLiteral("/type")) != QStringLiteral("Battery") ||
            readLine(supply + QStringLiteral("/scope")) == QStringLiteral("Device")) {
            continue; // a mouse has a battery too
        }
        bool isNumber = false;
        const int percent = readLine(supply + QStringLiteral("/capacity")).toInt(&isNumber);
        if (isNumber) {
            return BatteryFacts{std::clamp(percent, 0, 100),
                                readLine(supply + QStringLiteral("/status")) !=
                                    QStringLiteral("Discharging")};
        }
    }
    return std::nullopt;
}

MachineFacts measureMachine(FileSystem& files, const std::filesystem::path& store)
{
    MachineFacts facts;
    if (const auto free = files.freeBytes(store)) {
        facts.freeBytes = free.value();
    }
    facts.battery = readBattery(QStringLiteral("/sys/class/power_supply"));
    return facts;
}

bool hasStudentScreen()
{
    return QGuiApplication::screens().size() > 1;
}

QString gigabytes(std::uint64_t bytes)
{
    const double all = static_cast<double>(bytes) / kBytesInGb;
    return rekam::workflow::DevicesDesk::tr("%1 GB").arg(
        QLocale(QLocale::Indonesian).toString(all, 'f', all < kWholeGbFrom ? 1 : 0));
}

QVector<view::DeviceCellView> stripCells(const StationCore& core, const MachineFacts& machine)
{
    QVector<view::DeviceCellView> cells;
    for (const DeviceState& device : core.capture().devices()) {
        cells.append(cellOf(device));
    }
    const bool second = hasStudentScreen();
    cells.append({QStringLiteral("screen"), QStringLiteral("screen"),
                  rekam::workflow::DevicesDesk::tr("Layar siswa"),
                  second ? rekam::workflow::DevicesDesk::tr("Siap")
                         : rekam::workflow::DevicesDesk::tr("Satu layar"),
                  second ? Tone::Ok : Tone::Neutral});
    // Receipts are PDF files; nothing here prints by itself.
    cells.append({QStringLiteral("printer"), QStringLiteral("print"),
                  rekam::workflow::DevicesDesk::tr("Printer"),
                  rekam::workflow::DevicesDesk::tr("PDF"), Tone::Neutral});
    if (machine.freeBytes || core.identity() != nullptr) {
        cells.append(diskCell(core, machine));
    }
    if (machine.battery) {
        cells.append(batteryCell(*machine.battery));
    }
    const auto& agent = core.agent();
    const bool linked = agent && agent->link == control::LinkState::Connected;
    cells.append({QStringLiteral("network"),
                  linked ? QStringLiteral("network") : QStringLiteral("network-off"),
                  rekam::workflow::DevicesDesk::tr("Jaringan"),
                  linked ? rekam::workflow::DevicesDesk::tr("Daring")
                         : rekam::workflow::DevicesDesk::tr("Luring"),
                  linked ? Tone::Ok : Tone::Neutral});
    return cells;
}

} // namespace rekam::workflow
