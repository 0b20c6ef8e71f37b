// The details of the errors that reach a command line, and what a person reads for them. tst_remedy
// walks the sources and fails for a detail without a row.
#include "remedy/remedy.h"

#include <algorithm>
#include <array>
#include <span>

namespace rekam::remedy {

namespace {

/// `detail` begins as this; what follows it, if anything, is shown in brackets.
struct Phrase
{
    std::string_view detail;
    std::string_view words;
};

constexpr std::string_view kAskPacket =
    "paket ini rusak atau bukan paket Rekam. Ambil lagi dari stasiun atau pusat";
constexpr std::string_view kAskDocument =
    "berkas ini bukan dokumen kantor atau rusak di jalan. Minta salinan baru dari kantor";
constexpr std::string_view kAskRecord =
    "isi rekaman tidak lengkap atau tidak menurut bentuknya. Minta stasiun merekam ulang";
constexpr std::string_view kAskImage =
    "gambar rusak, terpotong, atau terlalu besar. Ambil lagi gambarnya, lalu ulangi";
constexpr std::string_view kSaveAsImage =
    "bentuk gambar ini belum didukung. Simpan sebagai PNG, JPEG, JPEG 2000, PGM, atau WSQ";
constexpr std::string_view kBadKeyFile =
    "berkas kunci rusak. Pulihkan dari salinan kantor, atau buat ulang kuncinya";
constexpr std::string_view kStoreRow =
    "brankas memuat baris yang tidak mungkin. Jalankan rekamctl store check; bila rusak, pulihkan "
    "dari cadangan";
constexpr std::string_view kKeySlots =
    "slot kunci (store/keyslots) rusak. Pulihkan dari cadangan brankas, atau pakai rekamctl store "
    "recover dengan kunci kantor";
constexpr std::string_view kStoreFile =
    "brankas tidak dapat dibuka dengan kunci ini, atau rusak. Pulihkan store/ dari cadangan";
constexpr std::string_view kStorePages =
    "halaman brankas rusak: disk berubah isinya. Pulihkan store/ dari cadangan; rekaman yang sudah "
    "terkirim aman di pusat";
constexpr std::string_view kNewerRekam =
    "ditulis oleh Rekam yang lebih baru. Perbarui Rekam di komputer ini, lalu ulangi";
constexpr std::string_view kNoSuchRecord =
    "rekaman itu tidak ada di stasiun ini. Lihat yang ada dengan rekamctl record list";
constexpr std::string_view kAskTemplate =
    "berkas ini bukan template yang sah. Buat ulang dari gambarnya";
constexpr std::string_view kMessage =
    "agen dan program ini tidak saling mengerti. Perbarui keduanya ke versi yang sama";

constexpr std::string_view kIndex =
    "indeks intake (index.sqlite) tidak dapat dibaca atau ditulis. Periksa disk dan haknya; bila "
    "rusak, hentikan intake, salin folder intake/, lalu jalankan intake rebuild";

constexpr std::string_view kIsoRecord =
    "rekaman ISO/IEC 19794 rusak atau tidak menurut bentuknya. Minta lagi dari yang membuatnya";

constexpr Phrase kCrypto[] = {
    {"sealed stream does not open", "isi paket tidak dapat dibuka dengan kunci pusat ini. Periksa "
                                    "bahwa paket dan kunci dari kantor yang sama"},
    {"signing seed is not 32 bytes", kBadKeyFile},
    {"signature does not verify", "tanda tangan tidak sah: isinya berubah, atau ditandatangani "
                                  "pihak lain. Jangan dipakai; ambil salinan yang utuh"},
    {"public key is not 32 bytes",
     "kunci publik harus 32 byte (64 digit heksadesimal). Periksa kunci yang diberikan"},
    {"sealed secret does not open",
     "frasa sandi belum cocok, atau berkas kunci rusak. Periksa Caps Lock, lalu ulangi"},
    {"sealed secret is too short", kBadKeyFile},
    {"passphrase cost is out of bounds", kBadKeyFile},
    {"not enough memory to stretch", "memori kurang untuk memeriksa frasa sandi (128 MiB). Tutup "
                                     "program lain, lalu ulangi"},
    {"private key is not 32 bytes", kBadKeyFile},
    {"sealed box", "kunci ini bukan untuk penerima ini, atau isinya rusak. Minta dokumen baru dari "
                   "kantor"},
    {"recipient's public key is weak", "kunci publik penerima tidak sah. Minta kunci baru dari "
                                       "pemiliknya"},
};

constexpr Phrase kPackets[] = {
    {"packet header: ", kAskPacket},
    {"packet version from the future", "paket ini ditulis Rekam yang lebih baru. Perbarui Rekam di "
                                       "komputer ini, lalu ulangi"},
    {"malformed copy evidence", "bukti salinan rusak. Salin ulang paketnya"},
    {"chain broken", "rantai catatan terputus: ada catatan yang diubah atau hilang. Simpan "
                     "foldernya apa adanya dan hubungi kantor"},
    {"record.json: schema", kNewerRekam},
    {"record.json: ", kAskRecord},
    {"guardian-consent", kAskRecord},
    {"malformed receipt", "berkas ini bukan resi, atau resinya rusak. Ambil lagi dari pusat: agen "
                          "meminta resi baru dengan sendirinya"},
    {"malformed answer", "berkas ini bukan jawaban pusat, atau rusak. Agen memintanya lagi dengan "
                         "sendirinya"},
    {"packet size differs from its header", "paket terpotong atau berisi terlalu banyak. Ambil "
                                            "lagi dari stasiun atau pusat"},
    {"packet is signed under another station key",
     "paket ini ditandatangani stasiun lain. Berikan kunci stasiunnya dengan --station-key"},
    {"packet is sealed to another centre key",
     "paket ini disegel untuk pusat lain. Buka di pusat yang dituju"},
    {"payload hash differs", kAskPacket},
    {"payload version from the future", kNewerRekam},
    {"payload: ", kAskPacket},
    {"malformed signed document", kAskDocument},
    {"signed document from the future", kNewerRekam},
    {"document is signed under a key that is not trusted",
     "ditandatangani dengan kunci yang tidak dipercaya di sini. Periksa bahwa berkasnya dari pusat "
     "stasiun ini"},
    {"file name and packet id differ", "nama berkas dan id paket tidak sama: berkas tertukar. "
                                       "Kembalikan namanya, atau ambil lagi paketnya"},
    {"a receipt for another packet",
     "resi ini untuk paket lain: tertukar. Tidak dihitung; agen meminta resi yang benar"},
    {"an answer on another packet",
     "jawaban ini untuk paket lain: tertukar. Tidak dihitung; agen meminta jawaban yang benar"},
    {"the receipt is for other bytes than this packet",
     "resi ini bukan untuk paket ini. Cocokkan id paketnya; resi yang benar ada di spool/receipts"},
};

constexpr Phrase kRecords[] = {
    {"person: schema of a later version", kNewerRekam},
    {"person: ", kAskRecord},
    {"no header row", "baris judul tidak ditemukan. Pakai daftar dari kantor dengan kolom Nama dan "
                      "NIK"},
    {"header has two columns NIK", "daftar ini punya dua kolom NIK. Hapus kolom yang bukan NIK "
                                   "siswa, lalu ulangi"},
    {"header lacks column ", "kolom wajib tidak ada di baris judul. Tambahkan kolom itu, lalu "
                             "simpan sebagai CSV"},
    {"no rows below the header", "daftar tidak memuat seorang siswa pun. Isi barisnya di bawah "
                                 "judul, atau minta daftar yang lengkap dari kantor"},
    {"list larger than its limit", "daftar terlalu besar. Bagi menjadi beberapa berkas"},
    {"more rows than the limit", "baris terlalu banyak. Bagi menjadi beberapa berkas"},
    {"UTF-16: save as CSV UTF-8", "berkas ini UTF-16. Simpan sebagai CSV UTF-8, lalu ulangi"},
    {"a spreadsheet file: save as CSV UTF-8",
     "berkas ini lembar kerja. Simpan sebagai CSV UTF-8, lalu ulangi"},
    {"binary file", "berkas ini bukan daftar permohonan. Simpan daftarnya sebagai CSV UTF-8"},
    {"empty file", "berkas ini kosong. Pilih berkas daftar yang berisi"},
    {"line ", "baris kode wilayah tidak dapat dibaca. Perbaiki baris itu, lalu ulangi"},
    {"region file larger than its limit", "berkas wilayah terlalu besar. Pakai berkas resmi"},
    {"gzip: inflate it first", "berkas wilayah masih terkompresi. Buka dulu dengan gunzip"},
    {"gzip: damaged or cut short", "berkas gzip rusak atau terpotong. Unduh ulang berkasnya"},
    {"version text too long", "teks versi wilayah terlalu panjang. Pendekkan teksnya"},
    {"code twice: ", "kode wilayah muncul dua kali. Hapus salah satunya"},
    {"code ", "kode stasiun itu sudah dipakai laptop dengan kunci lain. Pilih --code lain"},
    {"parent missing: ", "wilayah induknya tidak ada di berkas. Tambahkan induknya"},
    {"NotSixteenDigits", "NIK harus 16 angka. Periksa penulisannya"},
    {"ImpossibleDate", "tanggal di dalam NIK tidak mungkin. Periksa NIK-nya"},
};

constexpr Phrase kFiles[] = {
    {"file larger than its limit", "berkas terlalu besar untuk jenisnya. Periksa bahwa berkasnya "
                                   "benar"},
    {"not a regular file", "itu bukan berkas biasa. Periksa jalurnya"},
    {"malformed frames", kMessage},
    {"protocol version from the future", kMessage},
    {"malformed message", kMessage},
    {"unknown message type", kMessage},
    {"chunk outside the packet", kMessage},
    {"not a request", kMessage},
    {"unknown command", kMessage},
    {"no answer from the agent",
     "agen kirim tidak menjawab: tidak berjalan di rumah ini. Jalankan installer/start, lalu "
     "ulangi"},
    {"socket monitor", "soket tidak dapat dipantau. Jalankan lagi; bila tetap, mulai ulang "
                       "komputer"},
    {"not a packet id", "id paket harus 32 digit heksadesimal. Lihat rekamctl spool list"},
    {"packet size outside its limits", kAskPacket},
    {"another packet has this id", "paket lain sudah memakai id ini; tidak ada yang ditimpa. "
                                   "Hubungi kantor"},
    {"answer size outside its limits", "resi atau jawaban berukuran tidak wajar. Tidak dihitung; "
                                       "agen memintanya lagi"},
    {"no receipt for this packet", "belum ada resi untuk paket ini. Tunggu sampai terkirim"},
    {"evidence larger than its limit", "bukti salinan terlalu besar. Salin ulang paketnya"},
    {"not a plain file name, or too large", "nama berkas tidak wajar atau isinya terlalu besar. "
                                            "Periksa berkasnya"},
    {"state larger than its limit",
     "catatan keadaan terlalu besar. Hapus spool/state, lalu ulangi"},
};

constexpr Phrase kProvisioning[] = {
    {"policy: no field ", "kebijakan tidak memuat nama itu. Lihat nama yang ada dengan rekamctl "
                          "policy show"},
    {"policy: ",
     "nilai kebijakan di luar batasnya. Lihat yang berlaku dengan rekamctl policy show"},
    {"key file: a passphrase is needed", "berkas kunci ini dilindungi. Berikan frasa sandinya "
                                         "dengan --passphrase-file"},
    {"key file: no key ", "kunci yang diperlukan tidak ada di berkas ini. Periksa bahwa berkas "
                          "kuncinya benar"},
    {"key file", kBadKeyFile},
    {"not a provisioning document", kAskDocument},
    {"document of another version or kind",
     "dokumen ini dari jenis atau versi lain. Periksa bahwa berkasnya benar; minta yang baru dari "
     "kantor"},
    {"payload larger than its limit", kAskDocument},
    {"document cut short or too long", kAskDocument},
    {"a ", kAskDocument},
    {"packet ",
     "paket di brankas rusak. Pulihkan store/ dari cadangan; yang sudah terkirim aman di pusat"},
    {"signed by another key", "ditandatangani kantor lain, atau isinya berubah. Jangan dipakai; "
                              "minta berkas baru dari kantor stasiun ini"},
    {"bundle: ", "berkas stasiun tidak sah atau rusak. Minta berkas stasiun baru dari kantor"},
    {"agent.keys and bundle are of different stations",
     "station/agent.keys dan station/bundle dari stasiun yang berbeda. Pulihkan keduanya dari "
     "cadangan yang sama, atau minta berkas stasiun baru dari kantor"},
    {"this home is not provisioned", "rumah ini belum disiapkan. Jalankan installer/start, atau "
                                     "impor berkas kantor dengan rekamctl station import"},
    {"this station has its keys already", "stasiun ini sudah punya kunci; kunci tidak diganti. "
                                          "Pakai station/request yang ada"},
    {"first import: confirm", "impor pertama: cocokkan sidik jari kantor, lalu berikan dengan "
                              "--fingerprint"},
    {"the bundle is of another office: ", "berkas stasiun ini dari kantor lain. Minta berkas dari "
                                          "kantor stasiun ini"},
    {"the bundle is for another station's keys",
     "berkas stasiun ini dibuat untuk laptop lain. Kirim station/request laptop ini ke kantor"},
    {"this station is ", "berkas ini untuk stasiun lain. Impor berkas dengan kode stasiun ini"},
    {"an older bundle than the one in use",
     "berkas ini lebih lama daripada yang dipakai. Impor berkas terbaru dari kantor"},
    {"nobody has a passphrase yet", "belum ada petugas dengan frasa sandi. Tambahkan --passphrases "
                                    "FILE (baris ID FRASA)"},
    {"no passphrase of a person with a slot",
     "tidak ada frasa sandi dari petugas yang punya kunci. Sertakan seorang petugas lama di "
     "--passphrases"},
    {"a key file of this station lacks a key", kBadKeyFile},
    {"the bundle has expired", "berkas stasiun sudah habis masanya. Minta berkas stasiun baru dari "
                               "kantor"},
};

constexpr Phrase kCentre[] = {
    {"the amended packet is not exported",
     "paket yang diperbaiki belum diekspor. Tunggu paket pertamanya diproses"},
    {"already running: ", "program ini sudah berjalan untuk rumah ini. Pakai yang itu, atau akhiri "
                          "dengan installer/stop, lalu jalankan lagi"},
    {"intake/config.json: endpoint is missing",
     "intake/config.json tidak memuat endpoint. Tulis {\"endpoint\": \"tcp://ALAMAT:PORT\"}"},
    {"the index is gone, its segments are not",
     "indeks intake hilang, padahal segmennya ada. Hentikan intake, jalankan intake rebuild, lalu "
     "mulai lagi"},
    {"open index: ", kIndex},
    {"exec index: ", kIndex},
    {"prepare index: ", kIndex},
    {"step index: ", kIndex},
    {"author", "penulis paket tidak dikenal di pusat. Kirim surat masuk stasiunnya dari kantor"},
    {"this id is known with another hash",
     "id ini sudah ada dengan isi lain; tidak ada yang ditimpa. Lihat karantina"},
    {"the station's chain forks here",
     "urutan paket stasiun bercabang: laptop disalin atau dipulihkan. Paket dikarantina; hubungi "
     "kantor"},
    {"no such packet", "paket itu tidak ada di sini. Periksa id-nya"},
    {"stored bytes differ from their hash", "isi paket di segmen berubah (disk rusak). Pulihkan "
                                            "segmen dari cadangan"},
    {"the bytes read back differ", "yang baru ditulis tidak terbaca sama (disk rusak?). Ulangi; "
                                   "bila berulang, tutup sesi dan panggil penyelia"},
    {"answer on a packet that is not here",
     "jawaban untuk paket yang tidak ada di sini. Pulihkan toko intake dari cadangan"},
    {"another answer stands", "paket ini sudah dijawab lain; jawaban pertama tetap berlaku. "
                              "Periksa folder handover"},
    {"the test packet came out changed", "paket uji berubah setelah dibuka: kunci pusat tidak "
                                         "cocok. Jangan pakai kunci ini; buat pusat baru di "
                                         "kantor"},
};

constexpr Phrase kOffice[] = {
    {"a PRODUCTION office needs a passphrase", "kantor PRODUCTION harus melindungi kuncinya. "
                                               "Berikan --passphrase-file"},
    {"there is an office in this home", "rumah ini sudah punya kantor; tidak ada yang berubah. "
                                        "Pakai yang ada, atau pilih --home lain"},
    {"no office in this home", "rumah ini belum punya kantor. Buat dengan rekamctl office init, "
                               "atau periksa --home"},
    {"office keys and identity are of two offices",
     "office.keys dan identity dari kantor yang berbeda. Pulihkan keduanya dari cadangan yang "
     "sama"},
    {"the adapter here cannot open the centre key",
     "adapter di rumah ini tidak memegang kunci pusat itu. Jalankan di rumah pusatnya"},
    {"no centre yet", "pusat belum dibuat. Jalankan rekamctl office centre"},
    {"all operator ids are used", "semua nomor petugas sudah terpakai. Hapus petugas yang sudah "
                                  "tidak bertugas"},
    {"station code: 1 to 24", "kode stasiun: 1 sampai 24 huruf A-Z, angka, dan tanda hubung. "
                              "Perbaiki --code"},
    {"station ", "stasiun itu tidak dapat dipakai lagi. Periksa kodenya dengan rekamctl station "
                 "show"},
    {"no station of that code", "tidak ada stasiun dengan kode itu. Periksa kodenya"},
    {"no operator of that id", "tidak ada petugas dengan nomor itu. Lihat rekamctl operator list"},
    {"centre: ", "berkas pusat tidak sah. Buat ulang dengan rekamctl office centre"},
    {"endpoint: tcp://HOST:PORT", "alamat pusat harus berbentuk tcp://ALAMAT:PORT. Perbaiki "
                                  "--endpoint"},
    {"intake or adapter of this home have keys already",
     "intake atau adapter di rumah ini sudah punya kunci; tidak ada yang ditimpa. Pilih --home "
     "lain"},
    {"a passphrase is needed", "frasa sandi diperlukan. Berikan --passphrase-file FILE"},
    {"the terminal does not answer", "terminal tidak menjawab. Berikan --passphrase-file FILE"},
    {"the two passphrases differ", "kedua frasa sandi berbeda. Ketik lagi dengan teliti"},
    {"two fingers are needed", "dua jari diperlukan. Berikan --right FILE dan --left FILE"},
    {"no key of station ", "kunci stasiun itu tidak ada di rumah ini. Berikan --station-key HEX, "
                           "atau jalankan di rumah stasiun atau pusatnya"},
    {"no receipt key", "kunci resi tidak ada di rumah ini. Berikan --receipt-key HEX, atau "
                       "jalankan di rumah stasiunnya"},
    {"no images in ", "folder itu tidak memuat gambar. Periksa jalurnya"},
    {"more images than the limit", "gambar terlalu banyak. Bagi ke beberapa folder"},
    {"no free port on 127.0.0.1", "tidak ada port bebas di 127.0.0.1. Tutup program lain, lalu "
                                  "ulangi"},
    {"no practice home", "rumah ini bukan rumah latihan. Buat dengan installer/start atau rekamctl "
                         "demo provision"},
    {"office/demo.json: ", "office/demo.json rusak. Buat ulang rumah latihan dengan "
                           "installer/start --fresh"},
    {"the store opens for a person", "brankas dibuka oleh seorang petugas. Berikan --person ID dan "
                                     "--passphrase-file FILE"},
    {"this home has no station", "rumah ini tidak punya stasiun. Impor berkas kantor dengan "
                                 "rekamctl station import, atau periksa --home"},
    {"this home has no spool", "rumah ini tidak punya kotak kirim (spool/). Periksa --home"},
    {"neither a packet id nor a NIK", "itu bukan id paket (32 digit heksadesimal) dan bukan NIK "
                                      "(16 angka). Periksa penulisannya"},
    {"this NIK is not on this station's lists",
     "NIK itu tidak ada di daftar stasiun ini. Periksa angkanya, atau impor daftarnya"},
    {"no record of this student yet",
     "siswa ini ada di daftar, tetapi belum punya rekaman tersegel di stasiun ini. Rekam dahulu"},
    {"no change to sign", "tidak ada perubahan untuk ditandatangani. Ubah dahulu dengan rekamctl "
                          "policy edit"},
    {"policy: photo.width and photo.height must be 3 to 4",
     "ukuran pas foto di konsep kebijakan bukan 3 banding 4. Perbaiki keduanya, misalnya dengan "
     "rekamctl policy edit photo.width=480 photo.height=640"},
    {"right and left are one finger", "telunjuk kanan dan kiri adalah jari yang sama. Ambil "
                                      "masing-masing dari tangannya"},
    {"finger is enrolled already: ", "jari ini sudah terdaftar untuk petugas lain. Satu orang satu "
                                     "petugas: perbarui dengan --id, atau cabut yang lama"},
};

constexpr Phrase kStore[] = {
    {"roster: ", kStoreRow},
    {"session: malformed date", kStoreRow},
    {"statement: malformed", kStoreRow},
    {"validation: malformed", kStoreRow},
    {"enrolment: ", kStoreRow},
    {"packet: malformed", kStoreRow},
    {"packet: bytes differ from their hash", kStoreRow},
    {"sample: ", kStoreRow},
    {"audit: malformed", kStoreRow},
    {"foreign key in table ", kStoreRow},
    {"store: actor", "nama petugas tidak sah. Periksa --person"},
    {"store: station.db is missing or empty",
     "store/station.db hilang atau kosong, padahal pernah ada. Pulihkan store/ dari cadangan; "
     "rekaman yang sudah terkirim aman di pusat"},
    {"store: ", kStoreFile},
    {"audit: ", "rantai audit tidak utuh: ada catatan yang diubah. Simpan store/ apa adanya dan "
                "hubungi kantor"},
    {"page authentication: ", kStorePages},
    {"database: file is not a database", kStoreFile},
    {"database: database disk image is malformed", kStorePages},
    {"database: ", "brankas tidak dapat dibaca atau ditulis. Periksa disk dan hak folder store/, "
                   "lalu ulangi"},
    {"quick_check: ", "susunan brankas rusak. Pulihkan store/ dari cadangan; rekaman yang sudah "
                      "terkirim aman di pusat"},
    {"the database file is not encrypted",
     "store/station.db tidak terenkripsi: bukan brankas Rekam. Pulihkan store/ dari cadangan"},
    {"no access to the database file", "store/station.db tidak dapat dibuka. Periksa hak dan "
                                       "pemilik folder store/"},
    {"database key: wrong length", kKeySlots},
    {"open database: out of memory", "memori kurang. Tutup program lain, lalu ulangi"},
    {"the linked SQLite is not SQLCipher",
     "Rekam dibangun tanpa SQLCipher. Pasang ulang dengan installer/start"},
    {"SQLCipher built with temporary storage",
     "SQLCipher di komputer ini tidak aman untuk Rekam. Pasang ulang dengan installer/start"},
    {"write-ahead log refused", "disk ini tidak mendukung brankas (WAL). Pindahkan rumah ke disk "
                                "lokal"},
    {"the backup file exists already", "cadangan di tempat itu sudah ada; tidak ditimpa. Pilih "
                                       "folder lain"},
    {"no such pragma: ", kStoreFile},
    {"pragma did not take effect: ",
     "SQLCipher di komputer ini tidak menurut pengaturan Rekam. Pasang ulang dengan "
     "installer/start"},
    {"no such row", kNoSuchRecord},
    {"the store was written by a newer version", kNewerRekam},
    {"iso: not a record of ISO/IEC 19794",
     "bukan rekaman ISO/IEC 19794 (FMR, FIR, FAC, IIR). Periksa nama berkasnya"},
    {"iso: no image in this record",
     "rekaman ini tidak memuat citra; minutiae saja tidak dapat digambar. Beri rekaman FIR, FAC, "
     "atau IIR"},
    {"iso: an uncompressed image",
     "citra tanpa kompresi tidak diubah. Beri rekaman dengan WSQ, PNG, JPEG, atau JPEG 2000"},
    {"iso: ", kIsoRecord},
    {"fir: ", kIsoRecord},
    {"fac: ", kIsoRecord},
    {"iir: ", kIsoRecord},
    {"an2: ", "transaksi ANSI/NIST rusak atau tidak menurut bentuknya. Lihat temuannya dengan "
              "rekamctl an2 check"},
    {"damaged in the hand-over: set aside, asked for again",
     "paket rusak di folder serah terima. Disisihkan; intake menyerahkannya lagi dari arsipnya"},
    {"the adapter's key is not there",
     "kunci adapter belum ada di folder serah terima. Jalankan adapter satu kali, lalu ulangi"},
    {"an answer on other bytes than these",
     "jawaban ini untuk paket dengan isi lain. Disisihkan; adapter memeriksa paketnya lagi"},
    {"an answer of the adapter, not a receipt",
     "berkas ini jawaban pusat (ACCEPTED atau REJECTED), bukan resi. Beri berkas resinya; jawaban "
     "diperiksa stasiun sendiri, lihat rekamctl spool list"},
    {"receipt: size", "resi berukuran tidak wajar. Tidak dihitung; agen memintanya lagi"},
    {"answer: size", "jawaban berukuran tidak wajar. Tidak dihitung; agen memintanya lagi"},
    {"another receipt of this packet is here", "paket ini sudah punya resi lain; yang pertama "
                                               "tetap. Hubungi kantor"},
    {"packet: illegal transition", "keadaan paket tidak mengizinkan itu. Lihat rekamctl record "
                                   "show"},
    {"packet: ", kAskPacket},
    {"no such ", kNoSuchRecord},
    {"session: closed already",
     "sesi dengan SPT ini sudah ditutup hari ini. Isi nomor SPT lain, atau impor besok"},
    {"session: no day", "tanggal sesi tidak ada. Isi tanggalnya"},
    {"an enrolment of the session is not finished",
     "masih ada rekaman yang belum selesai. Selesaikan atau tunda dahulu"},
    {"a sealed packet has fewer than two copies",
     "ada paket yang belum punya dua salinan. Kirim atau salin dahulu"},
    {"the enrolment is not ", "rekaman ini tidak dalam keadaan itu. Buka di stasiun"},
    {"a sealed record of this person stands", "orang ini sudah direkam dan disegel. Buka "
                                              "rekamannya di stasiun"},
    {"step: ", kAskRecord},
    {"exception: ", kAskRecord},
    {"no exception at this position", kAskRecord},
    {"statement: ", kAskRecord},
    {"another sample holds this attempt", "percobaan ini sudah tersimpan. Ambil sebagai percobaan "
                                          "baru"},
    {"this very image was captured before", "gambar yang sama sudah pernah diambil. Ambil gambar "
                                            "baru"},
    {"the station has another key of this kind", kBadKeyFile},
    {"the station has no key of this kind", kBadKeyFile},
};

constexpr Phrase kKeySlotsPhrases[] = {
    {"keyslots: no such person", "petugas itu belum punya kunci di stasiun ini. Periksa nomornya, "
                                 "atau minta penyelia mendaftarkannya"},
    {"keyslots: there already", "stasiun ini sudah punya slot kunci; tidak ada yang ditimpa. Pakai "
                                "yang ada"},
    {"keyslots: not there", "brankas belum dibuat di rumah ini. Impor berkas stasiun dengan "
                            "rekamctl station import, atau periksa --home"},
    {"keyslots: made under another assurance level",
     "slot kunci dibuat dengan TPM lain. Pakai rekamctl store recover dengan kunci kantor"},
    {"keyslots: the person has a slot", "petugas itu sudah punya kunci. Ganti frasa sandinya"},
    {"keyslots: no slot free", "semua slot kunci terisi. Hapus petugas yang sudah tidak bertugas"},
    {"keyslots: the last slot stays", "slot terakhir tidak dapat dihapus. Tambahkan petugas lain "
                                      "dahulu"},
    {"keyslots: a rekey is under way", "penggantian kunci belum selesai. Masuk lagi sekali, lalu "
                                       "ulangi"},
    {"keyslots: no rekey is under way",
     "tidak ada penggantian kunci yang berjalan. Mulai lagi dari "
     "awal"},
    {"keyslots: person id or passphrase", "nomor petugas atau frasa sandi tidak memenuhi syarat. "
                                          "Frasa sandi 8 huruf atau lebih"},
    {"keyslots: written by a newer version", kNewerRekam},
    {"keyslots: station code", "kode stasiun tidak sah. Periksa berkas stasiunnya"},
    {"wait ", "terlalu banyak percobaan frasa sandi. Tunggu, lalu coba lagi"},
    {"keyslots: ", kKeySlots},
};

constexpr Phrase kImages[] = {
    {"not a signature", "berkas ini bukan tanda tangan pena. Ambil lagi dari alatnya"},
    {"signature version", kNewerRekam},
    {"signature ", "tanda tangan pena rusak. Ambil lagi dari alatnya"},
    {"WSQ: bit rate", "--bpp di luar batas WSQ. Beri nilai 0.1 sampai 5"},
    {"WSQ: image size", "ukuran gambar di luar batas WSQ. Perkecil atau perbesar gambarnya"},
    {"WSQ: one even filter and one odd", kSaveAsImage},
    {"WSQ: ", kAskImage},
    {"JPEG is neither grey nor RGB", kSaveAsImage},
    {"JPEG quality must be", "mutu JPEG harus 1 sampai 100. Perbaiki nilainya"},
    {"JPEG 2000 ratio must be", "perbandingan JPEG 2000 harus 1 sampai 200. Perbaiki nilainya"},
    {"JPEG 2000 channel", kSaveAsImage},
    {"JPEG 2000 sampling", kSaveAsImage},
    {"JPEG 2000 colour", kSaveAsImage},
    {"JPEG", kAskImage},
    {"PNG", kAskImage},
    {"PGM with 16-bit samples", "PGM 16 bit belum didukung. Simpan sebagai PGM 8 bit"},
    {"PGM", kAskImage},
    {"image file is larger than 64 MiB", "berkas gambar lebih dari 64 MiB. Perkecil gambarnya"},
    {"not PNG, JPEG", kSaveAsImage},
    {"image format", kSaveAsImage},
    {"image size and pixel count disagree", kAskImage},
    {"image processing: out of memory", "memori kurang untuk gambar ini. Tutup program lain, lalu "
                                        "ulangi"},
    {"image processing: ", kAskImage},
    {"picture s", "ukuran gambar di luar batas. Pakai foto yang wajar ukurannya"},
    {"no cascade ", "berkas pendeteksi wajah tidak ada. Pasang opencv-data dengan "
                    "installer/install-packages"},
    {"not a cascade: ", "berkas pendeteksi wajah rusak. Pasang ulang paket opencv-data"},
    {"no face to cut out", "wajah tidak ditemukan. Pakai foto dengan satu wajah menghadap kamera"},
    {"portrait ", "potongan foto di luar batas. Pakai foto yang lebih lebar"},
    {"template: ", kAskTemplate},
    {"no impression", kAskTemplate},
    {"finger too poor: quality ", "gambar jari kurang jelas. Ambil jari itu lagi"},
    {"not a fingerprint", "gambar ini bukan sidik jari. Ambil telunjuk dari pemindai sidik jari"},
    {"writing area out of range", "bidang tulis tanda tangan tidak wajar. Ambil lagi dari alatnya"},
    {"no pupil with an iris around it", "pupil dan iris tidak ditemukan. Pakai gambar satu mata "
                                        "terbuka yang tajam"},
    {"pupil as wide as the iris", "batas pupil dan iris tidak terbaca. Pakai gambar mata yang "
                                  "lebih tajam"},
    {"iris image s", "ukuran gambar iris di luar batas. Pakai gambar 640 × 480"},
    {"iris image and segmentation", kAskImage},
    {"too little of the iris can be seen", "terlalu sedikit iris yang terlihat. Pakai gambar mata "
                                           "yang terbuka lebar"},
    {"iris template version", kNewerRekam},
    {"iris template ", kAskTemplate},
    {"not an iris template", kAskTemplate},
};

constexpr std::array kAll = {
    std::span<const Phrase>(kCrypto),  std::span<const Phrase>(kPackets),
    std::span<const Phrase>(kRecords), std::span<const Phrase>(kFiles),
    std::span<const Phrase>(kOffice),  std::span<const Phrase>(kCentre),
    std::span<const Phrase>(kImages),  std::span<const Phrase>(kKeySlotsPhrases),
    std::span<const Phrase>(kStore),   std::span<const Phrase>(kProvisioning),
};

} // namespace

std::optional<std::string> phraseOf(std::string_view detail)
{
    for (const std::span<const Phrase> part : kAll) {
        const auto row = std::ranges::find_if(
            part, [detail](const Phrase& one) { return detail.starts_with(one.detail); });
        if (row == part.end()) {
            continue;
        }
        std::string words(row->words);
        // What is named behind a colon or a space: which line, which field, which station.
        const bool open = row->detail.ends_with(' ');
        const std::string_view tail = open ? detail.substr(row->detail.size()) : std::string_view();
        return tail.empty() ? words : words.append(" [").append(tail).append("]");
    }
    return std::nullopt;
}

} // namespace rekam::remedy
