#include "workflow/panels/help_panel.h"

#include "workflow/desks/machine_facts.h"
#include "workflow/words/words.h"

namespace rekam::workflow {

using view::ActionId;
using view::Screen;

void HelpPanel::open(Screen screen)
{
    m_screen = screen;
    show();
}

void HelpPanel::act(ActionId action, const QString&)
{
    if (action == ActionId::Close || action == ActionId::Back || action == ActionId::Cancel ||
        action == ActionId::Primary || action == ActionId::Help) {
        Q_EMIT finished();
    }
}

QVector<view::MatterView> HelpPanel::ofScreen() const
{
    switch (m_screen) {
    case Screen::Login:
        return {{tr("Masuk"), tr("Pilih nama (1–9), ketik frasa sandi, lalu Enter. Masuk dan "
                                 "merekam tidak perlu jaringan.")},
                {tr("Salah terus?"), tr("Periksa Caps Lock. Sesudah lima kali salah ada waktu "
                                        "tunggu; data tetap aman.")}};
    case Screen::Home:
        return {{tr("Memulai hari"), tr("Periksa Kesiapan: baris berwarna perlu tindakan. Enter "
                                        "membuka Antrean.")},
                {tr("Daftar siswa"), tr("F8 mengimpor CSV. Mengimpor dua kali tidak menggandakan "
                                        "siapa pun.")},
                {tr("Alat"), tr("F5 mencari dan menguji semua alat lagi.")}};
    case Screen::Queue:
        return {{tr("Memilih siswa"), tr("Ketik nama, awal NIK, atau nomor antrean. Enter memilih "
                                         "yang pertama, Enter lagi merekam.")},
                {tr("Tidak hadir"), tr("F8 menunda dengan alasan; siswa dapat dipanggil lagi.")},
                {tr("Belum 16 tahun"), tr("Hanya dengan izin penyelia: frasa sandinya diminta di "
                                          "sini dan dicatat.")}};
    case Screen::Sync:
        return {{tr("Aman atau belum"), tr("Aman berarti ada salinan ke-2 yang terbaca ulang, "
                                           "atau resi pusat yang sah. Terkirim belum berarti "
                                           "aman.")},
                {tr("Tertahan"), tr("Pusat atau agen kirim menyisihkan paket itu. Sebab dan jalan "
                                    "keluarnya ada di layar ini; mengirim lagi tidak menolong.")},
                {tr("Luring"), tr("Perekaman berjalan seperti biasa; paket menunggu jaringan.")}};
    case Screen::Devices:
        return {{tr("Alat"), tr("Alat bermasalah tampil lebih dahulu. Cabut dan pasang lagi, atau "
                                "ganti alat.")}};
    case Screen::Settings:
        return {{tr("Setelan"), tr("Perubahan tampilan berlaku seketika. Kebijakan ditandatangani "
                                   "kantor dan hanya dapat dibaca.")}};
    case Screen::CloseDay:
        return {{tr("Menutup sesi"), tr("Sesi ditutup bila setiap rekaman punya dua salinan yang "
                                        "terbaca ulang, atau sudah diterima pusat.")}};
    default:
        return ofStep();
    }
}

QVector<view::MatterView> HelpPanel::ofStep() const
{
    switch (m_screen) {
    case Screen::ReadBack:
        return {{tr("Bacakan keras-keras"),
                 hasStudentScreen() ? tr("Siswa mendengar dan melihat di layar kedua. Enter bila "
                                         "sudah dibacakan.")
                                    : tr("Siswa mendengar; F11 menampilkan datanya di layar ini. "
                                         "Enter bila sudah dibacakan.")},
                {tr("Ada yang salah"), tr("Tandai isiannya, lalu F7 untuk menulis usulan. SIAK "
                                          "tidak diubah di sini.")}};
    case Screen::Documents:
        return {
            {tr("Bandingkan dengan kertas"), tr("Spasi = cocok, B = beda, K = sama-sama kosong. F7 "
                                                "menulis usulan perbaikan, F6 bila berkas "
                                                "menyusul.")},
            {tr("Isian yang wajib"), tr("KK selalu bernomor dan beralamat, akta menyebut tempat "
                                        "lahir. Bila kosong di SIAK: B dan usulan perbaikan, atau "
                                        "F6 dengan alasan.")}};
    case Screen::Photo:
        return {{tr("Pas foto"), tr("Spasi mengambil foto. Paling banyak tiga kali; siswa yang "
                                    "memilih.")},
                {tr("Latar"), tr("Tahun lahir ganjil merah, genap biru. Ganti kainnya; foto tidak "
                                 "diubah.")}};
    case Screen::Signature:
        return {{tr("Tanda tangan"), tr("F5 menghapus. F6 pindah ke layar sentuh atau kembali ke "
                                        "alas.")},
                {tr("Tidak bisa menandatangani"), tr("F7: pilih alasan; sebuah garis "
                                                     "menggantikannya.")}};
    case Screen::Fingerprints:
        return {{tr("Sidik jari"), tr("Jari yang baik langsung tersimpan; hanya yang lemah diminta "
                                      "lagi. Esc menghentikan pengambilan.")},
                {tr("Jari tidak dapat diambil"), tr("F7: pilih jari, alasan, dan foto bukti. "
                                                    "Rekaman tetap lanjut.")}};
    case Screen::Iris:
        return {{tr("Iris"), tr("Satu mata setiap kali. Lepas kacamata dan lensa berwarna.")},
                {tr("Mata tidak dapat diambil"), tr("F7: pilih mata, alasan, dan foto bukti.")}};
    case Screen::Verification:
        return {{tr("Verifikasi"), tr("Kedua telunjuk dipindai lagi dan dibandingkan 1:1. F5 "
                                      "kembali mengambil telunjuk, F7 mengecualikannya.")}};
    case Screen::Statement:
        return {{tr("Pernyataan"), tr("Siswa membaca, mencentang, lalu menandatangani. Perubahan "
                                      "sesudahnya membatalkan tanda tangan ini.")}};
    case Screen::Summary:
        return {{tr("Segel"), tr("Enter meminta telunjuk operator; sesudah cocok, Enter menyegel. "
                                 "Validasi berlaku dua menit.")},
                {tr("Jari operator tidak terbaca"), tr("F6: frasa sandi operator, lalu frasa sandi "
                                                       "penyelia.")}};
    case Screen::Receipt:
        return {
            {tr("Bukti"), tr("Rekaman sudah tersegel. Enter untuk siswa berikutnya.")},
            {tr("PDF bukti"), tr("F10 membukanya untuk dicetak. Stasiun latihan menyimpannya di "
                                 "out/bukti; stasiun sungguhan hanya di memori, sampai layar "
                                 "dikunci.")}};
    default:
        return {};
    }
}

void HelpPanel::show()
{
    view::TextPanelView shown;
    shown.title = tr("Bantuan");
    shown.icon = QStringLiteral("help");
    shown.paragraphs = ofScreen();
    shown.paragraphs.append({tr("Di mana saja"), tr("F2 Beranda, F3 Antrean, F4 Kirim, F12 "
                                                    "mengunci. Esc kembali; yang tersimpan tidak "
                                                    "hilang.")});
    shown.paragraphs.append(
        {tr("Tombol tanpa huruf"), tr("Alt ditahan: angka di rel. Alt+1 Beranda, "
                                      "Alt+2 Antrean, Alt+3 Kirim, Alt+4 Perangkat, "
                                      "Alt+5 Setelan, Alt+6 Tutup sesi. Tab "
                                      "mendatangi tombol; di sana Enter dan Spasi "
                                      "menekannya.")});
    shown.actions.primary = primaryAction(tr("Tutup"), QStringLiteral("close"));
    present(shown);
}

} // namespace rekam::workflow
