#include "remedy/remedy.h"

#include <algorithm>
#include <array>

namespace rekam::remedy {

namespace {

using packet::RejectCause;

struct Rejection
{
    RejectCause cause;
    std::string_view why;
    std::string_view remedy;
};

constexpr std::array kRejections = {
    Rejection{RejectCause::CannotOpen, "paket tidak dapat dibuka dengan kunci pusat ini",
              "Jangan hapus paketnya di stasiun; minta kantor memeriksa kunci pusat dan berkas "
              "stasiun itu"},
    Rejection{RejectCause::PayloadMalformed, "isi paket tidak menurut bentuknya",
              "Perbarui Rekam di stasiun itu, lalu rekam ulang siswa ini"},
    Rejection{RejectCause::RecordInvalid, "data rekaman tidak menurut aturan",
              "Perbarui Rekam di stasiun itu, lalu rekam ulang siswa ini"},
    Rejection{RejectCause::PartMissing, "ada bagian rekaman yang tidak ada dan tidak dikecualikan",
              "Rekam ulang siswa ini, atau catat pengecualian dengan persetujuan penyelia"},
    Rejection{RejectCause::ImageBroken, "ada gambar yang tidak dapat dibaca",
              "Rekam ulang siswa ini"},
    Rejection{RejectCause::QualityTooLow, "mutu rekaman di bawah kebijakannya",
              "Rekam ulang siswa ini"},
    Rejection{RejectCause::PolicyUnknown, "dibuat dengan kebijakan yang tidak dikenal pusat",
              "Impor berkas stasiun terbaru dari kantor, lalu rekam ulang siswa ini"},
    Rejection{RejectCause::NikInvalid, "NIK tidak sah, atau bukan NIK paket ini",
              "Cocokkan NIK dengan KK, perbaiki di daftar, lalu rekam ulang siswa ini"},
    Rejection{RejectCause::DuplicateRecord, "siswa ini sudah punya rekaman yang disahkan",
              "Tidak perlu direkam lagi; bila fotonya keliru, mintalah rekam ulang foto ke kantor"},
    Rejection{RejectCause::DuplicatePerson, "biometrinya sama dengan siswa lain",
              "Panggil penyelia: cocokkan orang dan NIK-nya sebelum direkam ulang"},
    Rejection{RejectCause::ReferenceUnknown, "paket yang dirujuk tidak ada di pusat",
              "Kirim dahulu paket yang dirujuk; bila sudah, laporkan ke kantor"},
    Rejection{RejectCause::ModeMismatch, "mode paket bukan mode pusat ini",
              "Pakai berkas stasiun dari kantor pusat ini; rekaman LATIHAN tidak pernah masuk "
              "PRODUCTION"},
    Rejection{RejectCause::StatementUnsigned, "pernyataan siswa tidak ditandatangani",
              "Rekam ulang siswa ini sampai pernyataannya ditandatangani"},
    Rejection{RejectCause::SchemaUnknown, "ditulis Rekam yang lebih baru daripada pusat ini",
              "Perbarui Rekam di pusat; rekamannya tetap tersimpan"},
    Rejection{RejectCause::NotVerified, "telunjuknya tidak terbukti dipindai ulang dan cocok",
              "Rekam ulang siswa ini dengan pindai ulang telunjuk, atau catat pengecualian jarinya "
              "dengan persetujuan penyelia"},
    Rejection{
        RejectCause::ContentChanged,
        "isi rekaman bukan isi yang ditandatangani siswa di pernyataannya",
        "Jangan pakai rekaman ini; rekam ulang siswa ini, dan laporkan ke kantor bila terjadi "
        "lagi"},
    Rejection{RejectCause::NotValidated, "rekaman tidak divalidasi petugas menurut aturan",
              "Rekam ulang siswa ini; petugas memvalidasi dengan jarinya, atau dengan frasa sandi "
              "dan penyelia lain"},
    Rejection{RejectCause::Other, "ditolak pusat", "Tanyakan sebabnya ke kantor"},
};

/// What the adapter names: which part, which finger, which packet.
struct Place
{
    std::string_view text; ///< begins or ends as this
    std::string_view words;
};

constexpr std::array kEndings = {
    Place{": too small", "gambarnya terlalu kecil"},
    Place{": blank", "gambarnya kosong, satu warna saja"},
    Place{" is not in the packet", "tidak ada di dalam paket"},
    Place{" is missing, not excepted", "tidak ada dan tidak dikecualikan"},
    Place{" was not verified", "tidak dipindai ulang"},
    Place{" did not match", "skornya di bawah ambang"},
    Place{" has no fresh scan", "tanpa gambar pindai ulang"},
    Place{" was compared with itself", "gambar pindai ulangnya sama dengan yang tersimpan"},
};
constexpr std::array kPlaces = {
    Place{"a sample without parts", "sebuah sampel tanpa gambar dan tanpa template"},
    Place{"no statement in the record", "rekaman tidak memuat pernyataan"},
    Place{"the statement bears no signature",
          "pernyataan tanpa tanda tangan dan tanpa pengecualian"},
    Place{"the statement was signed for another content",
          "hash di pernyataan bukan hash isi paket ini"},
    Place{"no operator validated the record", "tidak ada petugas yang memvalidasinya"},
    Place{"validated with neither finger nor supervisor",
          "divalidasi tanpa jari dan tanpa penyelia"},
    Place{"the operator was the supervisor as well", "petugas dan penyelianya orang yang sama"},
    Place{"station unknown to the centre", "stasiunnya tidak dikenal pusat"},
    Place{"mode of packet and station differ", "mode paket dan mode stasiunnya berbeda"},
    Place{"payload schema from the future", "bentuk isinya belum dikenal"},
    Place{"record.json is no object", "record.json bukan sebuah objek"},
    Place{"record and packet name two stations", "rekaman dan paket menyebut dua stasiun"},
    Place{"tag and NIK differ", "tanda NIK di kepala paket berbeda dari NIK di dalamnya"},
    Place{"its packet was rejected", "paket yang dirujuk sudah ditolak"},
    Place{"its packet is another station's", "paket yang dirujuk milik stasiun lain"},
    Place{"its packet never came", "paket yang dirujuk tidak pernah datang"},
    Place{"accepted already: ", "yang disahkan: "},
    Place{"withdrawn by its station", "ditarik kembali oleh stasiunnya"},
    Place{"an exception was not approved", "penyelia tidak menyetujui pengecualiannya"},
};

std::string upToRemedy(const std::string& words)
{
    const std::size_t end = words.find(". ");
    return end == std::string::npos ? words : words.substr(0, end);
}

} // namespace

std::optional<std::string> placeInWords(std::string_view text)
{
    for (const Place& place : kEndings) {
        if (text.ends_with(place.text)) {
            return std::string(text.substr(0, text.size() - place.text.size()))
                .append(place.text.front() == ':' ? ": " : " ")
                .append(place.words);
        }
    }
    for (const Place& place : kPlaces) {
        if (text.starts_with(place.text)) {
            return std::string(place.words).append(text.substr(place.text.size()));
        }
    }
    // A codec's or a parser's own word, perhaps behind the name of a part.
    if (const auto phrase = phraseOf(text)) {
        return upToRemedy(*phrase);
    }
    const std::size_t colon = text.find(": ");
    if (colon == std::string_view::npos) {
        return std::nullopt;
    }
    const auto phrase = phraseOf(text.substr(colon + 2));
    return phrase ? std::optional(std::string(text.substr(0, colon + 2)) + upToRemedy(*phrase))
                  : std::nullopt;
}

std::string inWords(packet::RejectCause cause, std::string_view text)
{
    const auto* row = std::ranges::find(kRejections, cause, &Rejection::cause);
    if (row == kRejections.end()) {
        row = &kRejections.back();
    }
    std::string words(row->why);
    if (!text.empty()) {
        words.append(" (").append(placeInWords(text).value_or(std::string(text))).append(")");
    }
    return words.append(". ").append(row->remedy);
}

} // namespace rekam::remedy
