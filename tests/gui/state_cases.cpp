// The error and empty states of the screens, each made from the usual state of its screen. The
// words are those of the workflow (docs/screens.md says what reaches them).
#include "gui/cases.h"
#include "gui/sample_words.h"

namespace rekam::gui {

namespace {

using namespace samples;
using view::Screen;
using view::Tone;

constexpr const char* kDayClosed =
    "Sesi SMAN 27 Pekanbaru sudah ditutup 24/11/2026 14.05: 104 selesai, 2 perlu "
    "perbaikan, 6 tertunda, 6 lainnya. "
    "Impor daftar untuk membuka sesi berikutnya.";

template <typename View, typename Change>
ScreenCase state(const QString& name, Screen screen, View view, const Change& change)
{
    change(view);
    return {name, screen, [view](ui::StationWindow& window) { window.present(view); }, {}};
}

template <typename View, typename Panel, typename Change>
ScreenCase panelState(const QString& name, Screen screen, const View& view, Panel panel,
                      const Change& change)
{
    change(panel);
    return {name,
            screen,
            [view, panel](ui::StationWindow& window) {
                window.present(view);
                window.presentPanel(panel);
            },
            {}};
}

view::AlertView trouble(Tone tone, const QString& cause, const QString& remedy)
{
    return {.tone = tone, .cause = cause, .remedy = remedy};
}

void disable(view::ActionBarView& bar, const QString& why)
{
    bar.primary->state = view::ActionState::Disabled;
    bar.primary->whyDisabled = why;
}

QVector<ScreenCase> entryStates()
{
    using view::LoginState;
    return {
        state("01f-masuk-kunci-habis", Screen::Login, login(LoginState::Ready),
              [](view::LoginView& made) {
                  made.alert = trouble(Tone::Warn, "Surat kunci stasiun sudah habis.",
                                       "Boleh masuk untuk mengekspor dan menutup sesi. Minta "
                                       "berkas stasiun baru dari kantor untuk merekam lagi.");
                  made.alert.action = action(ActionId::Import, "Impor", "import", Qt::Key_F8);
              }),
        state("01g-masuk-brankas", Screen::Login, login(LoginState::Wrong),
              [](view::LoginView& made) {
                  made.fieldError =
                      "Brankas tidak dapat dibuka. Data tetap di laptop; panggil penyelia.";
              }),
        state("02e-beranda-jam", Screen::Home, home(),
              [](view::HomeView& made) {
                  made.readiness.prepend(
                      {"clock", "Jam",
                       "24/11/2026 06.58, lebih awal dari rekaman terakhir (24/11/2026 09.12)",
                       Tone::Err, "Belum pasti",
                       action(ActionId::Remedy, "Konfirmasi jam", "supervisor", Qt::Key_F6)});
                  made.actions.actions.removeLast();
                  made.actions.note.clear();
                  made.actions.primary = primary("Konfirmasi jam", "supervisor");
                  made.readinessChips = {ok("9 siap"), warn("2 perlu tindakan")};
              }),
        state("02f-beranda-kamera-disk", Screen::Home, home(),
              [](view::HomeView& made) {
                  made.readiness[1] = {
                      "camera",  "Kamera",   "Terlepas. Pasang lagi, lalu F5.",
                      Tone::Err, "Terlepas", action(ActionId::Remedy, "Perangkat", "device")};
                  made.readiness[6] = {"disk",
                                       "Disk",
                                       "1,2 GB bebas, perlu 2048 MiB. Kirim paket atau kosongkan "
                                       "disk.",
                                       Tone::Err,
                                       "Penuh",
                                       action(ActionId::Remedy, "Kirim", "send")};
                  made.actions.note.clear();
                  made.actions.primary = primary("Kirim & salin dahulu", "send");
              }),
        state("03d-antrean-sudah-rekam", Screen::Queue, queue(),
              [](view::QueueView& made) {
                  made.chosenId = "062";
                  made.person->name = "Kevin Wijaya Halim";
                  made.person->initials = "KW";
                  made.person->checks[0] = {
                      Tone::Warn, "Sudah pernah direkam", "Menurut daftar permohonan", {}};
                  made.person->actions.clear();
                  made.person->primary = primary("Masukkan ke daftar cetak", "card");
              }),
        state("03e-antrean-belum-16", Screen::Queue, queue(),
              [](view::QueueView& made) {
                  made.rows[0].status = {"Belum 16", Tone::Neutral, "calendar"};
                  made.rows[0].statusNote = "Bisa direkam mulai 03/12/2026";
                  made.person->checks[1] = {Tone::Warn,
                                            "15 tahun, belum bisa direkam",
                                            "Bisa direkam mulai 03/12/2026",
                                            {}};
                  made.person->actions.clear();
                  made.person->primary = primary("Minta izin penyelia", "supervisor");
              }),
        state("03f-antrean-lanjutkan", Screen::Queue, queue(),
              [](view::QueueView& made) {
                  made.rows[0].status = {"Sedang direkam", Tone::Primary, "active"};
                  made.person->primary = primary("Lanjutkan Nabila", "arrow-right");
              }),
        state("03g-antrean-kosong", Screen::Queue, queue(),
              [](view::QueueView& made) {
                  made.rows.clear();
                  made.person.reset();
                  made.chosenId.clear();
                  for (auto& filter : made.filters) {
                      filter.count = 0;
                  }
                  made.progressText = "0 dari 0 selesai";
                  made.legend.clear();
                  made.estimate.clear();
                  made.progressBar.clear();
                  made.empty = {"import", "Belum ada daftar siswa. Impor daftar permohonan.",
                                action(ActionId::Import, "Impor daftar", "import", Qt::Key_F8)};
              }),
        state("03h-antrean-ditutup", Screen::Queue, queue(),
              [](view::QueueView& made) {
                  made.rows.clear();
                  made.person.reset();
                  made.chosenId.clear();
                  made.filters.clear();
                  made.legend.clear();
                  made.estimate.clear();
                  made.progressBar.clear();
                  made.progressText = "104 dari 118 selesai";
                  made.empty = {"close-day", kDayClosed,
                                action(ActionId::Import, "Impor daftar", "import", Qt::Key_F8)};
              }),
        state("02g-beranda-ditutup", Screen::Home, homeEmpty(),
              [](view::HomeView& made) {
                  made.empty.icon = "close-day";
                  made.empty.sentence = kDayClosed;
              }),
    };
}

QVector<ScreenCase> paperStates()
{
    return {
        state("04d-bacakan-ditandai", Screen::ReadBack, readBack(),
              [](view::ReadBackView& made) {
                  made.fields[10].flagged = true;
                  made.alert = trouble(Tone::Warn, "1 isian ditandai salah.",
                                       "Rekaman boleh lanjut; siswa masuk daftar Perlu perbaikan "
                                       "data. SIAK tidak diubah di sini.");
                  made.actions.primary = primary("Sudah dibacakan, lanjut dengan catatan", "check");
              }),
        state("04e-bacakan-wali", Screen::ReadBack, readBack(),
              [](view::ReadBackView& made) {
                  made.alert = trouble(Tone::Err, "Persetujuan wali belum dicatat",
                                       "Catat dengan F6, atau tunda (F8) bila wali tidak setuju.");
                  made.actions.actions.insert(
                      1, action(ActionId::Approve, "Persetujuan wali", "supervisor", Qt::Key_F6));
              }),
        state("04f-berkas-kosong", Screen::Documents, documents(),
              [](view::DocumentsView& made) {
                  made.rows[6].paper = "Akta lahir: sama";
                  made.rows[6].result = ok("Cocok");
                  made.rows[7] = {"address",
                                  "Alamat",
                                  "belum diisi",
                                  "KK: kosong",
                                  {"Kosong", Tone::Neutral, "exception"},
                                  false};
                  made.chosenId = "address";
                  made.paperTitle = "KK";
                  made.paperChip = {};
                  made.paper = {};
                  made.paperEmpty = "Lihat Alamat pada KK asli yang dibawa siswa.";
                  made.paperActions.clear();
                  made.paperHint = "Spasi: sama. B: beda. SIAK tidak diubah di sini.";
                  made.alert = {};
                  made.actions.primary = primary("Berkas selesai, lanjut", "arrow-right");
              }),
    };
}

QVector<ScreenCase> captureStates()
{
    return {
        state("05d-foto-pilih", Screen::Photo, photo(view::LivePhase::Taken),
              [](view::PhotoView& made) {
                  made.takes[2] = made.takes[0];
                  made.takes[2].label = "Foto 3";
                  made.alert = trouble(Tone::Primary, "Sudah 3 foto. Pilih salah satu.",
                                       "Tombol 1–3 memilih, lalu tanyakan siswa.");
              }),
        state(
            "05e-foto-ditolak", Screen::Photo, photo(view::LivePhase::Taken),
            [](view::PhotoView& made) {
                made.checks[0] = {Tone::Err, "Satu wajah utuh", "dua wajah", {}};
                made.checks[4] = {Tone::Err, "Latar merah", "lahir 2009, latar biru terlihat", {}};
                made.checksChip = {"5 baik, 2 perlu dilihat", Tone::Err, {}};
                made.alert = trouble(Tone::Err, "Ada lebih dari satu wajah.",
                                     "Pastikan hanya siswa ini di depan kamera, lalu ambil lagi.");
                made.actions.primary = primary("Ambil foto", "camera");
            }),
        state("06c-tanda-tangan-lepas", Screen::Signature, signaturePage(true),
              [](view::SignatureView& made) {
                  made.chips = {{"Alas tanda tangan", Tone::Err, {}}};
                  made.alert =
                      trouble(Tone::Err, "Alas tanda tangan terlepas.",
                              "Pasang lagi, atau F6 ganti alat. Yang sudah tersimpan tidak "
                              "hilang.");
              }),
        state("07d-sidik-jari-percobaan-habis", Screen::Fingerprints, fingerprints(),
              [](view::FingerprintsView& made) {
                  made.tabs[1].note = "4 percobaan selesai";
                  made.actions.primary = primary("Pengecualian: tidak terbaca", "exception");
              }),
        state("07e-sidik-jari-lepas", Screen::Fingerprints, fingerprintsWaiting(),
              [](view::FingerprintsView& made) {
                  made.alert =
                      trouble(Tone::Err, "Pembaca sidik jari terlepas.",
                              "Pasang lagi, atau F6 ganti alat. Yang sudah tersimpan tidak "
                              "hilang.");
              }),
        state("08d-verifikasi-belum-cocok", Screen::Verification, verification(),
              [](view::VerificationView& made) {
                  made.tiles[1].fresh = print(3, 0.8, 1);
                  made.tiles[1].tone = Tone::Err;
                  made.tiles[1].chip = {"Belum cocok", Tone::Err, {}};
                  made.tiles[1].score = {"Skor", 24, 60, Tone::Err, "Belum cocok"};
                  made.alert = trouble(Tone::Err, "Telunjuk kiri belum cocok: skor 24, ambang 60.",
                                       "Coba sekali lagi, lebih tengah. Bila tetap, ambil ulang "
                                       "telunjuk (langkah 5) atau pengecualian.");
              }),
        state("08e-iris-selesai", Screen::Iris, iris(),
              [](view::IrisView& made) {
                  made.right = made.left;
                  made.right.title = "Mata kanan";
                  made.alert = {};
                  made.actions.primary = primary("Lanjut ke verifikasi", "arrow-right");
              }),
        state("08g-iris-lepas", Screen::Iris, iris(),
              [](view::IrisView& made) {
                  made.distance.reset();
                  made.right.image = {};
                  made.right.qualities.clear();
                  made.right.chip = {"Belum", Tone::Neutral, {}};
                  made.right.tone = Tone::Neutral;
                  made.right.emptyText = "Belum diambil";
                  made.alert =
                      trouble(Tone::Err, "Pemindai iris terlepas.",
                              "Pasang lagi, atau F6 ganti alat. Yang sudah tersimpan tidak "
                              "hilang.");
              }),
        state("08f-pernyataan-belum", Screen::Statement, statement(),
              [](view::StatementView& made) {
                  made.agreed = false;
                  made.strokes.clear();
                  made.emptyText = "Minta siswa menandatangani di alas.";
                  made.signatureChip = {"Menunggu", Tone::Neutral, {}};
                  made.boundTo.clear();
                  made.alert = trouble(Tone::Warn, "Pernyataan belum dibenarkan.",
                                       "Bacakan, lalu centang bila siswa membenarkan.");
                  disable(made.actions, "Centang setelah siswa membenarkan");
              }),
    };
}

QVector<ScreenCase> sealStates()
{
    using view::ValidationState;
    return {
        state("09e-ringkasan-kembar", Screen::Summary, summary(ValidationState::Idle),
              [](view::SummaryView& made) {
                  made.checks[0] = {
                      Tone::Err, "Mirip dengan antrean 031", "Skor tertinggi 412, ambang 260", {}};
                  made.validation.chip = {"Belum", Tone::Neutral, {}};
                  made.validation.detail.clear();
                  made.alert =
                      trouble(Tone::Err, "Sidik jari ini mirip dengan antrean 031 (skor 412).",
                              "Orang yang sama: tunda (F8). Orang berbeda: penyelia memeriksa "
                              "orang dan berkasnya, lalu F6. Semua tangkapan tetap tersimpan.");
                  disable(made.actions, "Orang berbeda? Penyelia memutuskan (F6)");
              }),
        state("09f-ringkasan-kurang", Screen::Summary, summary(ValidationState::Idle),
              [](view::SummaryView& made) {
                  made.rows[3].chip = {"Belum lengkap", Tone::Err, {}};
                  made.rows[3].detail = "Mutu mata kiri 86";
                  made.rows[3].images.removeLast();
                  made.chip = {"Belum lengkap", Tone::Err, {}};
                  made.validation.chip = {"Belum", Tone::Neutral, {}};
                  made.validation.detail.clear();
                  made.actions.primary = primary("Ke langkah yang belum lengkap", "arrow-right");
              }),
        state("09g-ringkasan-ditolak", Screen::Summary, summary(ValidationState::Refused),
              [](view::SummaryView& made) {
                  made.validation.chip = {"Belum cocok", Tone::Err, {}};
                  made.validation.detail = "Skor 41, ambang 205";
                  made.alert = trouble(Tone::Err, "Jari ini belum cocok dengan Rina Marlina.",
                                       "Tempelkan telunjuk sekali lagi (F5), atau F6 dengan frasa "
                                       "sandi dan penyelia.");
                  disable(made.actions, "Rina, tempelkan telunjuk");
              }),
        state("09h-ringkasan-disk", Screen::Summary, summary(ValidationState::Matched),
              [](view::SummaryView& made) {
                  made.alert = trouble(Tone::Err, "Disk hampir penuh, belum tersimpan.",
                                       "Kosongkan disk atau kirim paket, lalu coba lagi. Semua "
                                       "tangkapan sebelumnya masih tersimpan.");
              }),
        state(
            "09i-bukti-selesai", Screen::Receipt, receipt(),
            [](view::ReceiptView& made) {
                made.trail[1] = {"usb",
                                 Tone::Neutral,
                                 "Salinan kedua",
                                 "tidak perlu: sudah di pusat",
                                 {"Belum", Tone::Neutral, {}}};
                made.trail[2] = {"centre", Tone::Ok, "Pusat", "resi sah 09.44.09", ok("Diterima")};
                made.paper.lines.append({"Kontak", "Disdukcapil Kota Pekanbaru", {}});
                made.next = {.tone = Tone::Primary,
                             .icon = "check-circle",
                             .cause = "Tidak ada lagi yang menunggu",
                             .remedy = "Di Antrean masih dapat dilihat siapa yang tertunda."};
                made.actions.primary = primary("Ke antrean", "arrow-right");
            }),
        panelState("10c-pengecualian-tanda-tangan", Screen::Signature, signaturePage(true),
                   exception(),
                   [](view::ExceptionView& made) {
                       made.kind = view::ExceptionKind::Signature;
                       made.hands.clear();
                       made.targetsTitle = "Tidak bisa menandatangani";
                       made.targetsHint = "Sebuah garis menggantikan tanda tangan di kartu.";
                       made.chosen = {};
                       made.actions.actions.removeLast();
                   }),
        panelState("10d-pengecualian-belum", Screen::Fingerprints, fingerprints(), exception(),
                   [](view::ExceptionView& made) {
                       made.reasonId.clear();
                       made.evidence = {};
                       made.evidenceTitle = "Foto bukti";
                       made.evidenceDetail = "Jari, mata, atau perban saja.";
                       made.evidenceAction =
                           action(ActionId::TakeEvidence, "Ambil foto", "camera", Qt::Key_F5);
                       disable(made.actions, "Pilih alasan dahulu");
                   }),
    };
}

QVector<ScreenCase> officeStates(const view::AppearanceView& now)
{
    QVector<ScreenCase> all{
        state("11c-sinkronisasi-resi-palsu", Screen::Sync, sync(),
              [](view::SyncView& made) {
                  made.alert =
                      trouble(Tone::Err, "Ada resi yang tidak sah, tidak dihitung.",
                              "Rekaman tetap di laptop dan dikirim lagi. Laporkan ke kantor "
                              "bila berulang.");
              }),
        state("11d-sinkronisasi-ditolak", Screen::Sync, sync(),
              [](view::SyncView& made) {
                  made.rows[0].journey = {"Ditolak", Tone::Err, {}};
                  made.rows[0].centralStatus = "REJECTED";
                  made.timeline.last() = {"x-circle", Tone::Err, "09.58.10",
                                          "Ditolak, perlu rekam ulang",
                                          "isi tidak dapat dibuka di pusat"};
                  made.alert = {};
                  made.actions.actions.clear();
                  made.actions.primary = primary("Kirim sekarang", "send");
              }),
        state("11e-sinkronisasi-luring", Screen::Sync, sync(),
              [](view::SyncView& made) {
                  made.alert = {.tone = Tone::Primary,
                                .icon = "network-off",
                                .cause = "Luring.",
                                .remedy = "Perekaman berjalan seperti biasa; pengiriman menunggu "
                                          "jaringan."};
                  made.links[0] = {{}, "Terputus", Tone::Err};
                  made.links[1] = {{}, "Belum", Tone::Neutral};
                  made.links[2] = {{}, "Belum", Tone::Neutral};
                  made.actions.actions.clear();
                  made.actions.primary = primary("Kirim sekarang", "send");
              }),
        state("11f-sinkronisasi-selesai", Screen::Sync, sync(),
              [](view::SyncView& made) {
                  made.alert = {};
                  for (auto& row : made.rows) {
                      row.journey = ok("Disahkan");
                      row.centralStatus = "ACCEPTED";
                  }
                  made.actions.actions.clear();
                  made.actions.note = "Semua sudah diterima";
                  made.actions.primary.reset();
              }),
        state("14b-tutup-sesi-pengesahan", Screen::CloseDay, closeDay(),
              [](view::CloseDayView& made) {
                  for (auto& step : made.steps) {
                      step.state = view::CloseStepState::Done;
                      step.word = "Selesai";
                      step.tone = Tone::Ok;
                  }
                  made.steps.back().state = view::CloseStepState::Current;
                  made.steps.back().word = "Sekarang";
                  made.title = "Pengesahan";
                  made.columns.clear();
                  made.rows.clear();
                  made.alert = {};
                  made.facts = {{"Direkam 16 tahun", "15 (L 7 / P 8)", {}},
                                {"Direkam 17 ke atas", "90 (L 44 / P 46)", {}},
                                {"Ditunda", "4 (L 3 / P 1)", {}},
                                {"Pengecualian", "3 (L 1 / P 2)", {}}};
                  made.actions.actions.resize(1);
                  made.actions.primary = primary("Sahkan dan tutup sesi", "lock");
              }),
        state("15b-perangkat-baik", Screen::Devices, devices(),
              [](view::DevicesView& made) {
                  made.cards[0].chip = {"Siap", Tone::Ok, {}};
                  made.cards[0].state = "Uji diri 06.55.20: lulus.";
                  made.cards[6] = {.id = "disk",
                                   .icon = "disk",
                                   .name = "Disk",
                                   .model = "212 GB bebas",
                                   .state = "Perekaman berhenti di bawah 2048 MiB.",
                                   .chip = ok("Cukup")};
                  made.cards[7] = {.id = "battery",
                                   .icon = "battery",
                                   .name = "Baterai",
                                   .model = "78 %, terhubung listrik",
                                   .state = "Semua langkah tersimpan bila laptop mati.",
                                   .chip = ok("Cukup")};
                  made.chosenId = "disk";
                  made.actions.note.clear();
                  made.actions.primary = primary("Kembali ke Nabila", "arrow-right");
              }),
    };
    const view::SettingsView set = settings(now);
    for (qsizetype i = 0; i < set.sections.size(); ++i) {
        all.append({QStringLiteral("16%1-setelan").arg(QChar(static_cast<char16_t>(u'b' + i))),
                    Screen::Settings,
                    [set, i](ui::StationWindow& window) {
                        window.present(set);
                        chooseTile(window, static_cast<int>(i) + 1);
                    },
                    {}});
    }
    return all;
}

} // namespace

QVector<ScreenCase> stateCases(const view::AppearanceView& now)
{
    return entryStates() + paperStates() + captureStates() + sealStates() + officeStates(now);
}

} // namespace rekam::gui
