#include "workflow/desks/devices_desk.h"

#include "workflow/words/words.h"

#include <QGuiApplication>

#include <algorithm>

namespace rekam::workflow {

using drivers::DeviceKind;
using view::ActionId;
using Health = DeviceState::Health;

namespace {

constexpr QLatin1String kSwapped("swapped:"); // the subject of a toast's Undo

bool usable(Health health)
{
    return health == Health::Ready || health == Health::Busy;
}

int worseness(const DeviceState& device)
{
    switch (device.health) {
    case Health::Lost:
        return 2;
    case Health::Absent:
        return 1;
    case Health::Ready:
    case Health::Busy:
        break;
    }
    return 0;
}

int worseness(const view::ChipView& chip)
{
    return chip.tone == view::Tone::Err ? 2 : chip.tone == view::Tone::Warn ? 1 : 0;
}

std::uint64_t bytesOfMiB(int mebibytes)
{
    return static_cast<std::uint64_t>(mebibytes) * 1024 * 1024;
}

QString wayOn(DeviceKind kind)
{
    switch (kind) {
    case DeviceKind::SignaturePad:
        return rekam::workflow::DevicesDesk::tr(
            "Pasang lagi, lalu F5. Sementara itu tanda tangan dapat ditulis di "
            "layar sentuh.");
    case DeviceKind::Camera:
    case DeviceKind::FingerprintReader:
    case DeviceKind::IrisScanner:
    case DeviceKind::CardReader:
        break;
    }
    return rekam::workflow::DevicesDesk::tr(
        "Pasang lagi, lalu F5. Yang sudah terekam tidak hilang.");
}

} // namespace

DevicesDesk::DevicesDesk(StationCore& core)
    : Desk(core)
{
    connect(&core.capture(), &CapturePort::devicesChanged, this, &DevicesDesk::show);
    connect(&core.capture(), &CapturePort::selfTested, this,
            [this](DeviceKind kind, bool passed, const QString& detail) {
                m_testing.remove(static_cast<int>(kind));
                m_tested[kind] = {passed, detail, this->core().now()};
                show();
            });
}

QString DevicesDesk::idOf(DeviceKind kind)
{
    switch (kind) {
    case DeviceKind::Camera:
        return QStringLiteral("camera");
    case DeviceKind::FingerprintReader:
        return QStringLiteral("fingerprint");
    case DeviceKind::IrisScanner:
        return QStringLiteral("iris");
    case DeviceKind::SignaturePad:
        return QStringLiteral("signature");
    case DeviceKind::CardReader:
        break;
    }
    return QStringLiteral("card");
}

void DevicesDesk::enter()
{
    m_open = true;
}

void DevicesDesk::leave()
{
    m_open = false;
    m_chosen.clear();
}

void DevicesDesk::choose(const QString& cellId)
{
    m_chosen = cellId;
    show();
}

void DevicesDesk::test()
{
    core().capture().refreshDevices();
    m_testing.clear();
    for (const DeviceState& device : core().capture().devices()) {
        if (usable(device.health)) {
            m_testing.insert(static_cast<int>(device.kind));
        }
    }
    core().capture().selfTest();
    show();
}

QString DevicesDesk::lastTest(DeviceKind kind) const
{
    if (m_testing.contains(static_cast<int>(kind))) {
        return tr("Uji diri sedang berjalan…");
    }
    const auto found = m_tested.find(kind);
    if (found == m_tested.end()) {
        return {};
    }
    const QString at = words::dayTime(found->second.at);
    return found->second.passed
               ? tr("Uji diri %1: lulus.").arg(at)
               : tr("Uji diri %1: belum lulus (%2).").arg(at, found->second.detail);
}

/// A tick is only beside what was tested since the station was opened.
view::ChipView DevicesDesk::testChip(const DeviceState& device) const
{
    const auto tested = m_tested.find(device.kind);
    if (m_testing.contains(static_cast<int>(device.kind)) || device.health == Health::Busy) {
        return {tr("Bekerja"), view::Tone::Primary, {}};
    }
    if (tested == m_tested.end()) {
        return {tr("Belum diuji"), view::Tone::Neutral, QStringLiteral("pending")};
    }
    if (!tested->second.passed) {
        return {tr("Belum lulus uji"), view::Tone::Warn, {}};
    }
    return {device.info.origin == drivers::DeviceOrigin::Virtual ? tr("Virtual") : tr("Siap"),
            view::Tone::Ok,
            {}};
}

view::DeviceCardView DevicesDesk::card(const DeviceState& device) const
{
    view::DeviceCardView card;
    card.id = idOf(device.kind);
    card.icon = card.id;
    card.name = words::deviceName(device.kind);
    if (device.info.id.empty()) {
        card.model = tr("Belum ada alat");
    } else {
        QStringList parts{words::text(device.info.maker + " " + device.info.model).trimmed()};
        if (!device.info.serial.empty()) {
            parts.append(tr("seri %1").arg(words::text(device.info.serial)));
        }
        parts.append(tr("penggerak %1").arg(words::text(device.info.driver)));
        card.model = parts.join(QStringLiteral(" · "));
    }
    switch (device.health) {
    case Health::Ready:
    case Health::Busy:
        card.state = lastTest(device.kind);
        if (card.state.isEmpty()) {
            card.state = device.info.origin == drivers::DeviceOrigin::Virtual
                             ? tr("Tersambung, alat virtual.")
                             : tr("Tersambung.");
        }
        card.chip = testChip(device);
        break;
    case Health::Absent:
        card.state = wayOn(device.kind);
        card.chip = {tr("Belum ada"), view::Tone::Warn, {}};
        break;
    case Health::Lost:
        card.state = wayOn(device.kind);
        card.chip = {tr("Terlepas"), view::Tone::Err, {}};
        break;
    }
    if (device.alternatives > 0) {
        card.state += QLatin1Char(' ') + tr("Pengganti: %1.").arg(device.alternatives);
        view::ActionView swap =
            action(ActionId::SwapDevice, tr("Ganti"), QStringLiteral("swap"), Qt::Key_unknown);
        swap.subject = card.id;
        card.actions.append(swap);
    }
    return card;
}

view::DeviceCardView DevicesDesk::studentScreen() const
{
    const auto screens = QGuiApplication::screens().size();
    view::DeviceCardView card;
    card.id = QStringLiteral("screen");
    card.icon = QStringLiteral("screen");
    card.name = tr("Layar siswa");
    card.model = tr("%1 layar tersambung").arg(screens);
    card.state = screens > 1 ? tr("Siswa melihat layarnya sendiri.")
                             : tr("Putar laptop ke siswa saat meminta persetujuannya, atau pasang "
                                  "layar kedua.");
    card.chip = screens > 1 ? view::ChipView{tr("Siap"), view::Tone::Ok, {}}
                            : view::ChipView{tr("Satu layar"), view::Tone::Neutral, {}};
    return card;
}

view::DeviceCardView DevicesDesk::disk() const
{
    view::DeviceCardView card;
    card.id = QStringLiteral("disk");
    card.icon = QStringLiteral("disk");
    card.name = tr("Disk");
    if (!m_machine) {
        card.chip = {tr("Memeriksa…"), view::Tone::Neutral, {}};
        return card;
    }
    const auto& free = m_machine->freeBytes;
    card.model = free ? tr("%1 bebas").arg(gigabytes(*free)) : tr("Sisa ruang tidak terbaca");
    bool full = false;
    if (core().identity() != nullptr) {
        const int leastMiB = core().policy().diskFreeMiBMin;
        card.state = tr("Perekaman berhenti di bawah %1 MiB.").arg(leastMiB);
        full = free && *free < bytesOfMiB(leastMiB);
    }
    card.chip = !free  ? view::ChipView{tr("Periksa"), view::Tone::Warn, {}}
                : full ? view::ChipView{tr("Penuh"), view::Tone::Err, {}}
                       : view::ChipView{tr("Cukup"), view::Tone::Ok, {}};
    return card;
}

view::DeviceCardView DevicesDesk::battery() const
{
    view::DeviceCardView card;
    card.id = QStringLiteral("battery");
    card.icon = QStringLiteral("battery");
    card.name = tr("Baterai");
    if (!m_machine || !m_machine->battery) {
        card.model = m_machine ? tr("Tidak ada baterai terbaca") : QString();
        card.state = m_machine ? tr("Laptop ini memakai listrik.") : QString();
        card.chip = {m_machine ? tr("Listrik") : tr("Memeriksa…"), view::Tone::Neutral, {}};
        return card;
    }
    const BatteryFacts& battery = *m_machine->battery;
    card.model = battery.charging ? tr("%1 %, terhubung listrik").arg(battery.percent)
                                  : tr("%1 %, tanpa listrik").arg(battery.percent);
    const bool low = !battery.charging && battery.percent <= kBatteryLowPercent;
    card.state = low ? tr("Sambungkan listrik. Semua langkah tersimpan bila laptop mati.")
                     : tr("Semua langkah tersimpan bila laptop mati.");
    card.chip = !low ? view::ChipView{tr("Cukup"), view::Tone::Ok, {}}
                : battery.percent <= kBatteryCriticalPercent
                    ? view::ChipView{tr("Rendah"), view::Tone::Err, {}}
                    : view::ChipView{tr("Rendah"), view::Tone::Warn, {}};
    return card;
}

view::DeviceCardView DevicesDesk::network() const
{
    view::DeviceCardView card;
    const auto& agent = core().agent();
    const bool linked = agent && agent->link == control::LinkState::Connected;
    card.id = QStringLiteral("network");
    card.icon = linked ? QStringLiteral("network") : QStringLiteral("network-off");
    card.name = tr("Jaringan");
    card.model = !core().agentAsked() ? tr("Agen kirim belum menjawab")
                 : !agent             ? tr("Agen kirim berhenti")
                 : linked && agent->roundTripMs >= 0
                     ? tr("Tersambung ke pusat, %1 ms").arg(agent->roundTripMs)
                 : linked ? tr("Tersambung ke pusat")
                          : tr("Pusat belum terjangkau");
    card.state =
        linked ? tr("Yang tersegel dikirim sendiri.") : tr("Merekam tidak perlu jaringan.");
    card.chip = linked ? view::ChipView{tr("Daring"), view::Tone::Ok, {}}
                       : view::ChipView{tr("Luring"), view::Tone::Neutral, {}};
    view::ActionView road = action(ActionId::ShowUnsafe, tr("Kirim & salinan"),
                                   QStringLiteral("sync"), Qt::Key_unknown);
    road.subject = card.id;
    card.actions.append(road);
    return card;
}

view::DeviceCardView DevicesDesk::printer() const
{
    view::DeviceCardView card;
    card.id = QStringLiteral("printer");
    card.icon = QStringLiteral("print");
    card.name = tr("Printer");
    card.model = tr("Bukti dan rekap disimpan sebagai PDF");
    card.state = tr("Cetak lewat penampil PDF laptop ini.");
    card.chip = {tr("PDF"), view::Tone::Neutral, {}};
    return card;
}

void DevicesDesk::setMachine(const MachineFacts& machine)
{
    m_machine = machine;
    show();
}

std::optional<DeviceKind> DevicesDesk::mendable() const
{
    std::optional<DeviceKind> found;
    int worst = 0;
    for (const DeviceState& device : core().capture().devices()) {
        if (device.alternatives > 0 && worseness(device) > worst) {
            worst = worseness(device);
            found = device.kind;
        }
    }
    return found;
}

void DevicesDesk::show()
{
    if (!m_open) {
        return;
    }
    view::DevicesView shown;
    const QVector<DeviceState> devices = core().capture().devices();
    for (const DeviceState& device : devices) {
        shown.cards.append(card(device));
    }
    shown.cards += {studentScreen(), printer(), disk(), battery(), network()};
    std::ranges::stable_sort(shown.cards, std::ranges::greater{},
                             [](const view::DeviceCardView& each) { return worseness(each.chip); });
    shown.chosenId = m_chosen;

    const QString backLabel =
        m_waiting.isEmpty() ? tr("Kembali") : tr("Kembali ke %1").arg(m_waiting);
    view::ActionView toBack =
        action(ActionId::Back, backLabel, QStringLiteral("arrow-left"), Qt::Key_Escape);
    toBack.kind = view::ActionKind::Quiet;
    shown.actions.actions.append(toBack);
    view::ActionView testAll =
        action(ActionId::TestAll, tr("Uji semua"), QStringLiteral("retake"), Qt::Key_F5);
    if (!m_testing.isEmpty()) {
        testAll.label = tr("Menguji…");
        testAll.state = view::ActionState::Busy;
    }
    shown.actions.actions.append(testAll);
    const auto other = std::ranges::find_if(shown.cards, [this](const view::DeviceCardView& each) {
        return !each.actions.isEmpty() && each.actions.front().id == ActionId::SwapDevice &&
               (m_chosen.isEmpty() || each.id == m_chosen);
    });
    if (other != shown.cards.end()) {
        view::ActionView swap = action(ActionId::SwapDevice, tr("Ganti %1").arg(other->name),
                                       QStringLiteral("swap"), Qt::Key_F6);
        swap.subject = other->id;
        shown.actions.actions.append(swap);
    }
    if (const auto kind = mendable()) {
        shown.actions.primary = primaryAction(
            tr("Pakai pengganti: %1").arg(words::deviceName(*kind)), QStringLiteral("swap"));
        shown.actions.primary->subject = idOf(*kind);
    } else if (std::ranges::any_of(devices, [](const auto& each) { return worseness(each) > 0; })) {
        shown.actions.primary = primaryAction(tr("Cari alat lagi"), QStringLiteral("search"));
    } else if (!m_waiting.isEmpty()) {
        shown.actions.primary = primaryAction(backLabel, QStringLiteral("arrow-right"));
    } else {
        shown.actions.primary = primaryAction(tr("Ke beranda"), QStringLiteral("home"));
    }
    core().display().present(shown);
}

void DevicesDesk::back()
{
    if (m_waiting.isEmpty()) {
        Q_EMIT wantsScreen(view::Screen::Home);
    } else {
        Q_EMIT returnRequested();
    }
}

std::optional<DeviceState> DevicesDesk::deviceOf(const QString& id) const
{
    for (const DeviceState& device : core().capture().devices()) {
        if (idOf(device.kind) == id) {
            return device;
        }
    }
    return std::nullopt;
}

/// At once, and said with what it was and a way back.
void DevicesDesk::swap(const QString& id)
{
    const auto before = deviceOf(id);
    if (!before) {
        return;
    }
    m_tested.erase(before->kind); // the result was the other device's
    core().capture().swapDevice(before->kind);
    const auto after = deviceOf(id);
    if (!after || after->info.id == before->info.id) {
        return; // there was no other: the cards say so
    }
    const auto name = [](const DeviceState& device) {
        return words::text(device.info.serial.empty()
                               ? device.info.model
                               : device.info.model + " " + device.info.serial);
    };
    m_swappedFrom[before->kind] = before->info.id;
    view::ToastView toast;
    toast.icon = QStringLiteral("swap");
    toast.text = tr("%1 sekarang: %2, sebelumnya %3.")
                     .arg(words::deviceName(before->kind), name(*after),
                          before->info.id.empty() ? tr("tidak ada") : name(*before));
    if (!before->info.id.empty()) {
        toast.undo =
            action(ActionId::Undo, tr("Urungkan"), QStringLiteral("retake"), Qt::Key_unknown);
        toast.undo->subject = kSwapped + id;
    }
    Q_EMIT wantsToast(toast);
}

bool DevicesDesk::undo(const QString& subject)
{
    if (!subject.startsWith(kSwapped)) {
        return false;
    }
    const QString id = subject.mid(kSwapped.size());
    auto device = deviceOf(id);
    if (!device) {
        return true;
    }
    const auto from = m_swappedFrom.find(device->kind);
    if (from == m_swappedFrom.end()) {
        return true;
    }
    // The others come round one after the other.
    for (int left = device->alternatives; left > 0 && device->info.id != from->second; --left) {
        m_tested.erase(device->kind);
        core().capture().swapDevice(device->kind);
        device = deviceOf(id);
    }
    m_swappedFrom.erase(from);
    show();
    return true;
}

void DevicesDesk::act(ActionId action, const QString& subject)
{
    switch (action) {
    case ActionId::Primary:
        if (const auto kind = mendable()) {
            swap(idOf(*kind));
        } else if (std::ranges::any_of(core().capture().devices(),
                                       [](const auto& each) { return worseness(each) > 0; })) {
            core().capture().refreshDevices();
        } else {
            back();
        }
        break;
    case ActionId::Back:
        back();
        break;
    case ActionId::Test:
    case ActionId::TestAll:
        test();
        break;
    case ActionId::SwapDevice:
        swap(subject);
        break;
    default:
        break;
    }
}

} // namespace rekam::workflow
