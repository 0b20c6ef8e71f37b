#include "gui/sample_words.h"

namespace rekam::samples {

view::ShellView shell(Screen screen)
{
    view::ShellView made;
    made.safety = {91, 88, 62, 3};
    made.person = view::PersonView{"Rina M.", "Operator", "RM"};
    made.clock = "09.42";
    made.rail = {Screen::Home,    Screen::Queue,    Screen::Sync,
                 Screen::Devices, Screen::Settings, Screen::CloseDay};
    made.devices = {{"camera", "camera", "Kamera", "Siap", Tone::Ok},
                    {"finger", "fingerprint", "Sidik jari", "Siap", Tone::Ok},
                    {"iris", "iris", "Iris", "Siap", Tone::Ok},
                    {"pad", "signature", "TTD", "Siap", Tone::Ok},
                    {"screen", "screen", "Layar siswa", "Siap", Tone::Ok},
                    {"printer", "print", "Printer", "Siap", Tone::Ok},
                    {"medium", "usb", "FD-07", "Terpasang", Tone::Ok},
                    {"disk", "disk", "Disk", "212 GB", Tone::Ok},
                    {"battery", "battery", "Baterai", "78 %", Tone::Ok},
                    {"net", "network-off", "Jaringan", "Luring", Tone::Neutral}};
    switch (screen) {
    case Screen::Login:
    case Screen::Home:
        made.title = "Selamat pagi, Rina";
        made.subtitle = "Selasa, 24 November 2026";
        made.clock = "06.58";
        made.devices[6] = {"medium", "usb", "FD-07", "Belum ada", Tone::Warn};
        if (screen == Screen::Home) {
            made.safety = {50, 50, 50, 0};
        }
        break;
    case Screen::Queue:
        made.title = "Antrean";
        made.subtitle = "SMAN 27 Pekanbaru  ·  Selasa, 24 November 2026";
        break;
    case Screen::Sync:
        made.title = "Kirim & salinan";
        made.subtitle = "Agen jalan · percobaan berikutnya 10.01";
        made.safety = {92, 89, 62, 3};
        break;
    case Screen::Devices:
        made.title = "Perangkat";
        made.subtitle = "7 siap, 1 terputus, 1 tidak dipasang";
        made.devices[3] = {"pad", "signature", "TTD", "Terputus", Tone::Err};
        break;
    case Screen::Settings:
        made.title = "Setelan";
        made.subtitle = "Perubahan berlaku langsung";
        break;
    case Screen::CloseDay:
        made.title = "Tutup sesi";
        made.subtitle = "SMAN 27 Pekanbaru  ·  hari 2 dari 3";
        made.safety = {105, 103, 62, 2};
        break;
    case Screen::ReadBack:
    case Screen::Documents:
    case Screen::Photo:
    case Screen::Signature:
    case Screen::Fingerprints:
    case Screen::Iris:
    case Screen::Verification:
    case Screen::Statement:
    case Screen::Summary:
    case Screen::Receipt:
        made.title = "Perekaman";
        made.subtitle = "Antrean 057  ·  tersimpan otomatis 09.42.07";
        break;
    }
    return made;
}

view::StepColumnView steps(Screen screen)
{
    view::StepColumnView made;
    made.name = "Nabila Putri Ramadhani";
    made.initials = "NP";
    made.nikMasked = "1471 09·· ···· 0003";
    made.about = "XII IPA 2  ·  P  ·  17 th";
    made.startedText = "Mulai 09.40";
    made.elapsedText = "2 mnt 14";
    const QStringList names{"Bacakan data", "Berkas", "Pas foto",   "Tanda tangan",
                            "Sidik jari",   "Iris",   "Verifikasi", "Pernyataan",
                            "Segel",        "Bukti"};
    for (int i = 0; i < 10; ++i) {
        const auto here = static_cast<Screen>(static_cast<int>(Screen::ReadBack) + i);
        view::StepView step{.screen = here, .name = names[i]};
        if (here == screen) {
            step.state = view::StepState::Current;
            step.word = "Sedang dikerjakan";
        } else if (here < screen) {
            step.state =
                here == Screen::Fingerprints ? view::StepState::Exception : view::StepState::Done;
            step.word = here == Screen::Fingerprints ? "9 jari, 1 pengecualian" : "Tersimpan";
        }
        made.steps.append(step);
    }
    if (screen > Screen::Photo) {
        made.portrait = face(0, kRed);
    }
    return made;
}

view::LoginView login(view::LoginState state)
{
    view::LoginView made;
    made.state = state;
    made.tagline = "Perekaman KTP-el di sekolah";
    made.facts = {{"Stasiun", "PKU-K03  ·  Disdukcapil Kota Pekanbaru", "laptop"},
                  {"Penugasan hari ini", "SMAN 27 Pekanbaru, 118 siswa", "school"},
                  {"Selasa, 24 November 2026", "09.42 WIB  ·  jam cocok", "calendar"},
                  {"Luring", "Masuk dan merekam tidak perlu jaringan", "network-off"}};
    made.safety = {Tone::Warn, "Belum aman 3 dari 91 rekaman",
                   "Salinan kedua 88 · Diterima pusat 62. Pasang flash disk FD-07 setelah masuk.",
                   "shield-alert"};
    made.footnote = "Lupa frasa sandi? Penyelia dapat membuka dengan kodenya, tanpa jaringan.";
    if (state == view::LoginState::NotProvisioned) {
        made.facts = {{"Stasiun", "Belum disiapkan", "laptop"},
                      {"Selasa, 24 November 2026", "09.42 WIB", "calendar"}};
        made.safety = {};
        made.heading = "Selamat datang di Rekam";
        made.empty = {
            "import", "Stasiun belum disiapkan. Impor berkas stasiun dari flash disk.", {}};
        made.actions.primary = primary("Impor berkas stasiun", "import");
        made.footnote.clear();
        return made;
    }
    made.heading = "Siapa yang bertugas?";
    made.instruction = "Ketik frasa sandi. Orang lain: panah atas atau bawah.";
    made.people = {{"rm", "Rina Marlina", "Operator", "RM"},
                   {"hs", "Hendra Saputra", "Petugas verifikasi data", "HS"},
                   {"ya", "Yuliana Arsyad, S.Sos.", "Penyelia", "YA"}};
    made.chosenId = "rm";
    made.actions.primary = primary("Masuk", "arrow-right");
    if (state == view::LoginState::Unlocking) {
        made.actions.primary->label = "Membuka brankas…";
        made.actions.primary->state = view::ActionState::Busy;
    } else if (state == view::LoginState::Wrong) {
        made.fieldError = "Frasa sandi belum cocok. Periksa Caps Lock, lalu coba lagi.";
    } else if (state == view::LoginState::Waiting) {
        made.fieldError = "Coba lagi dalam 24 detik. Penyelia dapat membuka dengan kodenya.";
        made.actions.primary->state = view::ActionState::Disabled;
    }
    return made;
}

view::LoginView loginNobodyChosen()
{
    view::LoginView made = login(view::LoginState::Ready);
    made.instruction = "Tekan angka di sebelah nama, lalu ketik frasa sandi.";
    made.chosenId.clear();
    return made;
}

view::HomeView home()
{
    view::HomeView made;
    made.school = "SMAN 27 Pekanbaru";
    made.address = "Jl. Kayu Manis No. 14, Marpoyan Damai  ·  ruang Lab Bahasa";
    made.assignment = {{"SPT", "470/SPT-DKC/1184/2026", {}},
                       {"Hari ke", "2 dari 3", {}},
                       {"Tim", "Rina M. · Hendra S. · Tedi K.", {}},
                       {"Daftar permohonan", "118 siswa, disetujui 20/11", {}}};
    made.targetTitle = "Target hari ini";
    made.targetNote = "118 siswa dalam daftar";
    made.targets = {{"96", "17 ke atas", "card", Tone::Primary},
                    {"15", "16 tahun", "calendar", Tone::Neutral},
                    {"5", "sudah rekam", "check-circle", Tone::Ok},
                    {"2", "perbaikan", "warning", Tone::Warn}};
    made.targetBar = {{96, Tone::Primary, "96 berumur 17 ke atas"},
                      {15, Tone::Neutral, "15 berumur 16"},
                      {5, Tone::Ok, "5 sudah rekam"},
                      {2, Tone::Warn, "2 perlu perbaikan"}};
    made.estimate = "Kira-kira selesai 14.20, pada 3 mnt 40 dtk per siswa";
    made.notice = {.tone = Tone::Primary,
                   .cause = "Pemberitahuan pelindungan data",
                   .remedy = "Kartu pemberitahuan untuk siswa dan wali sudah dicetak (F1 untuk "
                             "naskahnya). Tempel di pintu ruang."};
    made.readinessChips = {ok("10 siap"), warn("1 perlu tindakan")};
    made.readiness = {
        {"usb",
         "Flash disk cadangan FD-07 belum terpasang",
         "Pasang di port mana saja, atau salin ke laptop kedua.",
         Tone::Warn,
         {},
         action(ActionId::Install, "Pasang", "usb", Qt::Key_F9)},
        {"camera", "Kamera", "Logi Brio 500 · gambar uji tajam", Tone::Ok, "Siap", {}},
        {"fingerprint", "Sidik jari", "U.are.U 4500 · kaca bersih, 500 ppi", Tone::Ok, "Siap", {}},
        {"iris", "Iris", "Layanan SBI 127.0.0.1 · dua mata", Tone::Ok, "Siap", {}},
        {"signature", "Tanda tangan", "Wacom STU-430 · garis uji tersimpan", Tone::Ok, "Siap", {}},
        {"screen", "Layar siswa", "Layar 2, 1366 × 768", Tone::Ok, "Siap", {}},
        {"disk", "Disk", "212 GB · cukup untuk ±9.000 rekaman", Tone::Ok, "Siap", {}},
        {"battery", "Baterai", "100 % · terhubung listrik", Tone::Ok, "Siap", {}},
        {"clock", "Jam", "24/11/2026 06.58 · tidak mundur", Tone::Ok, "Siap", {}},
        {"key", "Kunci & sertifikat", "berlaku sampai 31/01/2027", Tone::Ok, "Siap", {}},
        {"people", "Daftar & kebijakan", "daftar 20/11 · kebijakan v14", Tone::Ok, "Siap", {}}};
    made.actions.actions = {action(ActionId::TestAll, "Uji ulang semua", "retake", Qt::Key_F5),
                            action(ActionId::ChangeAssignment, "Ganti penugasan", "swap",
                                   Qt::Key_F6, ActionKind::Quiet)};
    made.actions.note = "1 hal bisa dibereskan sambil jalan";
    made.actions.primary = primary("Mulai perekaman", "arrow-right");
    return made;
}

view::HomeView homeEmpty()
{
    view::HomeView made = home();
    made.empty = {"import", "Belum ada penugasan. Impor daftar permohonan (CSV/XLSX).", {}};
    made.notice = {};
    made.actions.actions = {action(ActionId::TestAll, "Uji ulang semua", "retake", Qt::Key_F5)};
    made.actions.note.clear();
    made.actions.primary = primary("Impor daftar permohonan", "import");
    return made;
}

view::QueueView queue()
{
    view::QueueView made;
    made.progressText = "41 dari 118 selesai";
    made.legend = {{"66 menunggu", Tone::Primary, "queue"},
                   {"4 tertunda", Tone::Warn, "postpone"},
                   {"2 perlu perbaikan", Tone::Warn, "warning"},
                   {"5 sudah rekam", Tone::Ok, "check-circle"}};
    made.progressBar = {{41, Tone::Ok, "41 selesai"},
                        {5, Tone::Ok, "5 sudah rekam"},
                        {4, Tone::Warn, "4 tertunda"},
                        {2, Tone::Warn, "2 perlu perbaikan"},
                        {66, Tone::Neutral, {}}};
    made.estimate = "rata-rata 3 mnt 42 dtk · selesai kira-kira 13.50";
    made.classes = {"Semua kelas", "XII IPA 1", "XII IPA 2", "XII IPS 1"};
    made.filters = {{"all", "Semua", 118, true},      {"waiting", "Menunggu", 66, false},
                    {"later", "Tertunda", 4, false},  {"fix", "Perlu perbaikan", 2, false},
                    {"had", "Sudah rekam", 5, false}, {"done", "Selesai", 41, false},
                    {"young", "Belum 16", 2, false}};
    const view::ChipView waiting{"Menunggu", Tone::Primary, "queue"};
    made.rows = {{"057",
                  "057",
                  "Nabila Putri Ramadhani",
                  "XII IPA 2",
                  "1471 09·· ···· 0003",
                  "P",
                  "17",
                  waiting,
                  {}},
                 {"058",
                  "058",
                  "Rizky Aditya Pratama",
                  "XII IPA 2",
                  "1471 13·· ···· 0007",
                  "L",
                  "17",
                  waiting,
                  {}},
                 {"052",
                  "052",
                  "Yosua Parlindungan Hutapea",
                  "XII IPA 1",
                  "1471 07·· ···· 0002",
                  "L",
                  "17",
                  {"Tertunda", Tone::Warn, "postpone"},
                  "Iris: lensa kontak, jam 10"},
                 {"059", "059", "Dinda Ayu Lestari", "XII IPA 2", "1471 09·· ···· 0011", "P", "16",
                  waiting, "Rekam saja sampai 02/02/27"},
                 {"060",
                  "060",
                  "Salsabila Az-Zahra Lubis",
                  "XII IPA 2",
                  "1405 02·· ···· 0001",
                  "P",
                  "17",
                  {"Belum terverifikasi", Tone::Neutral, "help"},
                  "NIK luar kota"},
                 {"061",
                  "061",
                  "Teuku Iqbal Maulana",
                  "XII IPA 2",
                  "1471 10·· ···· 0004",
                  "L",
                  "17",
                  {"Perlu perbaikan data", Tone::Warn, "warning"},
                  "Nama beda dengan akta"},
                 {"062", "062", "Kevin Wijaya Halim", "XII IPA 2", "1471 04·· ···· 0006", "L", "17",
                  ok("Sudah rekam"), "12/08/26, Limapuluh"}};
    for (int i = 63; i < 118; ++i) {
        const QString number = QStringLiteral("%1").arg(i, 3, 10, QChar('0'));
        made.rows.append({number,
                          number,
                          "Intan Permata Sari",
                          "XII IPS 1",
                          "1471 11·· ···· 0009",
                          "P",
                          "17",
                          waiting,
                          {}});
    }
    made.chosenId = "057";
    view::QueuePersonView person;
    person.id = "057";
    person.name = "Nabila Putri Ramadhani";
    person.initials = "NP";
    person.about = "XII IPA 2  ·  Perempuan";
    person.checks = {
        {Tone::Ok, "Belum pernah rekam", "Stasiun ini, LAN, dan status pusat 20/11", {}},
        {Tone::Ok, "17 tahun, rekam dan cetak", "Lahir 03/11/2009", {}},
        {Tone::Ok, "Data SIAK lengkap", "Cocok dengan KK, akta belum dicek", {}}};
    person.background = view::PhotoBackground::Red;
    person.backgroundText = "Latar foto merah";
    person.backgroundNote = "Tahun lahir ganjil";
    person.actions = {action(ActionId::Postpone, "Tunda / tidak hadir", "postpone", Qt::Key_F8)};
    person.primary = primary("Rekam Nabila", "arrow-right");
    made.person = person;
    made.scan = action(ActionId::Scan, "Pindai", "scan", Qt::Key_F5);
    return made;
}

view::QueueView queueNoMatch()
{
    view::QueueView made = queue();
    made.searchText = "Nabilla";
    made.rows.clear();
    made.person.reset();
    made.chosenId.clear();
    made.empty = {"search", "Tidak ada “Nabilla”. Mirip: Nabila Putri Ramadhani.",
                  action(ActionId::AddPerson, "Tambah di luar daftar", "plus")};
    return made;
}

} // namespace rekam::samples
