#include "gui/sample_words.h"

namespace rekam::samples {

namespace {

view::ActionView cancel()
{
    return action(ActionId::Back, "Batal", "arrow-left", Qt::Key_Escape, ActionKind::Quiet);
}

} // namespace

view::SyncView sync()
{
    view::SyncView made;
    made.schedulerTitle = "NID Scheduler";
    made.schedulerReadAt = "dibaca 09.58.40";
    made.scheduler = {{"Mode", "PRODUCTION", Tone::Ok},
                      {"Database", "CONNECTED", Tone::Ok},
                      {"Co-Relation Id", "147109", Tone::Ok},
                      {"MQ", "DISCONNECTED", Tone::Err},
                      {"Scheduler Current Status", "RUNNING", Tone::Ok},
                      {"Records sent after Restart", "62", Tone::Warn}};
    made.routeTitle = "Sambungan";
    made.nodes = {{"laptop", "PC ini"},
                  {"server", "Server AFIS"},
                  {"modem", "Modem"},
                  {"centre", "Pusat data"}};
    made.links = {
        {"3 ms", "Baik", Tone::Ok}, {"11 ms", "Baik", Tone::Ok}, {"412 ms", "Lambat", Tone::Warn}};
    made.routeTest = action(ActionId::Test, "Uji lagi", "retake", Qt::Key_F5, ActionKind::Quiet);
    made.alert = {.tone = Tone::Err,
                  .icon = "bell",
                  .cause = "Jumlah terkirim tidak naik 12 menit, 27 paket masih menunggu",
                  .remedy =
                      "MQ di server AFIS terputus. Minta petugas server menyalakan ulang MQ, atau "
                      "ekspor ke flash disk sekarang.",
                  .action = action(ActionId::Help, "Langkah-langkah", "help", Qt::Key_F1)};
    made.tiles = {{"sealed", "Tersegel", 92, "package", Tone::Primary, true},
                  {"unsafe", "Belum aman", 3, "shield-alert", Tone::Warn, false},
                  {"waiting", "Menunggu", 27, "clock", Tone::Neutral, false},
                  {"sent", "Tanpa resi", 3, "send", Tone::Neutral, false},
                  {"received", "Diterima", 62, "received", Tone::Ok, false},
                  {"refused", "Ditolak", 0, "x-circle", Tone::Neutral, false}};
    const view::ChipView unsafe{"Belum aman", Tone::Warn, "shield-alert"};
    made.rows = {{"92",
                  "Nabila Putri Ramadhani",
                  "PKU-K03-000092",
                  "09.44",
                  {"FD-07", Tone::Ok, {}},
                  {"Menunggu", Tone::Primary, "clock"},
                  "BIO_CAPTURED"},
                 {"91",
                  "Galang Ramadhan Putra",
                  "PKU-K03-000091",
                  "09.40",
                  {"Belum", Tone::Warn, {}},
                  unsafe,
                  "BIO_CAPTURED"},
                 {"90",
                  "Melati Anggraini",
                  "PKU-K03-000090",
                  "09.36",
                  {"Belum", Tone::Warn, {}},
                  unsafe,
                  "BIO_CAPTURED"},
                 {"89",
                  "Hafiz Alhamdi Siregar",
                  "PKU-K03-000089",
                  "09.33",
                  {"FD-07", Tone::Ok, {}},
                  {"Terkirim", Tone::Neutral, "send"},
                  "SENT_FOR_ENROLLMENT"}};
    for (int i = 88; i > 60; --i) {
        made.rows.append({QString::number(i),
                          "Hafiz Alhamdi Siregar",
                          "PKU-K03-000088",
                          "09.30",
                          {"FD-07", Tone::Ok, {}},
                          {"Diterima", Tone::Ok, "received"},
                          "ENROLLED"});
    }
    made.chosenId = "92";
    made.detailTitle = "Nabila Putri Ramadhani";
    made.detailLine = "Versi 1 · 1,3 MB · a41f 09c2";
    made.timeline = {
        {{}, Tone::Ok, "09.44.02", "Disegel", "Rina Marlina, telunjuk kanan"},
        {{}, Tone::Ok, "09.44.05", "Salinan ke-2", "FD-07 batch 0012, dibaca ulang"},
        {{}, Tone::Primary, "09.46", "Menunggu kirim", "percobaan 3, berikutnya 10.01"},
        {{}, Tone::Neutral, "–", "Terkirim", "belum berarti aman"},
        {{}, Tone::Neutral, "–", "Diterima pusat", "menunggu resi bertanda tangan"}};
    made.actions.actions = {
        action(ActionId::SendNow, "Kirim sekarang", "send", Qt::Key_F6),
        action(ActionId::Import, "Impor flash disk", "import", Qt::Key_F8),
        action(ActionId::History, "Riwayat batch", "history", Qt::Key_F10, ActionKind::Quiet)};
    made.actions.primary = primary("Ekspor 30 paket ke FD-07", "usb");
    return made;
}

view::SyncView syncEmpty()
{
    view::SyncView made = sync();
    made.scheduler.clear();
    made.schedulerReadAt.clear();
    made.schedulerEmpty = "Status penjadwal belum pernah dibaca di stasiun ini.";
    made.alert = {.tone = Tone::Warn,
                  .cause = "Agen kirim berhenti",
                  .remedy = "Rekaman aman di laptop. F5 menyalakan.",
                  .others = {{"FD-07 belum terpasang", "Pasang di port mana saja."}}};
    for (auto& tile : made.tiles) {
        tile.count = 0;
    }
    made.rows.clear();
    made.empty = {"package", "Belum ada rekaman tersegel hari ini.", {}};
    made.detailTitle.clear();
    made.timeline.clear();
    made.progress = view::ProgressView{"Menulis 12 dari 30 paket ke FD-07", 12, 30,
                                       action(ActionId::Cancel, "Hentikan", "close")};
    return made;
}

view::DevicesView devices()
{
    view::DevicesView made;
    const auto card = [](const QString& id, const char* icon, const QString& name,
                         const QString& model, const QString& state, const view::ChipView& chip,
                         const QString& other) {
        view::DeviceCardView view{.id = id,
                                  .icon = QString::fromLatin1(icon),
                                  .name = name,
                                  .model = model,
                                  .state = state,
                                  .chip = chip};
        const bool lost = chip.tone == Tone::Err;
        view.actions = {action(ActionId::Test, lost ? "Cari lagi" : "Uji", "retake"),
                        action(ActionId::SwapDevice, other, "swap")};
        for (auto& button : view.actions) {
            button.subject = id;
        }
        return view;
    };
    const view::ChipView ready{"Siap", Tone::Ok, {}};
    made.cards = {card("pad", "signature", "Tanda tangan", "Wacom STU-430, seri 8CQ0311204",
                       "Kabel terlepas 09.41.50. Rekaman tetap tersimpan.",
                       {"Terputus", Tone::Err, {}}, "Layar sentuh"),
                  card("camera", "camera", "Kamera", "Logi Brio 500, seri 2231LZ",
                       "1920 × 1080, uji 06.55: tajam", ready, "Kamera laptop"),
                  card("finger", "fingerprint", "Sidik jari", "U.are.U 4500, seri {7F31}",
                       "500 ppi, uji 06.55: kaca bersih", ready, "Alat lain"),
                  card("iris", "iris", "Iris", "Layanan SBI 127.0.0.1:4501",
                       "Dua mata, sertifikat s.d. 12/03/27", ready, "Alat lain"),
                  card("screen", "screen", "Layar siswa", "Layar 2, HDMI", "1366 × 768, 100 %",
                       ready, "Layar utama"),
                  card("printer", "print", "Printer struk", "Epson TM-T82X, USB",
                       "80 mm, kertas cukup", ready, "Simpan PDF"),
                  card("medium", "usb", "Flash disk FD-07", "SanDisk Ultra 64 GB, seri 4C53",
                       "52 GB kosong, batch 0012", {"Terpasang", Tone::Ok, {}}, "Ganti disk"),
                  card("scanner", "scan", "Pemindai berkas", "Kamera dokumen, USB",
                       "uji 06.56: terbaca", ready, "Kamera utama"),
                  card("card", "card", "Pembaca kartu", "Tidak wajib untuk perekaman",
                       "Pasang bila perlu membaca KTP-el lama", {"Tidak ada", Tone::Neutral, {}},
                       "Lewati")};
    made.actions.actions = {action(ActionId::Back, "Kembali ke Nabila", "arrow-left",
                                   Qt::Key_Escape, ActionKind::Quiet),
                            action(ActionId::TestAll, "Uji semua", "retake", Qt::Key_F5)};
    made.actions.note = "Papan tanda tangan putus: perekaman bisa lanjut";
    made.actions.primary = primary("Pakai layar sentuh", "swap");
    return made;
}

view::SettingsView settings(const view::AppearanceView& now)
{
    view::SettingsView made;
    made.appearance = now;
    made.sections = {
        {.title = "Stasiun",
         .note = "Ditetapkan kantor dalam berkas stasiun; tidak dapat diubah di sini.",
         .facts = {{"Kode stasiun", "PKU-K03", {}},
                   {"Nama", "Laptop 3", {}},
                   {"Kantor", "Disdukcapil Kota Pekanbaru", {}},
                   {"Mode", "PRODUCTION", {}},
                   {"Surat kunci berlaku sampai", "31/01/2027 23.59", {}},
                   {"Berkas stasiun", "nomor 3, terbit 02/11/2026 08.00", {}},
                   {"Sidik kunci stasiun", "a41f 09c2 77d0 1be4", {}},
                   {"Sidik kunci kantor", "5c10 e2aa 9f31 4407", {}}},
         .actions = {}},
        {.title = "Petugas",
         .note = "Petugas ditambah atau dicabut oleh kantor, lewat berkas stasiun baru.",
         .facts = {{"Rina Marlina", "Operator · rina · surat tugas sampai 31/01/2027 23.59", {}},
                   {"Yuliana Arsyad, S.Sos.",
                    "Penyelia · yuliana · surat tugas sampai 31/01/2027 23.59",
                    {}}},
         .actions = {}},
        {.title = "Layar siswa",
         .note = "Layar kedua menampilkan data, foto, dan petunjuk untuk siswa; tidak pernah mutu, "
                 "alasan, atau nama orang lain.",
         .facts = {{"Layar petugas", "AU Optronics · 1366 × 768 piksel", {}},
                   {"Layar siswa", "Dell E1916 · 1366 × 768 piksel", {}}},
         .actions = {}},
        {.title = "Penyimpanan & cadangan",
         .note = "Rekaman tersandi di brankas. Yang tersegel hanya dapat dibuka di pusat.",
         .facts = {{"Brankas", "312,4 MB", {}},
                   {"Ruang bebas", "212 GB", {}},
                   {"Paket tersegel", "92 paket, 121,3 MB", {}},
                   {"Kotak kirim", "30 paket menunggu resi", {}},
                   {"Salinan ke-2 atau resi", "89 dari 92", {}},
                   {"Belum aman", "3", {}},
                   {"Dihapus sesudah disahkan", "30 hari", {}},
                   {"Pemeriksaan brankas", "baik sejak masuk", {}}},
         .actions = {}},
        {.title = "Kebijakan",
         .note = "Versi 14, terbit 02/11/2026 08.00, ditandatangani kantor. Hanya kantor yang "
                 "mengubahnya.",
         .facts = {{"finger.accept", "45 · sumber: kebijakan kantor", {}},
                   {"age.record", "16 tahun · sumber: PP 40/2019", {}}},
         .actions = {}},
        {.title = "Bantuan & log audit",
         .note = "F1 membuka bantuan untuk layar yang terbuka. Setiap tindakan dicatat; tiap "
                 "catatan mengunci catatan sebelumnya.",
         .facts = {{"Kantor", "Disdukcapil Kota Pekanbaru", {}},
                   {"Jumlah catatan", "2.118", {}},
                   {"Keutuhan rantai", "utuh, 2118 catatan diperiksa 09.42.10", {}}},
         .actions = {action(ActionId::Test, "Periksa rantai", "shield-check", Qt::Key_F5)}}};
    made.actions.actions = {
        action(ActionId::Back, "Kembali", "arrow-left", Qt::Key_Escape, ActionKind::Quiet)};
    made.actions.note = "Perubahan berlaku seketika.";
    return made;
}

view::CloseDayView closeDay()
{
    using view::CloseStepState;
    view::CloseDayView made;
    made.stepsTitle = "Enam langkah menutup hari";
    made.steps = {
        {"Rekaman tertunda", "4 siswa: alasan dicatat, jadwal ulang ada", "Selesai",
         CloseStepState::Done, Tone::Ok},
        {"Pengecualian", "3 disetujui penyelia", "Selesai", CloseStepState::Done, Tone::Ok},
        {"Dua salinan", "2 dari 105 rekaman belum punya salinan", "Sekarang",
         CloseStepState::Current, Tone::Warn},
        {"Rekap dan buku harian", "Cetak, tanda tangan tim", "Belum", CloseStepState::Waiting,
         Tone::Neutral},
        {"Cadangan laptop", "Ke disk CD-02, dibaca ulang", "Belum", CloseStepState::Waiting,
         Tone::Neutral},
        {"Pengesahan", "Penyelia, dengan sidik jari", "Belum", CloseStepState::Waiting,
         Tone::Neutral}};
    made.title = "Langkah 3: dua salinan untuk setiap rekaman";
    made.numbers = {{"105", "di laptop", "laptop", Tone::Neutral},
                    {"103", "salinan ke-2", "copy", Tone::Neutral},
                    {"62", "diterima pusat", "received", Tone::Ok}};
    made.columns = {"Rekaman", "Disegel", "Laptop", "FD-07"};
    made.rows = {{"91",
                  "Galang Ramadhan Putra",
                  "PKU-K03-000091",
                  "09.40",
                  {"Dibaca ulang", Tone::Ok, {}},
                  {"Berkas rusak, salin lagi", Tone::Err, {}}},
                 {"90",
                  "Melati Anggraini",
                  "PKU-K03-000090",
                  "09.36",
                  {"Dibaca ulang", Tone::Ok, {}},
                  {"Belum disalin", Tone::Warn, "shield-alert"}}};
    made.alert = {
        .tone = Tone::Warn,
        .icon = "usb",
        .cause = "Satu berkas di FD-07 tidak cocok saat dibaca ulang",
        .remedy = "Salinan di laptop baik. Tulis ulang ke FD-07; bila gagal lagi, pakai FD-08."};
    made.footnote = "Sesi tidak dapat ditutup selama ada rekaman dengan satu salinan.";
    made.actions.actions = {
        action(ActionId::Back, "Kembali merekam", "arrow-left", Qt::Key_Escape, ActionKind::Quiet),
        action(ActionId::Export, "Salin ke laptop 2", "laptop", Qt::Key_F6),
        action(ActionId::SwapDevice, "Ganti flash disk", "swap", Qt::Key_F9)};
    made.actions.primary = primary("Salin 2 rekaman ke FD-07", "usb");
    return made;
}

view::ExceptionView exception()
{
    view::ExceptionView made;
    made.targetsTitle = "Jari yang dikecualikan";
    made.targetsHint = "Sentuh jari, atau pilih dengan tombol panah. Boleh lebih dari satu.";
    made.hands = view::HandsView(10);
    made.hands[6] = {view::FingerState::Good, 74};
    made.hands[7] = {view::FingerState::Good, 70};
    made.hands[8] = {view::FingerState::Good, 63};
    made.hands[9].selected = true;
    made.chosen = {.tone = Tone::Primary,
                   .cause = "Kelingking kiri dipilih",
                   .remedy = "Diplester, belum dicoba. Tiga jari kiri lainnya baik."};
    made.title = "Pengecualian biometrik";
    made.subtitle = "Rekaman tetap lanjut. Siswa tidak ditolak.";
    made.reasons = {{"1", "Tidak ada", "jari tidak ada sejak lahir atau diamputasi"},
                    {"2", "Cacat", "bentuk jari tidak dapat ditempelkan"},
                    {"3", "Luka sementara", "tawarkan kunjungan ulang"},
                    {"4", "Tidak terbaca", "sudah dicoba, mutu tetap di bawah ambang"},
                    {"5", "Tidak kooperatif", "menolak atau tidak bisa mengikuti"}};
    made.reasonId = "3";
    made.evidence = evidence();
    made.evidenceTitle = "Foto bukti tersimpan";
    made.evidenceDetail = "09.42.01, kamera";
    made.evidenceAction = action(ActionId::TakeEvidence, "Ulangi", "retake", Qt::Key_F5);
    made.approval = {Tone::Warn, "Persetujuan penyelia: belum", "Boleh menyusul hari ini",
                     "supervisor"};
    made.approvalAction = action(ActionId::Approve, "Setujui", "key", Qt::Key_F6);
    made.actions.actions = {cancel(), action(ActionId::ScheduleVisit, "Jadwalkan kunjungan ulang",
                                             "calendar", Qt::Key_F8)};
    made.actions.primary = primary("Simpan pengecualian", "check");
    return made;
}

view::ReasonPanelView postpone()
{
    return {
        .title = "Tunda Nabila",
        .subtitle = "Yang sudah direkam tetap tersimpan.",
        .icon = "postpone",
        .reasons = {{"absent", "Tidak hadir", "sakit, izin, atau pulang"},
                    {"papers", "Berkas belum lengkap", "KK atau akta menyusul"},
                    {"lens", "Lensa kontak atau cedera", "kembali sesudah dilepas atau sembuh"},
                    {"other", "Lainnya", "tulis di bawah"}},
        .chosenId = "lens",
        .noteLabel = "Catatan",
        .note = "Kembali jam 10",
        .actions = {.actions = {cancel()}, .primary = primary("Tunda dengan alasan", "postpone")}};
}

view::CorrectionPanelView correction()
{
    return {.title = "Usulan perbaikan",
            .subtitle = "SIAK tidak diubah di sini. Usulan menjadi F-1.06.",
            .fields = {{"mother", "Nama ibu", "ROSMIATI", "ROSMIYATI", "Akta lahir", {}},
                       {"father", "Nama ayah", "ZULKIFLI RAMADHAN", {}, {}, {}}},
            .chosenId = "mother",
            .bases = {"Kartu keluarga", "Akta lahir", "Ijazah"},
            .actions = {.actions = {cancel()}, .primary = primary("Simpan usulan", "check")}};
}

view::ApprovalPanelView approval()
{
    return {.title = "Persetujuan penyelia",
            .facts = {{"Dikecualikan", "Kelingking kiri", {}},
                      {"Alasan", "Luka sementara", {}},
                      {"Foto bukti", "terlampir", {}}},
            .picture = evidence(),
            .pictureTitle = "Foto bukti",
            .supervisors = {{"ya", "Yuliana Arsyad, S.Sos.", "Penyelia"}},
            .chosenId = "ya",
            .fingerText = "Atau tempelkan telunjuk penyelia di pembaca.",
            .fingerTone = Tone::Primary,
            .actions = {.actions = {cancel()}, .primary = primary("Setujui", "check")}};
}

view::FilePanelView stationFiles()
{
    view::FilePanelView made;
    made.title = "Impor berkas stasiun";
    made.subtitle = "Berkas *.bundle dari kantor. Rekaman yang sudah ada tidak berubah.";
    made.files = {
        {"/media/rina/FD-07/PKU-K03.bundle", "PKU-K03.bundle", "FD-07 · 9 KB · 24/11/2026 07.12"},
        {"/media/rina/FD-07/PKU-K04.bundle", "PKU-K04.bundle", "FD-07 · 9 KB · 24/11/2026 07.12"}};
    made.alert = {.tone = Tone::Err,
                  .cause = "Berkas ini untuk laptop lain (stasiun PKU-K04).",
                  .remedy = "Minta kantor menerbitkannya dari permintaan laptop ini."};
    made.actions.actions = {cancel()};
    made.actions.primary = primary("Baca berkas", "import");
    return made;
}

view::ReasonPanelView officeFingerprint()
{
    view::ReasonPanelView made;
    made.title = "Pastikan kantornya";
    made.subtitle = "Berkas ini mengaku dari Disdukcapil Kota Pekanbaru, untuk stasiun PKU-K03 "
                    "(LATIHAN). Telepon kantor dan minta sidik kuncinya dibacakan.";
    made.icon = "key";
    made.noteLabel = "Sidik kunci kantor yang dibacakan";
    made.note = "BB57 B7DA C3ED 2667 20D5 2707 A2F2 5EF4";
    made.alert = {.tone = Tone::Err,
                  .cause = "Sidik kunci ini tidak cocok dengan berkasnya.",
                  .remedy = "Minta kantor membacakannya sekali lagi. Bila tetap berbeda, jangan "
                            "pakai berkas ini: mungkin bukan dari kantor itu."};
    made.actions.actions = {cancel(),
                            action(ActionId::ChooseAnother, "Berkas lain", "folder", Qt::Key_F8)};
    made.actions.primary = primary("Lanjut", "arrow-right");
    return made;
}

view::ApprovalPanelView newPassphrase()
{
    view::ApprovalPanelView made;
    made.title = "Siapa yang akan bertugas?";
    made.subtitle = "Tiap petugas memilih namanya, lalu membuat frasa sandinya sendiri. Tidak ada "
                    "yang dapat membacanya kembali: ingat baik-baik.";
    made.codeLabel = "Frasa sandi baru, paling sedikit 8 huruf";
    made.supervisors = {{"rm", "Rina Marlina", "Operator"},
                        {"hs", "Hendra Saputra", "Petugas verifikasi data"},
                        {"ya", "Yuliana Arsyad, S.Sos.", "Penyelia"}};
    made.chosenId = "rm";
    made.alert = {.tone = Tone::Warn,
                  .cause = "Dua ketikan tadi berbeda.",
                  .remedy = "Buat frasa sandinya sekali lagi."};
    made.actions.actions = {cancel()};
    made.actions.primary = primary("Lanjut", "arrow-right");
    return made;
}

view::FilePanelView files()
{
    return {.title = "Impor daftar permohonan",
            .subtitle = "Berkas CSV dari kantor, di flash disk atau di folder Unduhan.",
            .files = {{"/media/fd-07/daftar-sman27.csv", "daftar-sman27.csv",
                       "FD-07 · 20/11/2026 · 14 kB"},
                      {"/home/rekam/daftar-lama.csv", "daftar-lama.csv",
                       "Unduhan · 02/11/2026 · 9 kB"}},
            .progress = view::ProgressView{"Membaca baris 62 dari 118", 62, 118,
                                           action(ActionId::Cancel, "Hentikan", "close")},
            .actions = {.actions = {cancel()}, .primary = primary("Impor berkas ini", "import")}};
}

view::TextPanelView help()
{
    return {
        .title = "Bantuan: Sidik jari",
        .icon = "help",
        .paragraphs = {{"Jari kering atau basah",
                        "Lap jari dan kaca, lalu tekan sedikit lebih kuat."},
                       {"Jari tidak ada", "F7 Pengecualian: pilih alasan dan ambil foto bukti."}},
        .actions = {.actions = {action(ActionId::Close, "Tutup", "close", Qt::Key_Escape,
                                       ActionKind::Quiet)}}};
}

view::ImportReportView importReport()
{
    return {
        .title = "Hasil impor",
        .source = "daftar-sman27.csv, 124 baris",
        .counts = {{"118", "diterima", "check-circle", Tone::Ok},
                   {"4", "ditolak", "x-circle", Tone::Err},
                   {"2", "ganda", "copy", Tone::Warn}},
        .rows =
            {{"Baris 14", "BUDI SANTOSO",
              "Kolom NIK: Excel membulatkan angkanya. Ubah kolom menjadi Teks, lalu impor lagi.",
              Tone::Err},
             {"Baris 31", "SITI AMINAH", "NIK ini 15 angka, seharusnya 16.", Tone::Err},
             {"Baris 60", "RIZKY ADITYA PRATAMA", "Sudah ada di baris 12.", Tone::Warn}},
        .alert = {.tone = Tone::Warn,
                  .cause = "Daftar belum ditandai disetujui",
                  .remedy = "Perekaman boleh jalan; minta pengesahan sebelum tutup sesi."},
        .actions = {.actions = {}, .primary = primary("Lanjut ke antrean", "arrow-right")}};
}

view::StudentView student(view::StudentScene scene)
{
    using view::StudentScene;
    view::StudentView made;
    made.scene = scene;
    made.name = "Nabila Putri Ramadhani";
    switch (scene) {
    case StudentScene::Idle:
        made.name.clear();
        made.headline = "Selamat datang";
        made.subline = "SMAN 27 Pekanbaru";
        made.footnote = "Siapkan KK dan akta lahir.";
        made.queue = {{"057", "Sekarang", {}, Tone::Primary},
                      {"058", "Bersiap", {}, Tone::Neutral}};
        break;
    case StudentScene::Message:
        made.headline = "Selesai! Terima kasih, Nabila.";
        made.subline = "Ambil bukti di petugas.";
        made.icon = "check-circle";
        made.tone = Tone::Ok;
        break;
    case StudentScene::ReadBack:
        made.headline = "Dengarkan, lalu bilang kalau ada yang salah";
        made.fields = readBack().fields;
        break;
    case StudentScene::PhotoLive:
        made.stepText = "Pas foto, 2 dari 5";
        made.step = 2;
        made.headline = "Lihat ke kamera";
        made.subline = "Buka mata, mulut tertutup, dagu lurus.";
        break;
    case StudentScene::PhotoAsk:
        made.stepText = "Pas foto, 2 dari 5";
        made.step = 2;
        made.headline = "Fotonya\nsudah bagus?";
        made.subline = "Foto ini tercetak di KTP-mu dan dipakai bertahun-tahun.";
        made.photo = face(0, 0xFFC8202B);
        made.yesLabel = "Ya, pakai foto ini";
        made.noLabel = "Ulangi foto";
        made.footnote = "Masih bisa diulang 1 kali";
        break;
    case StudentScene::Pad:
        made.stepText = "Tanda tangan, 3 dari 5";
        made.step = 3;
        made.headline = "Tanda tangan di papan, ya";
        made.subline = "Seperti yang biasa kamu pakai. Salah? Bilang saja, bisa diulang.";
        made.strokes = signature(made.padAspect);
        made.icon = "pen";
        made.footnote = "Sedang ditulis. Angkat pena kalau sudah selesai.";
        made.footnoteTone = Tone::Primary;
        break;
    case StudentScene::Hand:
        made.stepText = "Sidik jari, 4 dari 5";
        made.step = 4;
        made.headline = "Tempelkan empat\njari kanan";
        made.hints = {"Lap tangan sampai kering", "Rapatkan empat jari, luruskan",
                      "Tekan pelan di kaca"};
        made.hands = view::HandsView(10);
        for (int i = 1; i < 5; ++i) {
            made.hands[i].state = view::FingerState::Turn;
        }
        made.hold = view::StudentHoldView{"Tahan, jangan geser…", 62};
        made.footnote = "Tangan kiri sudah selesai";
        made.footnoteTone = Tone::Ok;
        break;
    case StudentScene::Eyes:
        made.stepText = "Iris, 5 dari 5";
        made.step = 5;
        made.headline = "Maju sedikit";
        made.subline = "Buka mata lebar, lihat titik hijau.";
        made.distance = view::DistanceView{.headline = "Maju sedikit", .valueCm = 39};
        break;
    case StudentScene::Text:
        made.headline = "Baca, lalu tanda tangan";
        made.paragraphs = statement().paragraphs;
        made.yesLabel = "Sudah saya baca dan benar";
        break;
    }
    return made;
}

} // namespace rekam::samples
