#include "gui/cases.h"

#include "ui/kit/lists/tile_row.h"

#include <QApplication>

namespace rekam::gui {

namespace {

using view::Screen;

template <typename View>
ScreenCase page(const QString& name, Screen screen, const View& view)
{
    return {name, screen, [view](ui::StationWindow& window) { window.present(view); }, {}};
}

template <typename View, typename Panel>
ScreenCase panel(const QString& name, Screen screen, const View& view, const Panel& panel)
{
    return {name,
            screen,
            [view, panel](ui::StationWindow& window) {
                window.present(view);
                window.presentPanel(panel);
            },
            {}};
}

ScreenCase student(const QString& name, view::StudentScene scene)
{
    return {name, Screen::Login, {}, samples::student(scene)};
}

} // namespace

QVector<Variant> variants()
{
    using view::LanguageChoice;
    using view::MotionChoice;
    using view::ThemeChoice;
    const auto look = [](ThemeChoice theme, int scale, LanguageChoice language) {
        return view::AppearanceView{theme, scale, language, MotionChoice::Reduced};
    };
    const auto id = LanguageChoice::Indonesian;
    const auto en = LanguageChoice::English;
    return {{"light-100-id", look(ThemeChoice::Light, 100, id), {1366, 768}},
            {"dark-100-id", look(ThemeChoice::Dark, 100, id), {1366, 768}},
            {"light-150-id", look(ThemeChoice::Light, 150, id), {1366, 768}},
            {"dark-150-id", look(ThemeChoice::Dark, 150, id), {1366, 768}},
            {"light-100-en", look(ThemeChoice::Light, 100, en), {1366, 768}},
            {"light-150-en", look(ThemeChoice::Light, 150, en), {1366, 768}},
            {"light-125-id", look(ThemeChoice::Light, 125, id), {1366, 768}},
            {"light-200-id", look(ThemeChoice::Light, 200, id), {1366, 768}},
            {"light-100-low", look(ThemeChoice::Light, 100, id), {1366, 700}},
            {"light-100-practice",
             look(ThemeChoice::Light, 100, id),
             {1366, 768},
             view::StationMode::Practice}};
}

QVector<ScreenCase> screenCases(const view::AppearanceView& now)
{
    using namespace samples;
    using view::LoginState;
    QVector<ScreenCase> all{
        page("01-masuk", Screen::Login, login(LoginState::Ready)),
        page("01b-masuk-kosong", Screen::Login, login(LoginState::NotProvisioned)),
        page("01c-masuk-salah", Screen::Login, login(LoginState::Wrong)),
        page("01d-masuk-membuka", Screen::Login, login(LoginState::Unlocking)),
        page("01e-masuk-tunggu", Screen::Login, login(LoginState::Waiting)),
        page("01h-masuk-pilih", Screen::Login, loginNobodyChosen()),
        panel("01i-masuk-berkas", Screen::Login, login(LoginState::NotProvisioned), stationFiles()),
        panel("01j-masuk-kantor", Screen::Login, login(LoginState::NotProvisioned),
              officeFingerprint()),
        panel("01k-masuk-frasa", Screen::Login, login(LoginState::NotProvisioned), newPassphrase()),
        page("02-beranda", Screen::Home, home()),
        page("02b-beranda-kosong", Screen::Home, homeEmpty()),
        panel("02c-beranda-impor", Screen::Home, home(), importReport()),
        panel("02d-beranda-berkas", Screen::Home, homeEmpty(), files()),
        page("03-antrean", Screen::Queue, queue()),
        page("03b-antrean-tidak-ada", Screen::Queue, queueNoMatch()),
        panel("03c-antrean-tunda", Screen::Queue, queue(), postpone()),
        page("04-bacakan", Screen::ReadBack, readBack()),
        panel("04c-bacakan-usulan", Screen::ReadBack, readBack(), correction()),
        page("04b-berkas", Screen::Documents, documents()),
        page("05-foto", Screen::Photo, photo(view::LivePhase::Taken)),
        page("05b-foto-lepas", Screen::Photo, photo(view::LivePhase::Lost)),
        {"05c-foto-langsung",
         Screen::Photo,
         [](ui::StationWindow& window) {
             window.present(photo(view::LivePhase::Live));
             window.open(Screen::Photo);
             window.showPreview(face(0, 0xFFC8202B));
         },
         {}},
        page("06-tanda-tangan", Screen::Signature, signaturePage(false)),
        page("06b-tanda-tangan-kosong", Screen::Signature, signaturePage(true)),
        page("07-sidik-jari", Screen::Fingerprints, fingerprints()),
        page("07b-sidik-jari-menunggu", Screen::Fingerprints, fingerprintsWaiting()),
        panel("07c-sidik-jari-bantuan", Screen::Fingerprints, fingerprints(), help()),
        page("08-iris", Screen::Iris, iris()),
        page("08b-verifikasi", Screen::Verification, verification()),
        page("08c-pernyataan", Screen::Statement, statement()),
        page("09-ringkasan", Screen::Summary, summary(view::ValidationState::Matched)),
        page("09c-ringkasan-menunggu", Screen::Summary, summary(view::ValidationState::Waiting)),
        page("09b-bukti", Screen::Receipt, receipt()),
        page("09d-bukti-belum-aman", Screen::Receipt, receiptUnsafe()),
        panel("10-pengecualian", Screen::Fingerprints, fingerprints(), exception()),
        panel("10b-persetujuan", Screen::Fingerprints, fingerprints(), approval()),
        page("11-sinkronisasi", Screen::Sync, sync()),
        page("11b-sinkronisasi-kosong", Screen::Sync, syncEmpty()),
        page("14-tutup-sesi", Screen::CloseDay, closeDay()),
        page("15-perangkat", Screen::Devices, devices()),
        page("16-setelan", Screen::Settings, settings(now)),
        student("20-siswa-foto", view::StudentScene::PhotoAsk),
        student("20b-siswa-selamat-datang", view::StudentScene::Idle),
        student("20c-siswa-bacakan", view::StudentScene::ReadBack),
        student("20d-siswa-foto-langsung", view::StudentScene::PhotoLive),
        student("21-siswa-sidik-jari", view::StudentScene::Hand),
        student("22-siswa-tanda-tangan", view::StudentScene::Pad),
        student("23-siswa-iris", view::StudentScene::Eyes),
        student("24-siswa-pernyataan", view::StudentScene::Text),
        student("25-siswa-selesai", view::StudentScene::Message)};
    return all + stateCases(now);
}

void chooseTile(const ui::StationWindow& window, int index)
{
    for (auto* tiles : window.findChildren<ui::TileRow*>()) {
        if (tiles->isVisibleTo(&window)) {
            Q_EMIT tiles->tileChosen(index);
        }
    }
}

std::unique_ptr<QWidget> show(const ScreenCase& screen, ui::Theme& theme, ui::Intents& intents,
                              const Variant& variant)
{
    const auto settle = [] {
        for (int i = 0; i < 12; ++i) {
            QApplication::processEvents();
        }
    };
    if (screen.student) {
        auto window = std::make_unique<ui::StudentWindow>(theme, intents);
        window->resize(variant.size);
        view::StudentView student = *screen.student;
        student.mode = variant.mode;
        window->present(student);
        window->show();
        settle();
        return window;
    }
    auto window = std::make_unique<ui::StationWindow>(theme, intents);
    window->resize(variant.size);
    view::ShellView shell = samples::shell(screen.screen);
    shell.mode = variant.mode;
    window->present(shell);
    window->present(samples::steps(screen.screen));
    window->open(screen.screen);
    window->show();
    screen.present(*window);
    settle();
    return window;
}

} // namespace rekam::gui
