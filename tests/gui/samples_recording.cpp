#include "gui/sample_words.h"

namespace rekam::samples {

namespace {

view::HandsView hands()
{
    using view::FingerState;
    view::HandsView all(10);
    all[1] = {FingerState::Good, 71};
    all[2] = {FingerState::Good, 68};
    all[3] = {FingerState::Weak, 38};
    all[4] = {FingerState::Fair, 52};
    all[6] = {FingerState::Good, 74};
    all[7] = {FingerState::Good, 70};
    all[8] = {FingerState::Good, 63};
    all[9] = {FingerState::Excepted, -1};
    return all;
}

view::EyeView eyeView(bool right)
{
    view::CircleView pupil;
    view::CircleView ring;
    const QImage image = eye(right ? 8 : 5, right ? 0.58 : 1.35, pupil, ring);
    view::EyeView made{.title = right ? "Mata kanan" : "Mata kiri",
                       .chip = right ? warn("Belum cukup") : ok("Tersimpan, baik"),
                       .tone = right ? Tone::Warn : Tone::Ok,
                       .image = image,
                       .pupil = pupil,
                       .iris = ring};
    made.qualities =
        right ? QVector<view::QualityView>{{"Iris terlihat", 58, 70, Tone::Err, "Kelopak turun"},
                                           {"Ketajaman", 74, 60, Tone::Ok, "Baik"},
                                           {"Arah pandang", 88, 70, Tone::Ok, "Lurus"}}
              : QVector<view::QualityView>{{"Iris terlihat", 86, 70, Tone::Ok, "Baik"},
                                           {"Ketajaman", 78, 60, Tone::Ok, "Baik"},
                                           {"Arah pandang", 91, 70, Tone::Ok, "Lurus"}};
    return made;
}

} // namespace

view::ReadBackView readBack()
{
    using view::FieldScale;
    view::ReadBackView made;
    made.instruction = "Bacakan dengan suara jelas, lalu tanyakan: “Sudah benar?”";
    made.studentScreen = {"Tampil di layar siswa", Tone::Primary, "screen"};
    made.fields = {
        {"name", "Nama lengkap", "NABILA PUTRI RAMADHANI", FieldScale::Name},
        {"nik", "NIK", "1471 0943 1109 0003", FieldScale::Normal, true},
        {"kk", "Nomor KK", "1471 0918 0716 0012", FieldScale::Normal, true},
        {"born", "Tempat, tanggal lahir", "PEKANBARU, 3 November 2009"},
        {"sex", "Jenis kelamin", "PEREMPUAN"},
        {"faith", "Agama", "ISLAM"},
        {"state", "Status perkawinan", "BELUM KAWIN"},
        {"blood", "Golongan darah", "O"},
        {"work", "Pekerjaan", "PELAJAR/MAHASISWA"},
        {"address", "Alamat",
         "JL. KAYU MANIS NO. 27 RT 003 RW 007, SIDOMULYO TIMUR, MARPOYAN DAMAI, KOTA PEKANBARU",
         FieldScale::Long},
        {"mother", "Ibu", "ROSMIATI"},
        {"father", "Ayah", "ZULKIFLI RAMADHAN"}};
    made.alert = {.tone = Tone::Primary,
                  .icon = "lock",
                  .cause = "Pengambilan biometrik masih terkunci",
                  .remedy = "Terbuka setelah data dibacakan dan dinyatakan benar. Data SIAK tidak "
                            "diubah di sini; yang keliru menjadi usulan perbaikan."};
    made.actions.actions = {
        back("Antrean"), action(ActionId::Correct, "Ada yang salah", "pen", Qt::Key_F7), later()};
    made.actions.primary = primary("Sudah dibacakan & benar", "check");
    return made;
}

view::DocumentsView documents()
{
    view::DocumentsView made;
    const auto same = ok("Cocok");
    made.rows = {{"name", "Nama", "NABILA PUTRI RAMADHANI", "sama", same, false},
                 {"nik", "NIK", "1471 0943 1109 0003", "sama", same, true},
                 {"kk", "Nomor KK", "1471 0918 0716 0012", "sama", same, true},
                 {"place", "Tempat lahir", "PEKANBARU", "sama", same, false},
                 {"born", "Tanggal lahir", "03-11-2009", "sama", same, true},
                 {"sex", "Jenis kelamin", "PEREMPUAN", "sama", same, false},
                 {"mother", "Nama ibu", "ROSMIATI", "Akta: ROSMIYATI", warn("Beda"), false},
                 {"father",
                  "Nama ayah",
                  "ZULKIFLI RAMADHAN",
                  "belum diperiksa",
                  {"Belum", Tone::Neutral, {}},
                  false}};
    made.chosenId = "mother";
    made.paperTitle = "Akta lahir";
    made.paperChip = ok("Terpindai");
    made.paper = paper();
    made.paperActions = {action(ActionId::Scan, "Pindai lagi", "scan", Qt::Key_F5)};
    made.paperHint = "Panah kiri/kanan: KK, akta. Roda: perbesar.";
    made.alert = {.tone = Tone::Warn,
                  .cause = "Nama ibu berbeda: SIAK “ROSMIATI”, akta “ROSMIYATI”",
                  .remedy = "SIAK tidak diubah di sini. F7 membuat usulan perbaikan (F-1.06) dari "
                            "akta; perekaman tetap bisa dilanjutkan."};
    made.actions.actions = {
        back(), action(ActionId::Correct, "Usulan perbaikan", "pen", Qt::Key_F7), later()};
    made.actions.primary = primary("Periksa nama ayah", "arrow-right");
    return made;
}

view::PhotoView photo(view::LivePhase phase)
{
    view::PhotoView made;
    made.phase = phase;
    made.liveTitle = phase == view::LivePhase::Taken ? "Foto 2" : "Kamera langsung";
    made.liveChip = {"Wajah terdeteksi", Tone::Primary, "active"};
    made.checksTitle = "Pemeriksaan foto 2";
    made.checksChip = warn("6 baik, 1 cukup");
    made.checks = {{Tone::Ok, "Wajah di tengah", "pas di oval", {}},
                   {Tone::Ok, "Kedua mata terbuka", "ya", {}},
                   {Tone::Ok, "Tanpa kacamata dan lensa warna", "ya", {}},
                   {Tone::Ok, "Oval wajah terlihat", "kerudung di luar oval", {}},
                   {Tone::Ok, "Latar merah", "lahir 2009, tahun ganjil", {}},
                   {Tone::Warn, "Cahaya merata", "cukup: kiri agak gelap", {}},
                   {Tone::Ok, "Tajam", "86, ambang 60", {}}};
    made.takesTitle = "Pengambilan";
    made.takesNote = "paling banyak 3, tombol 1–3 memilih";
    made.takes = {{face(0, kRed), "Foto 1", {"Diulang", Tone::Neutral, "retake"}, false},
                  {face(0, kRed), "Foto 2", {"Dipilih", Tone::Primary, "check"}, true},
                  {{}, "Foto 3", {"Belum", Tone::Neutral, {}}, false}};
    made.alert = {.tone = Tone::Primary,
                  .icon = "screen",
                  .cause = "Menunggu persetujuan siswa di layar kedua",
                  .remedy = "Tanyakan: “Fotonya sudah bagus?” Siswa menyentuh Ya, atau tekan Enter "
                            "setelah ia mengangguk."};
    made.actions.actions = {back(), retake(), swap(), later()};
    made.actions.primary = primary("Siswa setuju, lanjut", "check");
    if (phase == view::LivePhase::Taken) {
        made.still = face(0, kRed);
    } else if (phase == view::LivePhase::Lost) {
        made.liveChip = {"Terlepas", Tone::Err, {}};
        made.liveText = "Kamera terlepas. Pasang lagi, atau F6 pakai kamera laptop.";
        made.still = face(0, kRed);
        made.alert = {.tone = Tone::Err,
                      .cause = "Kamera terlepas",
                      .remedy =
                          "Pasang lagi, atau F6 pakai kamera laptop. Dua foto sudah tersimpan."};
        made.actions.primary = primary("Pakai kamera laptop", "swap");
    }
    return made;
}

view::SignatureView signaturePage(bool empty)
{
    view::SignatureView made;
    made.title = "Tanda tangan siswa";
    made.chips = {{"Wacom STU-430", Tone::Neutral, "signature"}, ok("Pena terangkat")};
    if (!empty) {
        made.strokes = signature(made.padAspect);
        made.checks = {{Tone::Ok, "Goresan cukup", "3 goresan, 4,2 detik", {}},
                       {Tone::Ok, "Di dalam kotak", "tidak terpotong", {}},
                       {Tone::Ok, "Tekanan terekam", "200 titik per detik", {}}};
    } else {
        made.emptyText = "Minta siswa menandatangani di papan.";
    }
    made.alert = {.tone = Tone::Primary,
                  .cause = "Samakan dengan tanda tangan yang biasa dipakai",
                  .remedy = "Tidak bisa menandatangani? Tekan F7: garis mendatar dicatat sebagai "
                            "pengecualian, dengan alasan."};
    made.actions.actions = {back(), retake(), swap(), except()};
    made.actions.primary = primary("Simpan, lanjut", "arrow-right");
    if (empty) {
        made.actions.primary->state = view::ActionState::Disabled;
        made.actions.primary->whyDisabled = "Belum ada tanda tangan";
    }
    return made;
}

view::FingerprintsView fingerprints()
{
    view::FingerprintsView made;
    made.tabs = {{"Empat jari kiri", "Tersimpan, 1 pengecualian", Tone::Ok, false},
                 {"Empat jari kanan", "Percobaan 2 dari 4", Tone::Primary, true},
                 {"Dua jempol", "Belum", Tone::Neutral, false}};
    made.handsTitle = "Sepuluh jari";
    made.handsNote = "angka = mutu, ambang 45";
    made.hands = hands();
    made.threshold = 45;
    made.resultTitle = "Hasil pemindai";
    made.resultChip = ok("Kaca bersih");
    made.prints = {{"Telunjuk", print(4, 0.95, 1), Tone::Ok},
                   {"Tengah", print(7, 0.9, 1), Tone::Ok},
                   {"Manis", print(11, 0.42, 0.46), Tone::Err},
                   {"Kelingking", print(9, 0.66, 1), Tone::Warn}};
    made.qualities = {{"Telunjuk", 71, 45, Tone::Ok, "Baik"},
                      {"Tengah", 68, 45, Tone::Ok, "Baik"},
                      {"Manis", 38, 45, Tone::Err, "Kurang"},
                      {"Kelingking", 52, 45, Tone::Warn, "Cukup"}};
    made.alert = {.tone = Tone::Err,
                  .cause = "Jari manis kanan kurang jelas: mutu 38, ambang 45",
                  .remedy =
                      "Lap jari dan kaca, lalu tekan sedikit lebih kuat. Tiga jari lainnya sudah "
                      "tersimpan, tidak perlu diulang."};
    made.actions.actions = {back(), retake(), swap(), except()};
    made.actions.primary = primary("Ambil jari manis", "");
    return made;
}

view::FingerprintsView fingerprintsWaiting()
{
    view::FingerprintsView made = fingerprints();
    for (int i = 0; i < 10; ++i) {
        made.hands[i] = {i >= 1 && i <= 4 ? view::FingerState::Turn : view::FingerState::Waiting,
                         -1};
    }
    made.prints.clear();
    made.qualities.clear();
    made.resultEmpty = "Tempelkan empat jari kanan. Pengambilan jalan sendiri saat jari diam.";
    made.alert = {};
    made.actions.primary = primary("Ambil sekarang", "");
    return made;
}

view::IrisView iris()
{
    view::IrisView made;
    made.distance = view::DistanceView{.headline = "Jarak 31 cm: pas",
                                       .hint = "Minta siswa diam dan menatap titik hijau",
                                       .valueCm = 31};
    made.left = eyeView(false);
    made.right = eyeView(true);
    made.alert = {.tone = Tone::Warn,
                  .cause = "Mata kanan tertutup kelopak",
                  .remedy =
                      "Katakan: “Buka mata lebar, lihat titik hijau.” Angkat kelopak dengan jari "
                      "bila perlu. Mata kiri sudah tersimpan."};
    made.actions.actions = {back(), retake(), swap(), except()};
    made.actions.primary = primary("Ambil mata kanan", "");
    return made;
}

view::VerificationView verification()
{
    view::VerificationView made;
    made.title = "Pindai baru dibandingkan dengan yang baru disimpan";
    made.subtitle = "Satu jari setiap kali. Ambang 60.";
    made.tiles = {{.title = "Telunjuk kanan",
                   .chip = ok("Cocok 1:1"),
                   .tone = Tone::Ok,
                   .stored = print(4, 0.95, 1),
                   .fresh = print(4, 0.8, 1),
                   .storedLabel = "Tersimpan",
                   .freshLabel = "Pindai baru",
                   .score = {"Skor", 128, 60, Tone::Ok, "Cocok"},
                   .scoreFull = 200},
                  {.title = "Telunjuk kiri",
                   .chip = {"Giliran ini", Tone::Primary, {}},
                   .turn = true,
                   .stored = print(7, 0.95, 1),
                   .storedLabel = "Tersimpan",
                   .freshLabel = "Pindai baru",
                   .emptyText = "Tempelkan telunjuk kiri",
                   .score = {"Skor", -1, 60, Tone::Neutral, "Belum"},
                   .scoreFull = 200}};
    made.actions.actions = {back(), retake(), swap(), except()};
    made.actions.primary = primary("Tempelkan telunjuk kiri", "");
    return made;
}

view::StatementView statement()
{
    view::StatementView made;
    made.title = "Pernyataan kebenaran data";
    made.chip = {"Tampil di layar siswa", Tone::Primary, "screen"};
    made.data = {{"Nama", "NABILA PUTRI RAMADHANI", {}},
                 {"NIK", "1471 0943 1109 0003", {}},
                 {"Tempat, tanggal lahir", "PEKANBARU, 3 November 2009", {}},
                 {"Alamat", "JL. KAYU MANIS NO. 27", {}}};
    made.paragraphs = {
        "Saya menyatakan bahwa data di atas benar dan milik saya sendiri. Foto, tanda "
        "tangan, sidik jari, dan iris yang direkam hari ini adalah milik saya.",
        "Saya belum pernah direkam untuk KTP-el dengan nama lain."};
    made.agreeLabel = "Sudah saya baca dan benar";
    made.agreed = true;
    made.signatureTitle = "Tanda tangan";
    made.signatureChip = ok("Tersimpan");
    made.strokes = signature(made.padAspect);
    made.boundTo = "Terikat isi rekaman a41f 09c2";
    made.actions.actions = {back(), retake(), swap(), except()};
    made.actions.primary = primary("Simpan pernyataan", "check");
    return made;
}

view::SummaryView summary(view::ValidationState state)
{
    view::SummaryView made;
    made.title = "Isi rekaman";
    made.chip = ok("Semua lengkap");
    double aspect = 1;
    const auto strokes = signature(aspect);
    view::CircleView circle;
    view::HandsView fingers(10, {view::FingerState::Good, 70});
    fingers[9].state = view::FingerState::Excepted;
    made.rows = {{.screen = Screen::Photo,
                  .title = "Pas foto",
                  .detail = "Foto 2, disetujui siswa, mutu 86",
                  .chip = ok("Terbaca ulang"),
                  .images = {face(0, kRed)}},
                 {.screen = Screen::Signature,
                  .title = "Tanda tangan",
                  .detail = "3 goresan, Wacom STU-430",
                  .chip = ok("Terbaca ulang"),
                  .strokes = strokes,
                  .padAspect = aspect},
                 {.screen = Screen::Fingerprints,
                  .title = "Sidik jari",
                  .detail = "9 jari baik. Kelingking kiri: luka sementara",
                  .chip = {"1 pengecualian", Tone::Exc, {}},
                  .fingers = fingers},
                 {.screen = Screen::Iris,
                  .title = "Iris",
                  .detail = "Kiri 86, kanan 81",
                  .chip = ok("Terbaca ulang"),
                  .images = {eye(5, 1.35, circle, circle), eye(8, 1.3, circle, circle)}},
                 {.screen = Screen::Verification,
                  .title = "Verifikasi telunjuk",
                  .detail = "Pindai baru: kiri 142, kanan 128, ambang 60",
                  .chip = ok("Cocok 1:1"),
                  .images = {print(4, 1, 1), print(6, 1, 1)}},
                 {.screen = Screen::Statement,
                  .title = "Pernyataan kebenaran data",
                  .detail = "Ditandatangani 09.43.31, terikat isi rekaman",
                  .chip = ok("Tersimpan"),
                  .strokes = strokes,
                  .padAspect = aspect}};
    made.checksTitle = "Bukan rekaman kembar";
    made.checks = {
        {Tone::Ok,
         "Tidak sama dengan 41 rekaman lain di stasiun ini",
         "Skor tertinggi 148, ambang 235",
         {}},
        {Tone::Ok,
         "Bukan jari petugas",
         "3 petugas dibandingkan, skor tertinggi 131, ambang 235",
         {}},
        {Tone::Ok, "NIK cocok dengan orangnya", "NIK, nama, dan tanggal lahir dibacakan", {}}};
    made.validation = {"Validasi operator", ok("Cocok"), state, "Rina Marlina, telunjuk kanan",
                       "Skor 156, ambang 60. Berlaku 2 menit."};
    made.alert = {.tone = Tone::Primary,
                  .icon = "lock",
                  .cause = "Segel menutup rekaman untuk pusat",
                  .remedy = "Sesudah disegel, rekaman masuk antrean kirim dan disalin ke FD-07. "
                            "Perubahan berikutnya menjadi versi baru."};
    made.actions.actions = {
        back(), action(ActionId::Retake, "Ulangi bagian…", "retake", Qt::Key_F5), later()};
    made.actions.primary = primary("Segel rekaman", "lock");
    if (state == view::ValidationState::Waiting) {
        made.validation.chip = {"Menunggu", Tone::Primary, {}};
        made.validation.who = "Rina, tempelkan telunjuk";
        made.validation.detail = "Pembaca sidik jari siap.";
        made.actions.primary->state = view::ActionState::Disabled;
        made.actions.primary->whyDisabled = "Rina, tempelkan telunjuk";
    }
    return made;
}

view::ReceiptView receipt()
{
    view::ReceiptView made;
    made.tone = Tone::Ok;
    made.icon = "shield-check";
    made.headline = "Rekaman Nabila aman";
    made.subline = "Tersimpan di dua tempat dan sudah dibaca ulang";
    made.trail = {
        {"laptop", Tone::Ok, "Laptop PKU-K03", "disegel 09.44.02, versi 1", ok("Tersimpan")},
        {"usb", Tone::Ok, "Flash disk FD-07", "batch 0012, dibaca ulang 09.44.05", ok("Tersimpan")},
        {"received",
         Tone::Neutral,
         "Pusat",
         "dikirim saat ada jaringan, menunggu resi",
         {"Menunggu", Tone::Neutral, "clock"}}};
    made.card = {Tone::Neutral, "Rekam dan cetak",
                 "Sudah 17 tahun. Cetak setelah status pusat PRINT_READY_RECORD.", "card"};
    made.paperTitle = "Bukti perekaman";
    made.paperChip = {"Tercetak", Tone::Ok, "print"};
    made.paper = {"BUKTI PEREKAMAN",
                  "No. PKU-K03-000092",
                  {{"Nama", "NABILA P. R.", {}},
                   {"NIK", "1471 09·· ···· 0003", {}},
                   {"Lahir", "03/11/2009", {}},
                   {"Sekolah", "SMAN 27", {}},
                   {"Waktu", "24/11/26 09.44", {}},
                   {"Operator", "Rina M.", {}}},
                  "Menunggu siap cetak (PRR)",
                  qr(),
                  "Bukan kartu identitas"};
    made.next = {.tone = Tone::Primary,
                 .icon = "person",
                 .cause = "Berikutnya: 058 Rizky Aditya Pratama, XII IPA 2",
                 .remedy = "Laki-laki, 17 tahun, latar foto biru (lahir 2008, tahun genap)."};
    made.actions.actions = {back("Antrean", "queue"),
                            action(ActionId::Print, "Cetak lagi", "print", Qt::Key_F10),
                            action(ActionId::SavePdf, "Simpan PDF", "export")};
    made.actions.primary = primary("Siswa berikutnya", "arrow-right");
    return made;
}

view::ReceiptView receiptUnsafe()
{
    view::ReceiptView made = receipt();
    made.tone = Tone::Warn;
    made.icon = "shield-alert";
    made.headline = "Belum aman: pasang FD-07";
    made.subline = "Tersegel di laptop. Salinan kedua belum ada.";
    made.trail[1] = {"usb", Tone::Warn, "Flash disk FD-07", "belum terpasang", warn("Belum ada")};
    return made;
}

} // namespace rekam::samples
