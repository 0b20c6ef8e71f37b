<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en_GB" sourcelanguage="id_ID">
<context>
    <name>rekam::ui::CloseDayPage</name>
    <message>
        <source>isi langkah ini</source>
        <translation>content of this step</translation>
    </message>
</context>
<context>
    <name>Words</name>
    <message>
        <source>Periksa izin folder itu dan disknya, lalu dikirim sendiri. Rekaman utuh di laptop.</source>
        <translation>Check that folder&apos;s permissions and its disk; then they are sent by themselves. The records are whole on the laptop.</translation>
    </message>
    <message>
        <source>Folder kirim (spool/) tidak dapat ditulis; belum ada yang dikirim.</source>
        <translation>The sending folder (spool/) cannot be written; nothing is being sent.</translation>
    </message>
    <message>
        <source>Kosongkan disk; lalu dikirim sendiri. Rekaman utuh di laptop.</source>
        <translation>Free disk space; then they are sent by themselves. The records are whole on the laptop.</translation>
    </message>
    <message>
        <source>Disk penuh: paket belum masuk folder kirim (spool/).</source>
        <translation>Disk full: packets are not in the sending folder (spool/) yet.</translation>
    </message>
    <message>
        <source>%1 dari %2 selesai</source>
        <translation>%1 of %2 done</translation>
    </message>
    <message>
        <source>Sesi %1 sudah ditutup %2: %3 selesai, %4 perlu perbaikan, %5 tertunda, %6 lainnya. Impor daftar untuk membuka sesi berikutnya.</source>
        <translation>The session %1 was closed %2: %3 done, %4 to be corrected, %5 postponed, %6 others. Import a list to open the next session.</translation>
    </message>
    <message>
        <source>Isi nomor SPT lain, atau impor besok. Belum ada yang berubah.</source>
        <translation>Fill in another assignment number, or import tomorrow. Nothing has changed yet.</translation>
    </message>
    <message>
        <source>Sesi %1 masih terbuka.</source>
        <translation>The session of %1 is still open.</translation>
    </message>
    <message>
        <source>Tutup sesi itu dulu di Tutup sesi, lalu impor lagi. Belum ada yang berubah.</source>
        <translation>Close that session first under Close session, then import again. Nothing has changed yet.</translation>
    </message>
    <message>
        <source>Sesi dengan SPT ini sudah ditutup hari ini.</source>
        <translation>The session of this assignment number was closed today.</translation>
    </message>
    <message>
        <source>L</source>
        <translation>M</translation>
    </message>
    <message>
        <source>P</source>
        <translation>F</translation>
    </message>
    <message>
        <source>Laki-laki</source>
        <translation>Male</translation>
    </message>
    <message>
        <source>Perempuan</source>
        <translation>Female</translation>
    </message>
    <message>
        <source>Jempol</source>
        <translation>Thumb</translation>
    </message>
    <message>
        <source>Telunjuk</source>
        <translation>Index</translation>
    </message>
    <message>
        <source>Tengah</source>
        <translation>Middle</translation>
    </message>
    <message>
        <source>Manis</source>
        <translation>Ring</translation>
    </message>
    <message>
        <source>Kelingking</source>
        <translation>Little</translation>
    </message>
    <message>
        <source>%1 kanan</source>
        <translation>%1, right</translation>
    </message>
    <message>
        <source>%1 kiri</source>
        <translation>%1, left</translation>
    </message>
    <message>
        <source>Empat jari kiri</source>
        <translation>Left four fingers</translation>
    </message>
    <message>
        <source>Empat jari kanan</source>
        <translation>Right four fingers</translation>
    </message>
    <message>
        <source>Dua jempol</source>
        <translation>Both thumbs</translation>
    </message>
    <message>
        <source>Mata kiri</source>
        <translation>Left eye</translation>
    </message>
    <message>
        <source>Mata kanan</source>
        <translation>Right eye</translation>
    </message>
    <message>
        <source>Bacakan data</source>
        <translation>Read aloud</translation>
    </message>
    <message>
        <source>Berkas</source>
        <translation>Papers</translation>
    </message>
    <message>
        <source>Pas foto</source>
        <translation>Photo</translation>
    </message>
    <message>
        <source>Tanda tangan</source>
        <translation>Signature</translation>
    </message>
    <message>
        <source>Sidik jari</source>
        <translation>Fingerprints</translation>
    </message>
    <message>
        <source>Iris</source>
        <translation>Iris</translation>
    </message>
    <message>
        <source>Verifikasi</source>
        <translation>Verification</translation>
    </message>
    <message>
        <source>Pernyataan</source>
        <translation>Statement</translation>
    </message>
    <message>
        <source>Segel</source>
        <translation>Seal</translation>
    </message>
    <message>
        <source>Bukti</source>
        <translation>Receipt</translation>
    </message>
    <message>
        <source>Tidak ada</source>
        <translation>Missing</translation>
    </message>
    <message>
        <source>Cacat</source>
        <translation>Impairment</translation>
    </message>
    <message>
        <source>Luka sementara</source>
        <translation>Temporary injury</translation>
    </message>
    <message>
        <source>Tidak terbaca</source>
        <translation>Unreadable</translation>
    </message>
    <message>
        <source>Tidak kooperatif</source>
        <translation>Not cooperating</translation>
    </message>
    <message>
        <source>Jari atau mata memang tidak ada</source>
        <translation>The finger or eye does not exist</translation>
    </message>
    <message>
        <source>Ada, tetapi tidak dapat diambil karena cacat</source>
        <translation>It exists, but its form prevents capture</translation>
    </message>
    <message>
        <source>Luka, perban, atau gips yang akan sembuh</source>
        <translation>A wound, bandage or cast that will heal</translation>
    </message>
    <message>
        <source>Sudah dicoba, gambarnya tetap kurang jelas</source>
        <translation>Tried, and the picture stays unclear</translation>
    </message>
    <message>
        <source>Siswa tidak dapat mengikuti petunjuk</source>
        <translation>The student cannot follow the instructions</translation>
    </message>
    <message>
        <source>Tidak hadir</source>
        <translation>Absent</translation>
    </message>
    <message>
        <source>Menolak</source>
        <translation>Refused</translation>
    </message>
    <message>
        <source>Gangguan alat</source>
        <translation>Device trouble</translation>
    </message>
    <message>
        <source>Data tidak cocok</source>
        <translation>Data do not match</translation>
    </message>
    <message>
        <source>Ditunda</source>
        <translation>Postponed</translation>
    </message>
    <message>
        <source>Baik</source>
        <translation>Good</translation>
    </message>
    <message>
        <source>Cukup</source>
        <translation>Fair</translation>
    </message>
    <message>
        <source>Kurang</source>
        <translation>Poor</translation>
    </message>
    <message>
        <source>Tekan lagi dengan tenang.</source>
        <translation>Press again, calmly.</translation>
    </message>
    <message>
        <source>Tidak ada sidik jari pada kaca. Tempelkan jari sampai diminta lepas.</source>
        <translation>No print on the glass. Keep the finger there until asked to lift it.</translation>
    </message>
    <message>
        <source>Hanya ujung jari yang menempel. Rebahkan jari sampai ruas pertama.</source>
        <translation>Only the fingertip touches. Lay the finger flat up to the first joint.</translation>
    </message>
    <message>
        <source>Jari terlalu ke tepi. Geser ke tengah kaca.</source>
        <translation>The finger is too near the edge. Move it to the middle of the glass.</translation>
    </message>
    <message>
        <source>Tekan sedikit lebih kuat.</source>
        <translation>Press a little harder.</translation>
    </message>
    <message>
        <source>Jari terlalu kering. Usap dengan tisu lembap, lalu tekan lagi.</source>
        <translation>The finger is too dry. Wipe it with a moist tissue, then press again.</translation>
    </message>
    <message>
        <source>Jari terlalu basah. Lap jari dan kaca, lalu tekan lagi.</source>
        <translation>The finger is too wet. Wipe finger and glass, then press again.</translation>
    </message>
    <message>
        <source>Gambar kabur. Lap kaca, lalu tahan jari tanpa bergerak.</source>
        <translation>The picture is blurred. Wipe the glass, then keep the finger still.</translation>
    </message>
    <message>
        <source>Ambil sekali lagi.</source>
        <translation>Capture once more.</translation>
    </message>
    <message>
        <source>Mata tidak ditemukan. Buka mata lebar, lihat titik hijau.</source>
        <translation>No eye found. Open the eyes wide, look at the green dot.</translation>
    </message>
    <message>
        <source>Kelopak menutupi iris. Buka mata lebar.</source>
        <translation>The eyelid covers the iris. Open the eyes wide.</translation>
    </message>
    <message>
        <source>Lihat lurus ke titik hijau.</source>
        <translation>Look straight at the green dot.</translation>
    </message>
    <message>
        <source>Gambar kabur. Tahan kepala sebentar.</source>
        <translation>The picture is blurred. Keep the head still for a moment.</translation>
    </message>
    <message>
        <source>Terlalu jauh. Maju sedikit.</source>
        <translation>Too far away. Come a little closer.</translation>
    </message>
    <message>
        <source>Terlalu dekat. Mundur sedikit.</source>
        <translation>Too close. Move back a little.</translation>
    </message>
    <message>
        <source>Ada pantulan cahaya. Lepas kacamata, putar badan dari jendela.</source>
        <translation>There is a reflection. Take off glasses, turn away from the window.</translation>
    </message>
    <message>
        <source>Mata di tepi gambar. Geser ke tengah.</source>
        <translation>The eye is at the edge of the picture. Move to the middle.</translation>
    </message>
    <message>
        <source>Iris kurang jelas. Kurangi cahaya dari samping; lepas lensa berwarna.</source>
        <translation>The iris is not clear. Reduce light from the side; take off coloured lenses.</translation>
    </message>
    <message>
        <source>Pupil terlalu lebar atau sempit. Ubah terang ruangan.</source>
        <translation>The pupil is too wide or too narrow. Change the light in the room.</translation>
    </message>
    <message>
        <source>Belum ada jari pada kaca.</source>
        <translation>No finger on the glass yet.</translation>
    </message>
    <message>
        <source>Tempelkan %1 bersamaan sampai diminta lepas.</source>
        <translation>Place %1 together until asked to lift.</translation>
    </message>
    <message>
        <source>Ada jari yang belum menempel.</source>
        <translation>A finger does not touch yet.</translation>
    </message>
    <message>
        <source>Tempelkan semua jari yang diminta, rata dan bersamaan.</source>
        <translation>Place all the fingers asked for, flat and together.</translation>
    </message>
    <message>
        <source>Terlalu banyak jari pada kaca.</source>
        <translation>Too many fingers on the glass.</translation>
    </message>
    <message>
        <source>Hanya %1. Lap kaca bila ada bekas jari.</source>
        <translation>Only %1. Wipe the glass if there are traces of fingers.</translation>
    </message>
    <message>
        <source>Ini seperti tangan kiri.</source>
        <translation>This looks like the left hand.</translation>
    </message>
    <message>
        <source>Ini seperti tangan kanan.</source>
        <translation>This looks like the right hand.</translation>
    </message>
    <message>
        <source>Minta siswa menempelkan %1.</source>
        <translation>Ask the student to place %1.</translation>
    </message>
    <message>
        <source>Tangan terlalu miring.</source>
        <translation>The hand is too slanted.</translation>
    </message>
    <message>
        <source>Luruskan jari ke arah atas kaca.</source>
        <translation>Point the fingers straight to the top of the glass.</translation>
    </message>
    <message>
        <source>Jari terlalu kering.</source>
        <translation>The finger is too dry.</translation>
    </message>
    <message>
        <source>Jari terlalu basah.</source>
        <translation>The finger is too wet.</translation>
    </message>
    <message>
        <source>Tekanan terlalu ringan.</source>
        <translation>The pressure is too light.</translation>
    </message>
    <message>
        <source>Bergerak saat diambil.</source>
        <translation>Moved during capture.</translation>
    </message>
    <message>
        <source>Tahan sebentar, lalu ambil lagi.</source>
        <translation>Hold still for a moment, then capture again.</translation>
    </message>
    <message>
        <source>Terlalu ke tepi.</source>
        <translation>Too near the edge.</translation>
    </message>
    <message>
        <source>Ini seperti tangan yang lain.</source>
        <translation>This looks like the other hand.</translation>
    </message>
    <message>
        <source>Ganti tangan, lalu tempelkan lagi.</source>
        <translation>Change hands, then place the fingers again.</translation>
    </message>
    <message>
        <source>Kaca kotor.</source>
        <translation>The glass is dirty.</translation>
    </message>
    <message>
        <source>Lap kaca, lalu ambil lagi.</source>
        <translation>Wipe the glass, then capture again.</translation>
    </message>
    <message>
        <source>Mata tertutup.</source>
        <translation>The eye is closed.</translation>
    </message>
    <message>
        <source>Terlalu jauh.</source>
        <translation>Too far away.</translation>
    </message>
    <message>
        <source>Terlalu dekat.</source>
        <translation>Too close.</translation>
    </message>
    <message>
        <source>Belum ada tanda tangan.</source>
        <translation>No signature yet.</translation>
    </message>
    <message>
        <source>Minta siswa menandatangani di alas.</source>
        <translation>Ask the student to sign on the pad.</translation>
    </message>
    <message>
        <source>Hanya satu titik.</source>
        <translation>Only a dot.</translation>
    </message>
    <message>
        <source>Minta tanda tangan lengkap.</source>
        <translation>Ask for a whole signature.</translation>
    </message>
    <message>
        <source>Tanda tangan terlalu kecil.</source>
        <translation>The signature is too small.</translation>
    </message>
    <message>
        <source>Minta menulis lebih besar di dalam kotak.</source>
        <translation>Ask to write larger, inside the box.</translation>
    </message>
    <message>
        <source>Goresan keluar dari kotak.</source>
        <translation>A stroke leaves the box.</translation>
    </message>
    <message>
        <source>Minta menulis di dalam kotak.</source>
        <translation>Ask to write inside the box.</translation>
    </message>
    <message>
        <source>Goresan terlalu cepat, mungkin sentuhan.</source>
        <translation>The stroke is too quick, perhaps a touch.</translation>
    </message>
    <message>
        <source>Minta menandatangani lagi.</source>
        <translation>Ask to sign again.</translation>
    </message>
    <message>
        <source>Tanda tangan terlalu panjang.</source>
        <translation>The signature is too long.</translation>
    </message>
    <message>
        <source>Hapus, lalu minta menandatangani lagi.</source>
        <translation>Clear it, then ask to sign again.</translation>
    </message>
    <message>
        <source>Tekanan tidak terekam.</source>
        <translation>Pressure was not recorded.</translation>
    </message>
    <message>
        <source>Tanda tangan tetap sah; alas ini tanpa sensor tekanan.</source>
        <translation>The signature is still valid; this pad has no pressure sensor.</translation>
    </message>
    <message>
        <source>Data dari alas tidak beraturan.</source>
        <translation>The data from the pad are out of order.</translation>
    </message>
    <message>
        <source>Cabut dan pasang lagi alas, atau ganti alat.</source>
        <translation>Unplug and plug in the pad again, or change the device.</translation>
    </message>
    <message>
        <source>Satu wajah</source>
        <translation>One face</translation>
    </message>
    <message>
        <source>%1 wajah</source>
        <translation>%1 faces</translation>
    </message>
    <message>
        <source>Kedua mata terbuka</source>
        <translation>Both eyes open</translation>
    </message>
    <message>
        <source>%1 mata terlihat</source>
        <translation>%1 eyes seen</translation>
    </message>
    <message>
        <source>Oval wajah terlihat</source>
        <translation>Oval of the face visible</translation>
    </message>
    <message>
        <source>Kepala utuh di gambar</source>
        <translation>Whole head in the picture</translation>
    </message>
    <message>
        <source>%1 %</source>
        <translation>%1 %</translation>
    </message>
    <message>
        <source>Jarak mata</source>
        <translation>Distance between the eyes</translation>
    </message>
    <message>
        <source>Kepala tegak</source>
        <translation>Head upright</translation>
    </message>
    <message>
        <source>miring %1°</source>
        <translation>tilted %1°</translation>
    </message>
    <message>
        <source>Menghadap lurus</source>
        <translation>Facing straight</translation>
    </message>
    <message>
        <source>menoleh %1°</source>
        <translation>turned %1°</translation>
    </message>
    <message>
        <source>Wajah di tengah</source>
        <translation>Face in the middle</translation>
    </message>
    <message>
        <source>%1 % dari kiri</source>
        <translation>%1 % from the left</translation>
    </message>
    <message>
        <source>Tinggi wajah pas</source>
        <translation>Height of the face right</translation>
    </message>
    <message>
        <source>%1 % dari atas</source>
        <translation>%1 % from the top</translation>
    </message>
    <message>
        <source>Lebar kepala</source>
        <translation>Width of the head</translation>
    </message>
    <message>
        <source>%1 % lebar</source>
        <translation>%1 % wide</translation>
    </message>
    <message>
        <source>Panjang kepala</source>
        <translation>Length of the head</translation>
    </message>
    <message>
        <source>%1 % tinggi</source>
        <translation>%1 % high</translation>
    </message>
    <message>
        <source>Tajam</source>
        <translation>Sharp</translation>
    </message>
    <message>
        <source>Terang wajah</source>
        <translation>Brightness of the face</translation>
    </message>
    <message>
        <source>Cahaya merata</source>
        <translation>Even light</translation>
    </message>
    <message>
        <source>sisi gelap %1 dari sisi terang</source>
        <translation>dark side %1 of the light side</translation>
    </message>
    <message>
        <source>Rentang nada</source>
        <translation>Tonal range</translation>
    </message>
    <message>
        <source>%1 bit</source>
        <translation>%1 bits</translation>
    </message>
    <message>
        <source>Latar merah</source>
        <translation>Red background</translation>
    </message>
    <message>
        <source>Latar biru</source>
        <translation>Blue background</translation>
    </message>
    <message>
        <source>lahir %1, %2</source>
        <translation>born %1, %2</translation>
    </message>
    <message>
        <source>tahun ganjil</source>
        <translation>odd year</translation>
    </message>
    <message>
        <source>tahun genap</source>
        <translation>even year</translation>
    </message>
    <message>
        <source>Latar rata</source>
        <translation>Even background</translation>
    </message>
    <message>
        <source>Kamera</source>
        <translation>Camera</translation>
    </message>
    <message>
        <source>TTD</source>
        <translation>Pad</translation>
    </message>
    <message>
        <source>Pembaca kartu</source>
        <translation>Card reader</translation>
    </message>
    <message>
        <source>Pembaca sidik jari</source>
        <translation>Fingerprint reader</translation>
    </message>
    <message>
        <source>Pemindai iris</source>
        <translation>Iris scanner</translation>
    </message>
    <message>
        <source>Alas tanda tangan</source>
        <translation>Signature pad</translation>
    </message>
    <message>
        <source>%1 terlepas.</source>
        <translation>%1 came off.</translation>
    </message>
    <message>
        <source>Pasang lagi, atau F6 ganti alat. Yang sudah tersimpan tidak hilang.</source>
        <translation>Plug it in again, or F6 to change the device. What is saved is not lost.</translation>
    </message>
    <message>
        <source>%1 menunggu terlalu lama.</source>
        <translation>%1 waited too long.</translation>
    </message>
    <message>
        <source>Ambil lagi bila siswa sudah siap. Yang sudah tersimpan tidak hilang.</source>
        <translation>Capture again when the student is ready. What is saved is not lost.</translation>
    </message>
    <message>
        <source>%1 ini alat virtual.</source>
        <translation>%1 is a virtual device.</translation>
    </message>
    <message>
        <source>Stasiun PRODUCTION hanya memakai alat nyata. Pasang alat, lalu F5.</source>
        <translation>A PRODUCTION station uses real devices only. Plug one in, then F5.</translation>
    </message>
    <message>
        <source>%1 memberi data yang tidak dapat dibaca.</source>
        <translation>%1 gave data that cannot be read.</translation>
    </message>
    <message>
        <source>Ambil lagi, atau F6 ganti alat. Yang sudah tersimpan tidak hilang.</source>
        <translation>Capture again, or F6 to change the device. What is saved is not lost.</translation>
    </message>
    <message>
        <source>Perlu %1 MiB bebas di %2, tersisa %3 MiB. Kosongkan disk atau kirim paket. Yang tersimpan tetap aman.</source>
        <translation>%1 MiB must be free in %2, %3 MiB are left. Free some space or send packets. What is saved stays safe.</translation>
    </message>
    <message>
        <source>Disk hampir penuh, belum tersimpan.</source>
        <translation>The disk is almost full, not saved yet.</translation>
    </message>
    <message>
        <source>Kosongkan disk atau kirim paket, lalu coba lagi. Semua tangkapan sebelumnya masih tersimpan.</source>
        <translation>Free some space or send packets, then try again. All earlier captures are still saved.</translation>
    </message>
    <message>
        <source>Gambar ini sudah pernah dipakai.</source>
        <translation>This picture has been used before.</translation>
    </message>
    <message>
        <source>Ambil gambar baru dari orangnya. Yang sudah tersimpan tidak hilang.</source>
        <translation>Take a new picture of the person. What is saved is not lost.</translation>
    </message>
    <message>
        <source>Simpanan tidak terbaca sama saat diperiksa.</source>
        <translation>What was saved does not read back the same.</translation>
    </message>
    <message>
        <source>Ambil lagi. Bila berulang, tutup sesi dan panggil penyelia.</source>
        <translation>Capture again. If it happens again, close the session and call the supervisor.</translation>
    </message>
    <message>
        <source>Belum tersimpan.</source>
        <translation>Not saved yet.</translation>
    </message>
    <message>
        <source>Coba lagi. Semua tangkapan sebelumnya masih tersimpan.</source>
        <translation>Try again. All earlier captures are still saved.</translation>
    </message>
    <message>
        <source>Frasa sandi belum cocok.</source>
        <translation>The passphrase does not match yet.</translation>
    </message>
    <message>
        <source>Periksa Caps Lock, lalu coba lagi.</source>
        <translation>Check Caps Lock, then try again.</translation>
    </message>
    <message>
        <source>Terlalu banyak percobaan.</source>
        <translation>Too many attempts.</translation>
    </message>
    <message>
        <source>Tunggu %1 detik, lalu coba lagi.</source>
        <translation>Wait %1 seconds, then try again.</translation>
    </message>
    <message>
        <source>Orang ini belum dapat menyetujui di stasiun ini.</source>
        <translation>This person cannot approve at this station yet.</translation>
    </message>
    <message>
        <source>Pilih nama lain, atau minta kantor memperbarui berkas stasiun.</source>
        <translation>Choose another name, or ask the office to renew the station file.</translation>
    </message>
    <message>
        <source>Frasa sandi tidak dapat diperiksa.</source>
        <translation>The passphrase cannot be checked.</translation>
    </message>
    <message>
        <source>Coba lagi. Semua tangkapan masih tersimpan.</source>
        <translation>Try again. All captures are still saved.</translation>
    </message>
    <message>
        <source>Minta siswa maju sedikit.</source>
        <translation>Ask the student to come a little closer.</translation>
    </message>
    <message>
        <source>Minta siswa mundur sedikit.</source>
        <translation>Ask the student to move back a little.</translation>
    </message>
    <message>
        <source>Baris judul tidak ditemukan.</source>
        <translation>No header row was found.</translation>
    </message>
    <message>
        <source>Pakai daftar dari kantor dengan kolom NIK, Nama, Tanggal Lahir, dan JK, lalu impor lagi.</source>
        <translation>Use the office&apos;s list with the columns NIK, Nama, Tanggal Lahir and JK, then import again.</translation>
    </message>
    <message>
        <source>Kolom %1 tidak ada di daftar ini.</source>
        <translation>This list has no column %1.</translation>
    </message>
    <message>
        <source>Tambahkan kolom itu, simpan sebagai CSV, lalu impor lagi.</source>
        <translation>Add that column, save as CSV, then import again.</translation>
    </message>
    <message>
        <source>Daftar ini tidak memuat seorang siswa pun.</source>
        <translation>There is not one student in this list.</translation>
    </message>
    <message>
        <source>Isi barisnya di bawah judul, atau minta daftar yang lengkap dari kantor.</source>
        <translation>Fill in the rows below the header, or ask the office for the whole list.</translation>
    </message>
    <message>
        <source>Daftar ini terlalu besar.</source>
        <translation>This list is too large.</translation>
    </message>
    <message>
        <source>Bagi menjadi beberapa berkas, lalu impor satu per satu.</source>
        <translation>Split it into several files and import them one by one.</translation>
    </message>
    <message>
        <source>Daftar ini memuat terlalu banyak baris.</source>
        <translation>This list has too many rows.</translation>
    </message>
    <message>
        <source>Berkas ini UTF-16, bukan UTF-8.</source>
        <translation>This file is UTF-16, not UTF-8.</translation>
    </message>
    <message>
        <source>Simpan sebagai CSV UTF-8, lalu impor lagi.</source>
        <translation>Save it as CSV UTF-8, then import again.</translation>
    </message>
    <message>
        <source>Berkas ini lembar kerja (Excel), bukan CSV.</source>
        <translation>This file is a spreadsheet (Excel), not CSV.</translation>
    </message>
    <message>
        <source>Buka di Excel, simpan sebagai CSV UTF-8, lalu impor lagi.</source>
        <translation>Open it in Excel, save it as CSV UTF-8, then import again.</translation>
    </message>
    <message>
        <source>Berkas ini bukan daftar permohonan, bukan pula teks.</source>
        <translation>This file is no application list, not even text.</translation>
    </message>
    <message>
        <source>Berkas ini kosong.</source>
        <translation>This file is empty.</translation>
    </message>
    <message>
        <source>Pilih daftar yang berisi, atau minta lagi dari kantor.</source>
        <translation>Choose a list with students in it, or ask the office again.</translation>
    </message>
    <message>
        <source>Berkas ini tidak ditemukan.</source>
        <translation>This file was not found.</translation>
    </message>
    <message>
        <source>Periksa letaknya, atau pasang lagi flash disk.</source>
        <translation>Check where it is, or plug in the flash disk again.</translation>
    </message>
    <message>
        <source>Itu folder, bukan berkas daftar.</source>
        <translation>That is a folder, not the file of a list.</translation>
    </message>
    <message>
        <source>Pilih berkas CSV di dalamnya.</source>
        <translation>Choose a CSV file in it.</translation>
    </message>
    <message>
        <source>Berkas ini tidak boleh dibaca oleh pengguna ini.</source>
        <translation>This user may not read this file.</translation>
    </message>
    <message>
        <source>Beri hak baca, atau salin ke folder Dokumen.</source>
        <translation>Give the right to read it, or copy it to Documents.</translation>
    </message>
    <message>
        <source>Berkas ini tidak dapat dibaca.</source>
        <translation>This file cannot be read.</translation>
    </message>
    <message>
        <source>Pasang lagi flash disk, atau minta salinan baru.</source>
        <translation>Plug in the flash disk again, or ask for a new copy.</translation>
    </message>
    <message>
        <source>tempat tidak ada di daftar, %1</source>
        <translation>place not in the list, %1</translation>
    </message>
    <message>
        <source>tanpa kelas</source>
        <translation>no class</translation>
    </message>
    <message>
        <source>sekolah tidak disebut</source>
        <translation>school not named</translation>
    </message>
    <message>
        <source>%1 dan %2 kanan</source>
        <translation>%1 and right %2</translation>
    </message>
    <message>
        <source>%1 dan %2 kiri</source>
        <translation>%1 and left %2</translation>
    </message>
    <message>
        <source>tangan kiri</source>
        <translation>left hand</translation>
    </message>
    <message>
        <source>tangan kanan</source>
        <translation>right hand</translation>
    </message>
    <message>
        <source>jempol</source>
        <translation>thumbs</translation>
    </message>
    <message>
        <source>Rekam ulang siswa ini.</source>
        <translation>Record this student again.</translation>
    </message>
    <message>
        <source>Perbarui Rekam di stasiun ini, lalu rekam ulang.</source>
        <translation>Update Rekam on this station, then record again.</translation>
    </message>
    <message>
        <source>Pusat tidak dapat membuka paket ini.</source>
        <translation>The centre cannot open this packet.</translation>
    </message>
    <message>
        <source>Jangan hapus apa pun; minta kantor memeriksa kunci pusat dan berkas stasiun.</source>
        <translation>Delete nothing; ask the office to check the centre&apos;s key and the station&apos;s file.</translation>
    </message>
    <message>
        <source>Isi paket tidak menurut bentuknya.</source>
        <translation>The packet&apos;s content has not its proper form.</translation>
    </message>
    <message>
        <source>Data rekaman tidak menurut aturan.</source>
        <translation>The record&apos;s data break a rule.</translation>
    </message>
    <message>
        <source>Ada bagian rekaman yang tidak ada atau tidak disetujui.</source>
        <translation>A part of the record is missing or was not approved.</translation>
    </message>
    <message>
        <source>Rekam ulang, atau catat pengecualian dengan penyelia.</source>
        <translation>Record again, or note an exception with the supervisor.</translation>
    </message>
    <message>
        <source>Ada gambar yang tidak dapat dibaca di pusat.</source>
        <translation>An image cannot be read at the centre.</translation>
    </message>
    <message>
        <source>Mutu rekaman di bawah kebijakan.</source>
        <translation>The record&apos;s quality is below the policy.</translation>
    </message>
    <message>
        <source>Pusat tidak mengenal kebijakan rekaman ini.</source>
        <translation>The centre does not know this record&apos;s policy.</translation>
    </message>
    <message>
        <source>Impor berkas stasiun terbaru, lalu rekam ulang.</source>
        <translation>Import the latest station file, then record again.</translation>
    </message>
    <message>
        <source>NIK rekaman ini tidak sah.</source>
        <translation>The NIK of this record is not valid.</translation>
    </message>
    <message>
        <source>Cocokkan NIK dengan KK, perbaiki daftar, lalu rekam ulang.</source>
        <translation>Compare the NIK with the KK, mend the list, then record again.</translation>
    </message>
    <message>
        <source>Siswa ini sudah punya rekaman yang disahkan.</source>
        <translation>This student has an accepted record already.</translation>
    </message>
    <message>
        <source>Tidak perlu direkam lagi.</source>
        <translation>There is no need to record again.</translation>
    </message>
    <message>
        <source>Biometrinya sama dengan siswa lain.</source>
        <translation>The biometrics are another student&apos;s.</translation>
    </message>
    <message>
        <source>Panggil penyelia; cocokkan orang dan NIK-nya.</source>
        <translation>Call the supervisor; compare person and NIK.</translation>
    </message>
    <message>
        <source>Paket yang dirujuk tidak ada di pusat.</source>
        <translation>The packet that it refers to is not at the centre.</translation>
    </message>
    <message>
        <source>Kirim dahulu paket itu; bila sudah, laporkan ke kantor.</source>
        <translation>Send that packet first; if it was sent, report it to the office.</translation>
    </message>
    <message>
        <source>Mode paket bukan mode pusat ini.</source>
        <translation>The packet&apos;s mode is not this centre&apos;s.</translation>
    </message>
    <message>
        <source>Minta kantor memeriksa berkas stasiun ini.</source>
        <translation>Ask the office to check this station&apos;s file.</translation>
    </message>
    <message>
        <source>Pernyataan siswa tidak ditandatangani.</source>
        <translation>The student&apos;s statement is not signed.</translation>
    </message>
    <message>
        <source>Stasiun ini lebih baru daripada pusat.</source>
        <translation>This station is newer than the centre.</translation>
    </message>
    <message>
        <source>Minta kantor memperbarui pusat; rekaman tetap aman.</source>
        <translation>Ask the office to update the centre; the record stays safe.</translation>
    </message>
    <message>
        <source>Telunjuknya tidak terbukti dipindai ulang dan cocok.</source>
        <translation>Nothing proves that the index fingers were scanned afresh and matched.</translation>
    </message>
    <message>
        <source>Rekam ulang dengan pindai ulang telunjuk, atau catat pengecualian jarinya dengan penyelia.</source>
        <translation>Record again with a fresh scan of the index fingers, or record an exception for the finger with a supervisor.</translation>
    </message>
    <message>
        <source>Isi rekaman bukan isi yang ditandatangani siswa.</source>
        <translation>The record does not hold what the student signed for.</translation>
    </message>
    <message>
        <source>Rekam ulang siswa ini; bila terjadi lagi, laporkan ke kantor.</source>
        <translation>Record this student again; if it happens again, report it to the office.</translation>
    </message>
    <message>
        <source>Rekaman tidak divalidasi petugas menurut aturan.</source>
        <translation>The record was not validated by an operator as the rules ask.</translation>
    </message>
    <message>
        <source>Rekam ulang; validasi dengan jari petugas, atau dengan frasa sandi dan penyelia lain.</source>
        <translation>Record again; validate with the operator&apos;s finger, or with the passphrase and another supervisor.</translation>
    </message>
    <message>
        <source>Pusat menolak paket ini.</source>
        <translation>The centre refuses this packet.</translation>
    </message>
    <message>
        <source>Tanyakan sebabnya ke kantor.</source>
        <translation>Ask the office for the reason.</translation>
    </message>
    <message>
        <source>Ada</source>
        <translation>Yes</translation>
    </message>
    <message>
        <source>Belum</source>
        <translation>Not yet</translation>
    </message>
    <message>
        <source>%1 salinan, dibaca ulang</source>
        <translation>%1 copies, read back</translation>
    </message>
    <message>
        <source>belum ada</source>
        <translation>none yet</translation>
    </message>
    <message>
        <source>nomor urutnya sudah dipakai laptop lain.</source>
        <translation>its place in the order was taken by another laptop.</translation>
    </message>
    <message>
        <source>Stasiun ini pernah disalin atau dipulihkan: berhenti merekam di sini dan hubungi kantor. Rekaman utuh di laptop.</source>
        <translation>This station was copied or restored: stop recording here and call the office. The record is whole on the laptop.</translation>
    </message>
    <message>
        <source>pusat kehilangan rekaman ini, dan di laptop sudah dihapus sesudah masa simpan.</source>
        <translation>the centre lost this record, and it was deleted from the laptop after retention.</translation>
    </message>
    <message>
        <source>Segera minta pusat memulihkannya dari cadangan, dari salinan flash, atau dari hasil ekspor adapter.</source>
        <translation>Ask the centre at once to restore it from a backup, from the flash copy, or from the adapter&apos;s export.</translation>
    </message>
    <message>
        <source>nomor paketnya sudah ada di pusat dengan isi lain.</source>
        <translation>the centre already has its packet number with other content.</translation>
    </message>
    <message>
        <source>Hubungi kantor dan sebut nomornya. Rekaman utuh di laptop.</source>
        <translation>Call the office and name its number. The record is whole on the laptop.</translation>
    </message>
    <message>
        <source>tanda tangan stasiun ini tidak dikenal.</source>
        <translation>this station&apos;s signature is not known there.</translation>
    </message>
    <message>
        <source>Minta kantor memeriksa pendaftaran stasiun ini. Rekaman utuh di laptop.</source>
        <translation>Ask the office to check this station&apos;s admission. The record is whole on the laptop.</translation>
    </message>
    <message>
        <source>mode atau bentuk paketnya tidak cocok.</source>
        <translation>the packet&apos;s mode or form does not fit.</translation>
    </message>
    <message>
        <source>Minta kantor memeriksa mode stasiun dan versi aplikasi. Rekaman utuh di laptop.</source>
        <translation>Ask the office to check the station&apos;s mode and the version of the application. The record is whole on the laptop.</translation>
    </message>
    <message>
        <source>disisihkan agen kirim (%1).</source>
        <translation>set aside by the sending agent (%1).</translation>
    </message>
    <message>
        <source>Laporkan ke kantor dengan sebab ini. Rekaman utuh di laptop.</source>
        <translation>Report it to the office with this cause. The record is whole on the laptop.</translation>
    </message>
    <message>
        <source>%1 piksel, batas %2</source>
        <translation>%1 pixels, at least %2</translation>
    </message>
    <message>
        <source>tidak perlu lagi, pusat sudah menerima</source>
        <translation>no longer needed, the centre has it</translation>
    </message>
    <message>
        <source>Agen kirim berhenti.</source>
        <translation>The send agent has stopped.</translation>
    </message>
    <message>
        <source>Rekaman aman di laptop. F5 menyalakan.</source>
        <translation>Records are safe on the laptop. F5 starts it.</translation>
    </message>
    <message>
        <source>Agen kirim sedang dinyalakan.</source>
        <translation>The send agent is starting.</translation>
    </message>
    <message>
        <source>Rekaman aman di laptop. Pengiriman berjalan sendiri sesudahnya.</source>
        <translation>Records are safe on the laptop. Sending goes on by itself after that.</translation>
    </message>
    <message>
        <source>Agen kirim belum dapat dinyalakan.</source>
        <translation>The send agent could not be started yet.</translation>
    </message>
    <message>
        <source>Rekaman aman di laptop. F5 mencoba lagi, atau jalankan installer/start.</source>
        <translation>Records are safe on the laptop. F5 tries again, or run installer/start.</translation>
    </message>
    <message>
        <source>Kirim sekarang</source>
        <translation>Send now</translation>
    </message>
    <message>
        <source>Nyalakan agen kirim</source>
        <translation>Start the send agent</translation>
    </message>
    <message>
        <source>Menyalakan…</source>
        <translation>Starting…</translation>
    </message>
    <message>
        <source>Agen kirim dinyalakan. Pengiriman berjalan sendiri sesudahnya.</source>
        <translation>The send agent is being started. Sending goes on by itself after that.</translation>
    </message>
    <message>
        <source>Pengiriman diminta.</source>
        <translation>Sending was asked for.</translation>
    </message>
    <message>
        <source>Luring: dikirim sendiri begitu ada jaringan.</source>
        <translation>Offline: sent by itself as soon as there is a network.</translation>
    </message>
    <message>
        <source>Daftar ini punya dua kolom NIK.</source>
        <translation>This list has two columns NIK.</translation>
    </message>
    <message>
        <source>Hapus kolom yang bukan NIK siswa, lalu impor lagi.</source>
        <translation>Delete the column that is not the student's NIK, then import again.</translation>
    </message>
</context>
<context>
    <name>rekam::HeadlessOperator</name>
    <message>
        <source>%1 tidak direkam: belum 16 tahun. Penyelia dapat mengizinkannya di layar Antrean</source>
        <translation>%1 is not recorded: under 16. A supervisor can allow it on the Queue screen</translation>
    </message>
    <message>
        <source>%1 tidak direkam: sudah rekam menurut daftar. Bila keliru, minta kantor memperbarui daftar</source>
        <translation>%1 is not recorded: recorded before according to the list. If that is wrong, ask the office to update the list</translation>
    </message>
    <message>
        <source>tidak ada jawaban di layar %1</source>
        <translation>no answer on screen %1</translation>
    </message>
    <message>
        <source>%1 tersegel (%2 dari %3)</source>
        <translation>%1 sealed (%2 of %3)</translation>
    </message>
    <message>
        <source>enroll-station: %1</source>
        <translation>enroll-station: %1</translation>
    </message>
    <message>
        <source>%1 accepted, %2 rejected, %3 duplicate</source>
        <translation>%1 accepted, %2 rejected, %3 duplicate</translation>
    </message>
    <message>
        <source>folder gambar %1 tidak memuat gambar seorang pun dari siswa ini. Beri tiap siswa folder bernama NIK-nya: %1/&lt;NIK&gt;/face.png, slap_left.png, slap_right.png, slap_thumbs.png (atau finger_01.png sampai finger_10.png), verify_left.png, verify_right.png, iris_left.png, iris_right.png, sig.json; atau jalankan tanpa --images</source>
        <translation>the image folder %1 holds no image of anybody of these students. Give each student a folder named by the NIK: %1/&lt;NIK&gt;/face.png, slap_left.png, slap_right.png, slap_thumbs.png (or finger_01.png to finger_10.png), verify_left.png, verify_right.png, iris_left.png, iris_right.png, sig.json; or run without --images</translation>
    </message>
    <message>
        <source>peringatan: %1 %2 tidak punya gambar di %3; semua contohnya sintetis</source>
        <translation>warning: %1 %2 has no images in %3; all samples are synthetic</translation>
    </message>
    <message>
        <source>foto</source>
        <translation>photo</translation>
    </message>
    <message>
        <source>tanda tangan</source>
        <translation>signature</translation>
    </message>
    <message>
        <source>sidik jari</source>
        <translation>fingerprints</translation>
    </message>
    <message>
        <source>iris</source>
        <translation>irises</translation>
    </message>
    <message>
        <source>peringatan: %1 sintetis, tidak ada di folder gambar: %2</source>
        <translation>warning: %1 synthetic, not in the image folder: %2</translation>
    </message>
    <message>
        <source>folder gambar tidak lengkap; lengkapi berkas di atas atau hapus modalitasnya</source>
        <translation>the picture folder is not complete; add the files above, or remove that modality</translation>
    </message>
    <message>
        <source>tidak dapat diselesaikan</source>
        <translation>cannot be completed</translation>
    </message>
    <message>
        <source>%1 Lalu: %2</source>
        <translation>%1 Then: %2</translation>
    </message>
    <message>
        <source>hitung ulang gagal: %1</source>
        <translation>the recount did not succeed: %1</translation>
    </message>
    <message>
        <source>tersegel %1, diterima %2, disahkan %3</source>
        <translation>sealed %1, received %2, accepted %3</translation>
    </message>
    <message>
        <source>bukti</source>
        <translation>receipt</translation>
    </message>
    <message>
        <source>dokumen tidak dapat ditulis: %1. Periksa ruang disk, lalu jalankan lagi.</source>
        <translation>a document cannot be written: %1. Check the disk space, then run again.</translation>
    </message>
    <message>
        <source>Bukti perekaman (PDF): %1</source>
        <translation>Recording receipts (PDF): %1</translation>
    </message>
    <message>
        <source>Rekap (PDF): %1</source>
        <translation>Summary (PDF): %1</translation>
    </message>
    <message>
        <source>Gambar layar: %1</source>
        <translation>Screen pictures: %1</translation>
    </message>
    <message>
        <source>daftar permohonan %1: %2</source>
        <translation>application list %1: %2</translation>
    </message>
    <message>
        <source>Jalankan lagi perintah yang sama</source>
        <translation>Give the same command again</translation>
    </message>
    <message>
        <source>belum direkam. Jalankan lagi perintah yang sama</source>
        <translation>not recorded yet. Give the same command again</translation>
    </message>
    <message>
        <source>perekaman belum selesai. Jalankan lagi perintah yang sama</source>
        <translation>the recording is not finished. Give the same command again</translation>
    </message>
    <message>
        <source>paket tersegel di brankas rusak. Periksa dengan rekamctl store check, lalu panggil penyelia</source>
        <translation>the sealed packet in the store is damaged. Check with rekamctl store check, then call the supervisor</translation>
    </message>
    <message>
        <source>tersegel, belum ada resi dari pusat</source>
        <translation>sealed, no receipt from the centre yet</translation>
    </message>
    <message>
        <source>pusat sudah menerima, belum memeriksa (adapter)</source>
        <translation>the centre has it and has not checked it yet (adapter)</translation>
    </message>
    <message>
        <source>resi dari pusat tidak sah. Paket tetap tersimpan; laporkan ke kantor</source>
        <translation>the centre&apos;s receipt is not valid. The packet stays stored; tell the office</translation>
    </message>
    <message>
        <source>%1 tidak ada, dan berkas jari tunggalnya tidak lengkap. Tambahkan, atau hapus semua berkas jari siswa ini</source>
        <translation>%1 is missing, and its single fingers are not all there. Add it, or remove all finger files of this student</translation>
    </message>
    <message>
        <source>%1 tidak ada: verifikasi membutuhkan pindaian jari yang baru. Tambahkan, atau hapus semua berkas jari siswa ini</source>
        <translation>%1 is missing: verification needs a fresh scan of the finger. Add it, or remove all finger files of this student</translation>
    </message>
    <message>
        <source>%1 tidak ada. Tambahkan, atau hapus berkas iris siswa ini</source>
        <translation>%1 is missing. Add it, or remove the iris file of this student</translation>
    </message>
    <message>
        <source>%1 sama dengan gambar perekamannya. Ganti dengan pindaian lain dari jari itu</source>
        <translation>%1 is the same as the enrolled image. Replace it with another scan of that finger</translation>
    </message>
    <message>
        <source>peringatan: %1</source>
        <translation>warning: %1</translation>
    </message>
    <message>
        <source>daftar ini tidak menyebut sekolah. Tulis namanya di baris pertama daftar, atau di kolom Sekolah, lalu jalankan lagi</source>
        <translation>this list names no school. Write its name in the first line of the list, or in a column Sekolah, then run again</translation>
    </message>
    <message>
        <source>hanya %1 siswa di daftar yang dapat direkam, diminta %2; hitungan sesi ini tentang %1 siswa. Tambah daftarnya, atau kurangi --students</source>
        <translation>only %1 students in the list can be recorded, %2 were asked for; the counts of this session are of %1 students. Extend the list, or lower --students</translation>
    </message>
    <message>
        <source>gambar tidak terbaca, siswanya akan ditunda: %1. Perbaiki berkasnya, lalu jalankan lagi</source>
        <translation>image not readable, its student will be postponed: %1. Mend the file, then run again</translation>
    </message>
    <message>
        <source>. Berkas %1 tidak terbaca; perbaiki, lalu jalankan lagi</source>
        <translation>. The file %1 is not readable; mend it, then run again</translation>
    </message>
    <message>
        <source>enroll-station: tidak seorang pun dari daftar ini dapat direkam. Baca sebabnya di atas, lalu pilih daftar lain</source>
        <translation>enroll-station: nobody in this list can be recorded. Read the reason above, then choose another list</translation>
    </message>
    <message>
        <source>tersegel, tertahan: %1 %2</source>
        <translation>sealed, held: %1 %2</translation>
    </message>
</context>
<context>
    <name>rekam::documents</name>
    <message>
        <source>Bukti perekaman</source>
        <translation>Recording receipt</translation>
    </message>
    <message>
        <source>BUKTI PEREKAMAN KTP-el</source>
        <translation>KTP-el RECORDING RECEIPT</translation>
    </message>
    <message>
        <source>Nama</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>NIK</source>
        <translation>NIK</translation>
    </message>
    <message>
        <source>Tanggal lahir</source>
        <translation>Date of birth</translation>
    </message>
    <message>
        <source>Sekolah</source>
        <translation>School</translation>
    </message>
    <message>
        <source>Direkam</source>
        <translation>Recorded</translation>
    </message>
    <message>
        <source>Stasiun</source>
        <translation>Station</translation>
    </message>
    <message>
        <source>Operator</source>
        <translation>Operator</translation>
    </message>
    <message>
        <source>Pengecualian</source>
        <translation>Exception</translation>
    </message>
    <message>
        <source>Bukti ini bukan kartu identitas. Simpan sampai KTP-el diterima.</source>
        <translation>This receipt is not an identity card. Keep it until the KTP-el arrives.</translation>
    </message>
    <message>
        <source>Rekap perekaman</source>
        <translation>Recording summary</translation>
    </message>
    <message>
        <source>REKAP PEREKAMAN KTP-el</source>
        <translation>KTP-el RECORDING SUMMARY</translation>
    </message>
    <message>
        <source>Tanggal</source>
        <translation>Date</translation>
    </message>
    <message>
        <source>SPT</source>
        <translation>Order</translation>
    </message>
    <message>
        <source>belum diisi</source>
        <translation>not filled in</translation>
    </message>
    <message>
        <source>Tim</source>
        <translation>Team</translation>
    </message>
    <message>
        <source>Uraian</source>
        <translation>Item</translation>
    </message>
    <message>
        <source>L</source>
        <translation>M</translation>
    </message>
    <message>
        <source>P</source>
        <translation>F</translation>
    </message>
    <message>
        <source>Jumlah</source>
        <translation>Total</translation>
    </message>
    <message>
        <source>No.</source>
        <translation>No.</translation>
    </message>
    <message>
        <source>Hasil</source>
        <translation>Result</translation>
    </message>
    <message>
        <source>Jam</source>
        <translation>Time</translation>
    </message>
    <message>
        <source>Dicetak %1</source>
        <translation>Printed %1</translation>
    </message>
    <message>
        <source>Kontak</source>
        <translation>Contact</translation>
    </message>
    <message>
        <source>Apa dan sebabnya</source>
        <translation>What and why</translation>
    </message>
    <message>
        <source>Penyelia</source>
        <translation>Supervisor</translation>
    </message>
    <message>
        <source>Kunjungan ulang</source>
        <translation>Next visit</translation>
    </message>
</context>
<context>
    <name>rekam::ui::ActionBar</name>
    <message>
        <source>Lainnya</source>
        <translation>More</translation>
    </message>
</context>
<context>
    <name>rekam::ui::ActionButton</name>
    <message>
        <source>Spasi</source>
        <translation>Space</translation>
    </message>
    <message>
        <source>%1, tombol %2</source>
        <translation>%1, key %2</translation>
    </message>
</context>
<context>
    <name>rekam::ui::ApprovalPanel</name>
    <message>
        <source>Kode penyelia</source>
        <translation>Supervisor&apos;s code</translation>
    </message>
    <message>
        <source>Petugas</source>
        <translation>Officer</translation>
    </message>
    <message>
        <source>Ketik dulu di sini.</source>
        <translation>Type here first.</translation>
    </message>
</context>
<context>
    <name>rekam::ui::CameraView</name>
    <message>
        <source>Gambar kamera</source>
        <translation>Camera picture</translation>
    </message>
</context>
<context>
    <name>rekam::ui::ChoiceList</name>
    <message>
        <source>Dipilih</source>
        <translation>Chosen</translation>
    </message>
</context>
<context>
    <name>rekam::ui::CorrectionPanel</name>
    <message>
        <source>Seharusnya</source>
        <translation>Should be</translation>
    </message>
    <message>
        <source>Data yang salah</source>
        <translation>What is wrong</translation>
    </message>
    <message>
        <source>Dasar</source>
        <translation>Basis</translation>
    </message>
    <message>
        <source>Sekarang di SIAK</source>
        <translation>Now in SIAK</translation>
    </message>
    <message>
        <source>%1 → %2, dasar: %3</source>
        <translation>%1 → %2, basis: %3</translation>
    </message>
</context>
<context>
    <name>rekam::ui::DeviceStrip</name>
    <message>
        <source>Perangkat</source>
        <translation>Devices</translation>
    </message>
    <message numerus="yes">
        <source>%n siap</source>
        <translation>
            <numerusform>%n ready</numerusform>
            <numerusform>%n ready</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n lagi</source>
        <translation>
            <numerusform>%n more</numerusform>
            <numerusform>%n more</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>rekam::ui::DistanceBar</name>
    <message>
        <source>terlalu dekat</source>
        <translation>too close</translation>
    </message>
    <message>
        <source>terlalu jauh</source>
        <translation>too far</translation>
    </message>
    <message>
        <source>%1 cm</source>
        <translation>%1 cm</translation>
    </message>
</context>
<context>
    <name>rekam::ui::DocumentsPage</name>
    <message>
        <source>Data</source>
        <translation>Data</translation>
    </message>
    <message>
        <source>KK dan akta</source>
        <translation>KK and certificate</translation>
    </message>
    <message>
        <source>Hasil</source>
        <translation>Result</translation>
    </message>
    <message>
        <source>Data yang diperiksa</source>
        <translation>Data being checked</translation>
    </message>
    <message>
        <source>Belum</source>
        <translation>Not yet</translation>
    </message>
</context>
<context>
    <name>rekam::ui::ExceptionPanel</name>
    <message>
        <source>Alasan</source>
        <translation>Reason</translation>
    </message>
</context>
<context>
    <name>rekam::ui::FieldSheet</name>
    <message>
        <source>Data siswa</source>
        <translation>Student&apos;s data</translation>
    </message>
    <message>
        <source>%1 · ditandai salah</source>
        <translation>%1 · marked wrong</translation>
    </message>
    <message>
        <source>%1: %2, ditandai salah</source>
        <translation>%1: %2, marked wrong</translation>
    </message>
</context>
<context>
    <name>rekam::ui::FilePanel</name>
    <message>
        <source>Atau ketik letak berkas</source>
        <translation>Or type where the file is</translation>
    </message>
    <message>
        <source>Berkas yang ditemukan</source>
        <translation>Files found</translation>
    </message>
    <message>
        <source>Pilih berkas dulu.</source>
        <translation>Choose a file first.</translation>
    </message>
</context>
<context>
    <name>rekam::ui::FingerprintsPage</name>
    <message>
        <source>Giliran</source>
        <translation>Turn</translation>
    </message>
    <message>
        <source>Baik</source>
        <translation>Good</translation>
    </message>
    <message>
        <source>Cukup</source>
        <translation>Fair</translation>
    </message>
    <message>
        <source>Kurang</source>
        <translation>Poor</translation>
    </message>
    <message>
        <source>Giliran ini</source>
        <translation>This one now</translation>
    </message>
    <message>
        <source>Pengecualian</source>
        <translation>Exception</translation>
    </message>
    <message>
        <source>Belum</source>
        <translation>Not yet</translation>
    </message>
    <message>
        <source>Gambar pembaca sidik jari</source>
        <translation>Picture of the fingerprint reader</translation>
    </message>
</context>
<context>
    <name>rekam::ui::HandDiagram</name>
    <message>
        <source>Jempol kanan</source>
        <translation>Right thumb</translation>
    </message>
    <message>
        <source>Telunjuk kanan</source>
        <translation>Right index</translation>
    </message>
    <message>
        <source>Tengah kanan</source>
        <translation>Right middle</translation>
    </message>
    <message>
        <source>Manis kanan</source>
        <translation>Right ring</translation>
    </message>
    <message>
        <source>Kelingking kanan</source>
        <translation>Right little</translation>
    </message>
    <message>
        <source>Jempol kiri</source>
        <translation>Left thumb</translation>
    </message>
    <message>
        <source>Telunjuk kiri</source>
        <translation>Left index</translation>
    </message>
    <message>
        <source>Tengah kiri</source>
        <translation>Left middle</translation>
    </message>
    <message>
        <source>Manis kiri</source>
        <translation>Left ring</translation>
    </message>
    <message>
        <source>Kelingking kiri</source>
        <translation>Left little</translation>
    </message>
    <message>
        <source>belum</source>
        <translation>not yet</translation>
    </message>
    <message>
        <source>giliran ini</source>
        <translation>this one now</translation>
    </message>
    <message>
        <source>baik</source>
        <translation>good</translation>
    </message>
    <message>
        <source>cukup</source>
        <translation>fair</translation>
    </message>
    <message>
        <source>kurang</source>
        <translation>poor</translation>
    </message>
    <message>
        <source>pengecualian</source>
        <translation>exception</translation>
    </message>
    <message>
        <source>Tangan kiri</source>
        <translation>Left hand</translation>
    </message>
    <message>
        <source>Tangan kanan</source>
        <translation>Right hand</translation>
    </message>
</context>
<context>
    <name>rekam::ui::HomePage</name>
    <message>
        <source>Kesiapan</source>
        <translation>Readiness</translation>
    </message>
</context>
<context>
    <name>rekam::ui::InlineAlert</name>
    <message numerus="yes">
        <source>%n hal lain</source>
        <translation>
            <numerusform>%n other matter</numerusform>
            <numerusform>%n other matters</numerusform>
        </translation>
    </message>
    <message>
        <source>Tutup</source>
        <translation>Close</translation>
    </message>
    <message>
        <source>Lihat</source>
        <translation>Show</translation>
    </message>
</context>
<context>
    <name>rekam::ui::LoginPage</name>
    <message>
        <source>Petugas</source>
        <translation>Officer</translation>
    </message>
    <message>
        <source>Frasa sandi</source>
        <translation>Passphrase</translation>
    </message>
    <message>
        <source>Lihat</source>
        <translation>Show</translation>
    </message>
    <message>
        <source>Ketik frasa sandi dulu.</source>
        <translation>Type the passphrase first.</translation>
    </message>
    <message>
        <source>Sembunyikan</source>
        <translation>Hide</translation>
    </message>
    <message>
        <source>Pilih nama dulu.</source>
        <translation>Choose a name first.</translation>
    </message>
    <message>
        <source>Caps Lock sedang menyala.</source>
        <translation>Caps Lock is on.</translation>
    </message>
</context>
<context>
    <name>rekam::ui::PhotoPage</name>
    <message>
        <source>hasil periksa</source>
        <translation>of the checks</translation>
    </message>
    <message>
        <source>Pengambilan</source>
        <translation>Takes</translation>
    </message>
</context>
<context>
    <name>rekam::ui::QualityList</name>
    <message>
        <source>%1: %2, %3, ambang %4</source>
        <translation>%1: %2, %3, threshold %4</translation>
    </message>
</context>
<context>
    <name>rekam::ui::QueuePage</name>
    <message>
        <source>Cari nama, NIK, atau nomor antrean</source>
        <translation>Search name, NIK or queue number</translation>
    </message>
    <message>
        <source>Cari siswa</source>
        <translation>Search student</translation>
    </message>
    <message>
        <source>Kelas</source>
        <translation>Class</translation>
    </message>
    <message>
        <source>Saring</source>
        <translation>Filter</translation>
    </message>
    <message>
        <source>No.</source>
        <translation>No.</translation>
    </message>
    <message>
        <source>Nama dan kelas</source>
        <translation>Name and class</translation>
    </message>
    <message>
        <source>L/P</source>
        <translation>M/F</translation>
    </message>
    <message>
        <source>Umur</source>
        <translation>Age</translation>
    </message>
    <message>
        <source>Status</source>
        <translation>Status</translation>
    </message>
    <message>
        <source>Daftar siswa</source>
        <translation>List of students</translation>
    </message>
</context>
<context>
    <name>rekam::ui::Rail</name>
    <message>
        <source>Masuk</source>
        <translation>Log in</translation>
    </message>
    <message>
        <source>Beranda</source>
        <translation>Home</translation>
    </message>
    <message>
        <source>Antrean</source>
        <translation>Queue</translation>
    </message>
    <message>
        <source>Bacakan data</source>
        <translation>Read aloud</translation>
    </message>
    <message>
        <source>Berkas</source>
        <translation>Papers</translation>
    </message>
    <message>
        <source>Pas foto</source>
        <translation>Photo</translation>
    </message>
    <message>
        <source>Tanda tangan</source>
        <translation>Signature</translation>
    </message>
    <message>
        <source>Sidik jari</source>
        <translation>Fingerprints</translation>
    </message>
    <message>
        <source>Iris</source>
        <translation>Iris</translation>
    </message>
    <message>
        <source>Verifikasi</source>
        <translation>Verification</translation>
    </message>
    <message>
        <source>Pernyataan</source>
        <translation>Statement</translation>
    </message>
    <message>
        <source>Segel</source>
        <translation>Seal</translation>
    </message>
    <message>
        <source>Bukti</source>
        <translation>Receipt</translation>
    </message>
    <message>
        <source>Kirim</source>
        <translation>Send</translation>
    </message>
    <message>
        <source>Perangkat</source>
        <translation>Devices</translation>
    </message>
    <message>
        <source>Setelan</source>
        <translation>Settings</translation>
    </message>
    <message>
        <source>Tutup sesi</source>
        <translation>Close day</translation>
    </message>
    <message>
        <source>Navigasi</source>
        <translation>Navigation</translation>
    </message>
    <message>
        <source>Kunci</source>
        <translation>Lock</translation>
    </message>
</context>
<context>
    <name>rekam::ui::ReasonPanel</name>
    <message>
        <source>Alasan</source>
        <translation>Reason</translation>
    </message>
</context>
<context>
    <name>rekam::ui::RecordList</name>
    <message>
        <source>Isi rekaman</source>
        <translation>Contents of the record</translation>
    </message>
</context>
<context>
    <name>rekam::ui::RouteLine</name>
    <message>
        <source>%1 ke %2: %3, %4</source>
        <translation>%1 to %2: %3, %4</translation>
    </message>
</context>
<context>
    <name>rekam::ui::SafetyCounter</name>
    <message>
        <source>Semua aman</source>
        <translation>All safe</translation>
    </message>
    <message>
        <source>Belum aman %1</source>
        <translation>Not safe %1</translation>
    </message>
    <message>
        <source>Di laptop</source>
        <translation>On laptop</translation>
    </message>
    <message>
        <source>Salinan ke-2</source>
        <translation>2nd copies</translation>
    </message>
    <message>
        <source>Diterima</source>
        <translation>Received</translation>
    </message>
    <message>
        <source>%1. Di laptop %2, salinan ke-2 %3, diterima %4</source>
        <translation>%1. On the laptop %2, second copy %3, received %4</translation>
    </message>
    <message>
        <source>Belum aman %1, tertahan %2</source>
        <translation>Not safe %1, held %2</translation>
    </message>
    <message>
        <source>Tertahan %1</source>
        <translation>Held %1</translation>
    </message>
</context>
<context>
    <name>rekam::ui::ScoreBar</name>
    <message>
        <source>%1: %2, %3, ambang %4</source>
        <translation>%1: %2, %3, threshold %4</translation>
    </message>
</context>
<context>
    <name>rekam::ui::SettingsPage</name>
    <message>
        <source>Bagian setelan</source>
        <translation>Parts of the settings</translation>
    </message>
    <message>
        <source>Tema</source>
        <translation>Theme</translation>
    </message>
    <message>
        <source>Bahasa</source>
        <translation>Language</translation>
    </message>
    <message>
        <source>Ukuran</source>
        <translation>Size</translation>
    </message>
    <message>
        <source>Gerak</source>
        <translation>Motion</translation>
    </message>
    <message>
        <source>Terang</source>
        <translation>Light</translation>
    </message>
    <message>
        <source>Gelap</source>
        <translation>Dark</translation>
    </message>
    <message>
        <source>Ikuti sistem</source>
        <translation>Follow the system</translation>
    </message>
    <message>
        <source>Bila desktop memberi tahu; bila tidak, terang.</source>
        <translation>If the desktop tells; if not, light.</translation>
    </message>
    <message>
        <source>Biasa</source>
        <translation>Normal</translation>
    </message>
    <message>
        <source>Kurangi gerak</source>
        <translation>Less motion</translation>
    </message>
    <message>
        <source>Tampilan</source>
        <translation>Appearance</translation>
    </message>
</context>
<context>
    <name>rekam::ui::SignatureCanvas</name>
    <message numerus="yes">
        <source>%n goresan</source>
        <translation>
            <numerusform>%n stroke</numerusform>
            <numerusform>%n strokes</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>rekam::ui::StepList</name>
    <message>
        <source>Langkah perekaman</source>
        <translation>Steps of the record</translation>
    </message>
    <message>
        <source>%1, %2, belum</source>
        <translation>%1, %2, not yet</translation>
    </message>
</context>
<context>
    <name>rekam::ui::StudentScenePage</name>
    <message>
        <source>LATIHAN</source>
        <translation>LATIHAN</translation>
    </message>
    <message>
        <source>Naik</source>
        <translation>Up</translation>
    </message>
    <message>
        <source>Turun</source>
        <translation>Down</translation>
    </message>
</context>
<context>
    <name>rekam::ui::StudentWindow</name>
    <message>
        <source>Layar siswa</source>
        <translation>Student screen</translation>
    </message>
</context>
<context>
    <name>rekam::ui::SyncPage</name>
    <message>
        <source>Rekaman</source>
        <translation>Record</translation>
    </message>
    <message>
        <source>Disegel</source>
        <translation>Sealed</translation>
    </message>
    <message>
        <source>Salinan ke-2</source>
        <translation>2nd copies</translation>
    </message>
    <message>
        <source>Perjalanan</source>
        <translation>Journey</translation>
    </message>
    <message>
        <source>Status pusat</source>
        <translation>Central status</translation>
    </message>
    <message>
        <source>Saring rekaman</source>
        <translation>Filter records</translation>
    </message>
</context>
<context>
    <name>rekam::ui::TopBar</name>
    <message>
        <source>LATIHAN</source>
        <translation>LATIHAN</translation>
    </message>
</context>
<context>
    <name>rekam::workflow</name>
    <message>
        <source>Ganti alat</source>
        <translation>Change device</translation>
    </message>
    <message>
        <source>Pengecualian</source>
        <translation>Exception</translation>
    </message>
    <message>
        <source>Ditolak pusat, rekam ulang</source>
        <translation>Rejected by the centre, record again</translation>
    </message>
    <message>
        <source>Diterima dan disahkan pusat</source>
        <translation>Received and accepted by the centre</translation>
    </message>
    <message>
        <source>Diterima pusat</source>
        <translation>Received by the centre</translation>
    </message>
    <message>
        <source>Direkam, belum diterima pusat</source>
        <translation>Recorded, not received by the centre yet</translation>
    </message>
    <message>
        <source>Ditunda: %1</source>
        <translation>Postponed: %1</translation>
    </message>
    <message>
        <source>Sudah rekam</source>
        <translation>Already recorded</translation>
    </message>
    <message>
        <source>Belum 16 tahun</source>
        <translation>Not yet 16</translation>
    </message>
    <message>
        <source>Belum selesai direkam</source>
        <translation>Recording not finished</translation>
    </message>
    <message>
        <source>Belum direkam</source>
        <translation>Not recorded yet</translation>
    </message>
    <message>
        <source>Rekam saja – KTP-el mulai %1</source>
        <translation>Record only – KTP-el from %1</translation>
    </message>
    <message>
        <source>Target dalam daftar</source>
        <translation>Target in the list</translation>
    </message>
    <message>
        <source>Direkam, 17 tahun ke atas</source>
        <translation>Recorded, 17 and over</translation>
    </message>
    <message>
        <source>Sudah rekam sebelumnya</source>
        <translation>Already recorded before</translation>
    </message>
    <message>
        <source>Ditunda</source>
        <translation>Postponed</translation>
    </message>
    <message>
        <source>Disahkan pusat</source>
        <translation>Accepted by the centre</translation>
    </message>
    <message>
        <source>Ditolak pusat</source>
        <translation>Rejected by the centre</translation>
    </message>
    <message>
        <source>Direkam, di bawah 17 tahun</source>
        <translation>Recorded, below 17</translation>
    </message>
    <message>
        <source>Ulangi</source>
        <translation>Again</translation>
    </message>
    <message>
        <source>Pengecualian: tidak terbaca</source>
        <translation>Exception: not readable</translation>
    </message>
    <message>
        <source>Direkam, tertahan: lihat Kirim</source>
        <translation>Recorded, held: see Send</translation>
    </message>
    <message>
        <source>Menunggu penyelia</source>
        <translation>Awaits a supervisor</translation>
    </message>
    <message>
        <source>Disetujui %1</source>
        <translation>Approved by %1</translation>
    </message>
    <message>
        <source>Dengan pengecualian</source>
        <translation>With an exception</translation>
    </message>
    <message>
        <source>Menunggu siap cetak (PRR)</source>
        <translation>Waiting to be print-ready (PRR)</translation>
    </message>
</context>
<context>
    <name>rekam::workflow::ApprovalPanel</name>
    <message>
        <source>Langkah 1 dari 2: frasa sandi operator sendiri.</source>
        <translation>Step 1 of 2: the operator&apos;s own passphrase.</translation>
    </message>
    <message>
        <source>Langkah 2 dari 2: frasa sandi penyelia.</source>
        <translation>Step 2 of 2: the supervisor&apos;s passphrase.</translation>
    </message>
    <message>
        <source>Frasa sandi penyelia</source>
        <translation>Supervisor&apos;s passphrase</translation>
    </message>
    <message>
        <source>Frasa sandi operator</source>
        <translation>Operator&apos;s passphrase</translation>
    </message>
    <message>
        <source>Batal</source>
        <translation>Cancel</translation>
    </message>
    <message>
        <source>Setujui</source>
        <translation>Approve</translation>
    </message>
    <message>
        <source>Lanjut</source>
        <translation>Continue</translation>
    </message>
    <message>
        <source>Belum ada penyelia lain di stasiun ini.</source>
        <translation>There is no other supervisor at this station yet.</translation>
    </message>
    <message>
        <source>Minta kantor menambahkan penyelia ke berkas stasiun.</source>
        <translation>Ask the office to add a supervisor to the station file.</translation>
    </message>
    <message>
        <source>Memeriksa…</source>
        <translation>Checking…</translation>
    </message>
    <message>
        <source>Pilih namanya dahulu.</source>
        <translation>Choose the name first.</translation>
    </message>
</context>
<context>
    <name>rekam::workflow::CloseDayDesk</name>
    <message>
        <source>Frasa sandi + penyelia</source>
        <translation>Passphrase + supervisor</translation>
    </message>
    <message>
        <source>Petugas dan penyelia mengetik frasa sandinya masing-masing. Dicatat di log audit.</source>
        <translation>Officer and supervisor each type their own passphrase. Noted in the audit log.</translation>
    </message>
    <message>
        <source>dan %1 lagi</source>
        <translation>and %1 more</translation>
    </message>
    <message>
        <source>Tidak ada rekaman setengah jadi</source>
        <translation>No half-finished records</translation>
    </message>
    <message>
        <source>%1 rekaman belum selesai</source>
        <translation>%1 records not finished</translation>
    </message>
    <message>
        <source>%1 menunggu persetujuan</source>
        <translation>%1 waiting for approval</translation>
    </message>
    <message>
        <source>%1 paket aman, %2 diterima pusat</source>
        <translation>%1 packets safe, %2 received by the centre</translation>
    </message>
    <message>
        <source>%1 paket hanya ada di laptop ini</source>
        <translation>%1 packets are only on this laptop</translation>
    </message>
    <message>
        <source>Rekap hari ini, PDF</source>
        <translation>Today&apos;s summary, PDF</translation>
    </message>
    <message>
        <source>Tersandi, sudah dibaca ulang</source>
        <translation>Encrypted, read back</translation>
    </message>
    <message>
        <source>Salinan tersandi brankas, tanpa pola jari</source>
        <translation>Encrypted copy of the vault, without finger patterns</translation>
    </message>
    <message>
        <source>Dengan jari petugas</source>
        <translation>With an officer&apos;s finger</translation>
    </message>
    <message>
        <source>Rekaman tertunda</source>
        <translation>Records left open</translation>
    </message>
    <message>
        <source>Pengecualian</source>
        <translation>Exception</translation>
    </message>
    <message>
        <source>Rekap</source>
        <translation>Summary</translation>
    </message>
    <message>
        <source>Cadangan laptop</source>
        <translation>Laptop backup</translation>
    </message>
    <message>
        <source>Pengesahan</source>
        <translation>Sign-off</translation>
    </message>
    <message>
        <source>Selesai</source>
        <translation>Done</translation>
    </message>
    <message>
        <source>Sekarang</source>
        <translation>Now</translation>
    </message>
    <message>
        <source>Menunggu</source>
        <translation>Waiting</translation>
    </message>
    <message>
        <source>Selesaikan rekaman yang terbuka</source>
        <translation>Finish the open records</translation>
    </message>
    <message>
        <source>Belum selesai</source>
        <translation>Not finished</translation>
    </message>
    <message>
        <source>Buka antrean</source>
        <translation>Open queue</translation>
    </message>
    <message>
        <source>Pengecualian yang menunggu penyelia</source>
        <translation>Exceptions waiting for a supervisor</translation>
    </message>
    <message>
        <source>Periksa lagi</source>
        <translation>Check again</translation>
    </message>
    <message>
        <source>paket</source>
        <translation>packets</translation>
    </message>
    <message>
        <source>diterima pusat</source>
        <translation>received by the centre</translation>
    </message>
    <message>
        <source>belum aman</source>
        <translation>not safe yet</translation>
    </message>
    <message>
        <source>Nama</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>Disegel</source>
        <translation>Sealed</translation>
    </message>
    <message>
        <source>Di laptop</source>
        <translation>On laptop</translation>
    </message>
    <message>
        <source>Antrean %1</source>
        <translation>Queue %1</translation>
    </message>
    <message>
        <source>Ada</source>
        <translation>There</translation>
    </message>
    <message>
        <source>Luring.</source>
        <translation>Offline.</translation>
    </message>
    <message>
        <source>Sambungkan jaringan, lalu kirim. Rekaman aman di laptop.</source>
        <translation>Connect the network, then send. Records are safe on the laptop.</translation>
    </message>
    <message>
        <source>Rekap hari ini</source>
        <translation>Today&apos;s summary</translation>
    </message>
    <message>
        <source>%1 (L %2 / P %3)</source>
        <translation>%1 (M %2 / F %3)</translation>
    </message>
    <message>
        <source>Tulis rekap</source>
        <translation>Write summary</translation>
    </message>
    <message>
        <source>Folder</source>
        <translation>Folder</translation>
    </message>
    <message>
        <source>Isi</source>
        <translation>Contents</translation>
    </message>
    <message>
        <source>brankas tersandi dan slot kuncinya, dibaca ulang</source>
        <translation>the encrypted vault and its key slots, read back</translation>
    </message>
    <message>
        <source>Cadangan ini ada di disk laptop yang sama. Salin foldernya ke flash disk bila laptop akan ditinggal.</source>
        <translation>This backup is on the same laptop&apos;s disk. Copy its folder to a flash disk if the laptop will be left.</translation>
    </message>
    <message>
        <source>Buat cadangan</source>
        <translation>Make backup</translation>
    </message>
    <message>
        <source>Sahkan dan tutup sesi</source>
        <translation>Sign off and close session</translation>
    </message>
    <message>
        <source>Cadangan</source>
        <translation>Backup</translation>
    </message>
    <message>
        <source>Petugas</source>
        <translation>Officer</translation>
    </message>
    <message>
        <source>Tempelkan %1…</source>
        <translation>Place %1…</translation>
    </message>
    <message>
        <source>Sahkan dengan jari</source>
        <translation>Sign off with a finger</translation>
    </message>
    <message>
        <source>Jari petugas ini belum terdaftar di kantor.</source>
        <translation>This officer&apos;s finger is not registered at the office yet.</translation>
    </message>
    <message>
        <source>Tutup sesi</source>
        <translation>Close session</translation>
    </message>
    <message>
        <source>Sesi sudah ditutup</source>
        <translation>The session is closed</translation>
    </message>
    <message>
        <source>Ke beranda</source>
        <translation>To Home</translation>
    </message>
    <message>
        <source>Enam langkah, satu per satu</source>
        <translation>Six steps, one by one</translation>
    </message>
    <message>
        <source>Kembali</source>
        <translation>Back</translation>
    </message>
    <message>
        <source>Tidak ada sesi yang terbuka.</source>
        <translation>No session is open.</translation>
    </message>
    <message>
        <source>Memeriksa sesi…</source>
        <translation>Checking the session…</translation>
    </message>
    <message>
        <source>Rekap belum dapat ditulis.</source>
        <translation>The summary cannot be written yet.</translation>
    </message>
    <message>
        <source>Periksa sisa ruang disk, lalu coba lagi. Rekaman tidak terpengaruh.</source>
        <translation>Check the free disk space, then try again. Records are not affected.</translation>
    </message>
    <message>
        <source>Disk penuh, cadangan belum jadi.</source>
        <translation>The disk is full, the backup is not made yet.</translation>
    </message>
    <message>
        <source>Cadangan belum jadi.</source>
        <translation>The backup is not made yet.</translation>
    </message>
    <message>
        <source>Kosongkan disk, lalu coba lagi. Brankas tidak berubah.</source>
        <translation>Free some disk space, then try again. The vault has not changed.</translation>
    </message>
    <message>
        <source>Jari ini belum cocok dengan %1.</source>
        <translation>This finger does not match %1 yet.</translation>
    </message>
    <message>
        <source>Lap jari dan kaca, lalu tempelkan sekali lagi.</source>
        <translation>Wipe finger and glass, then place it once more.</translation>
    </message>
    <message>
        <source>Selesaikan langkah yang kembali kuning, lalu sahkan lagi.</source>
        <translation>Finish the step that turned yellow again, then sign off again.</translation>
    </message>
    <message>
        <source>Isi rekap belum dapat dibaca.</source>
        <translation>The contents of the summary cannot be read yet.</translation>
    </message>
    <message>
        <source>Tekan F5, lalu coba lagi.</source>
        <translation>Press F5, then try again.</translation>
    </message>
    <message>
        <source>Tidak ada pengecualian</source>
        <translation>No exceptions</translation>
    </message>
    <message>
        <source>%1 disetujui penyelia</source>
        <translation>%1 approved by a supervisor</translation>
    </message>
    <message>
        <source>Dengan catatan %1: %2 paket hanya ada di laptop ini</source>
        <translation>With a note by %1: %2 packets are on this laptop only</translation>
    </message>
    <message>
        <source>Dengan catatan</source>
        <translation>With a note</translation>
    </message>
    <message>
        <source>Setujui pengecualian</source>
        <translation>Approve exceptions</translation>
    </message>
    <message>
        <source>Pusat menahan rekaman ini sampai penyelia memutuskan. Persetujuan dikirim sebagai paket sendiri.</source>
        <translation>The centre holds these records until a supervisor decides. The approval is sent as a packet of its own.</translation>
    </message>
    <message>
        <source>Setujui %1 rekaman</source>
        <translation>Approve %1 records</translation>
    </message>
    <message>
        <source>Tutup dengan catatan</source>
        <translation>Close with a note</translation>
    </message>
    <message>
        <source>disetujui bersama yang di atas</source>
        <translation>approved together with those above</translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <translation>%1 (%2)</translation>
    </message>
    <message>
        <source>Persetujuan pengecualian</source>
        <translation>Approval of the exception</translation>
    </message>
    <message>
        <source>%1 rekaman menunggu keputusan penyelia.</source>
        <translation>%1 records wait for a supervisor&apos;s decision.</translation>
    </message>
    <message>
        <source>%1 paket hanya ada di laptop ini. Alarm tetap menyala sampai salinannya ada atau pusat menerima.</source>
        <translation>%1 packets are on this laptop only. The alarm stays on until there is a copy or the centre has received them.</translation>
    </message>
    <message>
        <source>%1 siswa tertunda, alasannya dicatat</source>
        <translation>%1 students postponed, the reasons are on record</translation>
    </message>
    <message>
        <source>Selesaikan di Antrean, atau tunda dengan alasan (F8 di sana). Yang sudah tersimpan tidak hilang.</source>
        <translation>Finish it in the queue, or postpone it with a reason (F8 there). What was saved is not lost.</translation>
    </message>
    <message>
        <source>Cadangan lama belum terhapus dan masih memuat pola jari.</source>
        <translation>Older backups could not be removed and still hold finger patterns.</translation>
    </message>
    <message>
        <source>Hapus sendiri folder lain di %1.</source>
        <translation>Remove the other folders in %1 yourself.</translation>
    </message>
    <message>
        <source>Salinan ke-2</source>
        <translation>2nd copy</translation>
    </message>
    <message>
        <source>Tertahan</source>
        <translation>Held</translation>
    </message>
    <message>
        <source>%1 paket tertahan: %2</source>
        <translation>%1 packets held: %2</translation>
    </message>
    <message>
        <source>Setelah ditutup, pas foto kecil dan pola jari siswa yang tersegel tidak ada lagi di laptop, juga tidak di cadangannya. Biodata dan paket tersegel tetap ada sampai %1 hari sesudah disahkan pusat; rekaman yang tertunda utuh.</source>
        <translation>After closing, the small photos and finger patterns of sealed records are no longer on the laptop, nor in its backup. Personal data and sealed packets stay until %1 days after the centre has accepted them; postponed records stay whole.</translation>
    </message>
    <message>
        <source>Tidak ikut</source>
        <translation>Left out</translation>
    </message>
    <message>
        <source>pola jari dan pas foto kecil siswa yang tersegel</source>
        <translation>finger patterns and small photos of sealed records</translation>
    </message>
    <message>
        <source>Cadangan lama</source>
        <translation>Older backups</translation>
    </message>
    <message>
        <source>dihapus sesudah yang ini terbaca ulang</source>
        <translation>removed once this one was read back</translation>
    </message>
    <message>
        <source>Sesi belum dapat ditutup: masih ada rekaman terbuka atau paket dengan satu salinan.</source>
        <translation>The session cannot be closed yet: there is still an open record or a packet with a single copy.</translation>
    </message>
    <message>
        <source>Dua salinan</source>
        <translation>Two copies</translation>
    </message>
    <message>
        <source>Dua salinan, atau diterima pusat</source>
        <translation>Two copies, or received by the centre</translation>
    </message>
    <message>
        <source>Sesi tidak dapat ditutup selama ada rekaman dengan satu salinan.</source>
        <translation>The session cannot be closed while a record has a single copy.</translation>
    </message>
    <message>
        <source>Nyalakan agen</source>
        <translation>Start the agent</translation>
    </message>
    <message>
        <source>Bukti siswa</source>
        <translation>Students&apos; receipts</translation>
    </message>
    <message>
        <source>belum ada</source>
        <translation>none yet</translation>
    </message>
    <message>
        <source>%1, satu PDF tiap siswa (bukti-NOMOR.pdf)</source>
        <translation>%1, one PDF per student (bukti-NUMBER.pdf)</translation>
    </message>
    <message>
        <source>Daftar siswa dan cetak</source>
        <translation>List of students and prints</translation>
    </message>
    <message>
        <source>di dalam rekap, satu baris tiap siswa</source>
        <translation>in the daily summary, one line per student</translation>
    </message>
    <message>
        <source>tidak disimpan sebagai berkas; dicetak dari layar Bukti</source>
        <translation>not kept as files; printed from the Receipt screen</translation>
    </message>
</context>
<context>
    <name>rekam::workflow::ConsentPanel</name>
    <message>
        <source>Persetujuan wali</source>
        <translation>Guardian&apos;s consent</translation>
    </message>
    <message>
        <source>Siapa yang menyetujui perekaman anak ini? Tidak setuju: tunda (F8).</source>
        <translation>Who agrees that this child is recorded? No consent: postpone (F8).</translation>
    </message>
    <message>
        <source>Ibu</source>
        <translation>Mother</translation>
    </message>
    <message>
        <source>Ayah</source>
        <translation>Father</translation>
    </message>
    <message>
        <source>Wali lain</source>
        <translation>Another guardian</translation>
    </message>
    <message>
        <source>Nama yang menyetujui</source>
        <translation>Name of who agreed</translation>
    </message>
    <message>
        <source>Batal</source>
        <translation>Cancel</translation>
    </message>
    <message>
        <source>Simpan persetujuan</source>
        <translation>Save the consent</translation>
    </message>
    <message>
        <source>Nama yang menyetujui belum diisi.</source>
        <translation>The name of who agreed is missing.</translation>
    </message>
    <message>
        <source>Tulis namanya seperti di KTP-el atau KK.</source>
        <translation>Write it as on the KTP-el or KK.</translation>
    </message>
</context>
<context>
    <name>rekam::workflow::CorrectionPanel</name>
    <message>
        <source>Akta lahir</source>
        <translation>Birth certificate</translation>
    </message>
    <message>
        <source>KK</source>
        <translation>KK</translation>
    </message>
    <message>
        <source>Ijazah</source>
        <translation>School diploma</translation>
    </message>
    <message>
        <source>Akta kawin</source>
        <translation>Marriage certificate</translation>
    </message>
    <message>
        <source>Paspor</source>
        <translation>Passport</translation>
    </message>
    <message>
        <source>Keterangan siswa atau wali</source>
        <translation>Word of the student or guardian</translation>
    </message>
    <message>
        <source>Ini sama dengan data SIAK sekarang.</source>
        <translation>This is the same as SIAK now.</translation>
    </message>
    <message>
        <source>Terlalu panjang. Tulis isinya saja, tanpa penjelasan.</source>
        <translation>Too long. Write the content only, without explanation.</translation>
    </message>
    <message>
        <source>Usulan perbaikan data</source>
        <translation>Proposed correction</translation>
    </message>
    <message>
        <source>SIAK tidak diubah di sini. Usulan ikut disegel dan dikerjakan kantor (F-1.06); rekaman tetap lanjut.</source>
        <translation>SIAK is not changed here. The proposal is sealed with the record and handled by the office (F-1.06); recording goes on.</translation>
    </message>
    <message>
        <source>Tutup</source>
        <translation>Close</translation>
    </message>
    <message>
        <source>Simpan usulan</source>
        <translation>Save proposal</translation>
    </message>
    <message>
        <source>Menyimpan…</source>
        <translation>Saving…</translation>
    </message>
    <message>
        <source>Perbaiki isian yang ditandai</source>
        <translation>Correct the marked field</translation>
    </message>
    <message>
        <source>Isi data yang seharusnya</source>
        <translation>Enter what it should be</translation>
    </message>
</context>
<context>
    <name>rekam::workflow::DevicesDesk</name>
    <message>
        <source>Pasang lagi, lalu F5. Sementara itu tanda tangan dapat ditulis di layar sentuh.</source>
        <translation>Plug it in again, then F5. Meanwhile the signature can be written on the touch screen.</translation>
    </message>
    <message>
        <source>Pasang lagi, lalu F5. Yang sudah terekam tidak hilang.</source>
        <translation>Plug it in again, then F5. What is recorded is not lost.</translation>
    </message>
    <message>
        <source>Uji diri sedang berjalan…</source>
        <translation>Self-test running…</translation>
    </message>
    <message>
        <source>Belum diuji</source>
        <translation>Not tested yet</translation>
    </message>
    <message>
        <source>Uji diri %1: lulus.</source>
        <translation>Self-test %1: passed.</translation>
    </message>
    <message>
        <source>Uji diri %1: belum lulus (%2).</source>
        <translation>Self-test %1: not passed yet (%2).</translation>
    </message>
    <message>
        <source>Belum ada alat</source>
        <translation>No device yet</translation>
    </message>
    <message>
        <source>seri %1</source>
        <translation>serial %1</translation>
    </message>
    <message>
        <source>penggerak %1</source>
        <translation>driver %1</translation>
    </message>
    <message>
        <source>Belum lulus uji</source>
        <translation>Test not passed yet</translation>
    </message>
    <message>
        <source>Virtual</source>
        <translation>Virtual</translation>
    </message>
    <message>
        <source>Bekerja</source>
        <translation>Working</translation>
    </message>
    <message>
        <source>Siap</source>
        <translation>Ready</translation>
    </message>
    <message>
        <source>Belum ada</source>
        <translation>None</translation>
    </message>
    <message>
        <source>Terlepas</source>
        <translation>Came off</translation>
    </message>
    <message>
        <source>Pengganti: %1.</source>
        <translation>Substitute: %1.</translation>
    </message>
    <message>
        <source>Ganti</source>
        <translation>Change</translation>
    </message>
    <message>
        <source>Layar siswa</source>
        <translation>Student screen</translation>
    </message>
    <message>
        <source>%1 layar tersambung</source>
        <translation>%1 screens connected</translation>
    </message>
    <message>
        <source>Siswa melihat layarnya sendiri.</source>
        <translation>The student sees a screen of their own.</translation>
    </message>
    <message>
        <source>Putar laptop ke siswa saat meminta persetujuannya, atau pasang layar kedua.</source>
        <translation>Turn the laptop to the student when asking for agreement, or connect a second screen.</translation>
    </message>
    <message>
        <source>Satu layar</source>
        <translation>One screen</translation>
    </message>
    <message>
        <source>Kembali</source>
        <translation>Back</translation>
    </message>
    <message>
        <source>Kembali ke %1</source>
        <translation>Back to %1</translation>
    </message>
    <message>
        <source>Uji semua</source>
        <translation>Test all</translation>
    </message>
    <message>
        <source>Menguji…</source>
        <translation>Testing…</translation>
    </message>
    <message>
        <source>Ganti %1</source>
        <translation>Change %1</translation>
    </message>
    <message>
        <source>Pakai pengganti: %1</source>
        <translation>Use the substitute: %1</translation>
    </message>
    <message>
        <source>Cari alat lagi</source>
        <translation>Look for devices again</translation>
    </message>
    <message>
        <source>Ke beranda</source>
        <translation>To Home</translation>
    </message>
    <message>
        <source>Disk</source>
        <translation>Disk</translation>
    </message>
    <message>
        <source>%1 bebas</source>
        <translation>%1 free</translation>
    </message>
    <message>
        <source>Sisa ruang tidak terbaca</source>
        <translation>Free space could not be read</translation>
    </message>
    <message>
        <source>Perekaman berhenti di bawah %1 MiB.</source>
        <translation>Recording stops below %1 MiB.</translation>
    </message>
    <message>
        <source>Periksa</source>
        <translation>Check</translation>
    </message>
    <message>
        <source>Penuh</source>
        <translation>Full</translation>
    </message>
    <message>
        <source>Cukup</source>
        <translation>Enough</translation>
    </message>
    <message>
        <source>Baterai</source>
        <translation>Battery</translation>
    </message>
    <message>
        <source>Tidak ada baterai terbaca</source>
        <translation>No battery found</translation>
    </message>
    <message>
        <source>Laptop ini memakai listrik.</source>
        <translation>This laptop runs on mains power.</translation>
    </message>
    <message>
        <source>Listrik</source>
        <translation>Mains</translation>
    </message>
    <message>
        <source>%1 %, terhubung listrik</source>
        <translation>%1 %, on mains power</translation>
    </message>
    <message>
        <source>%1 %, tanpa listrik</source>
        <translation>%1 %, on battery</translation>
    </message>
    <message>
        <source>Sambungkan listrik. Semua langkah tersimpan bila laptop mati.</source>
        <translation>Connect the power. Every step is kept if the laptop goes off.</translation>
    </message>
    <message>
        <source>Semua langkah tersimpan bila laptop mati.</source>
        <translation>Every step is kept if the laptop goes off.</translation>
    </message>
    <message>
        <source>Rendah</source>
        <translation>Low</translation>
    </message>
    <message>
        <source>Jaringan</source>
        <translation>Network</translation>
    </message>
    <message>
        <source>Agen kirim belum menjawab</source>
        <translation>The send agent has not answered yet</translation>
    </message>
    <message>
        <source>Agen kirim berhenti</source>
        <translation>The send agent has stopped</translation>
    </message>
    <message>
        <source>Tersambung ke pusat, %1 ms</source>
        <translation>Connected to the centre, %1 ms</translation>
    </message>
    <message>
        <source>Tersambung ke pusat</source>
        <translation>Connected to the centre</translation>
    </message>
    <message>
        <source>Pusat belum terjangkau</source>
        <translation>The centre cannot be reached yet</translation>
    </message>
    <message>
        <source>Merekam tidak perlu jaringan.</source>
        <translation>Recording needs no network.</translation>
    </message>
    <message>
        <source>Daring</source>
        <translation>Online</translation>
    </message>
    <message>
        <source>Luring</source>
        <translation>Offline</translation>
    </message>
    <message>
        <source>Kirim &amp; salinan</source>
        <translation>Send &amp; copies</translation>
    </message>
    <message>
        <source>Printer</source>
        <translation>Printer</translation>
    </message>
    <message>
        <source>Bukti dan rekap disimpan sebagai PDF</source>
        <translation>Receipts and summaries are kept as PDF</translation>
    </message>
    <message>
        <source>Cetak lewat penampil PDF laptop ini.</source>
        <translation>Print from this laptop&apos;s PDF viewer.</translation>
    </message>
    <message>
        <source>PDF</source>
        <translation>PDF</translation>
    </message>
    <message>
        <source>%1 %</source>
        <translation>%1 %</translation>
    </message>
    <message>
        <source>%1 GB</source>
        <translation>%1 GB</translation>
    </message>
    <message>
        <source>Memeriksa…</source>
        <translation>Checking…</translation>
    </message>
    <message>
        <source>Tersambung, alat virtual.</source>
        <translation>Connected, a virtual device.</translation>
    </message>
    <message>
        <source>Tersambung.</source>
        <translation>Connected.</translation>
    </message>
    <message>
        <source>Yang tersegel dikirim sendiri.</source>
        <translation>What is sealed is sent by itself.</translation>
    </message>
    <message>
        <source>%1 sekarang: %2, sebelumnya %3.</source>
        <translation>%1 is now %2, before %3.</translation>
    </message>
    <message>
        <source>tidak ada</source>
        <translation>none</translation>
    </message>
    <message>
        <source>Urungkan</source>
        <translation>Undo</translation>
    </message>
</context>
<context>
    <name>rekam::workflow::DocumentsStep</name>
    <message>
        <source>KK</source>
        <translation>KK</translation>
    </message>
    <message>
        <source>Akta lahir</source>
        <translation>Birth certificate</translation>
    </message>
    <message>
        <source>Nama</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>NIK</source>
        <translation>NIK</translation>
    </message>
    <message>
        <source>No. KK</source>
        <translation>KK no.</translation>
    </message>
    <message>
        <source>belum diisi</source>
        <translation>not filled in</translation>
    </message>
    <message>
        <source>Nama ibu</source>
        <translation>Mother&apos;s name</translation>
    </message>
    <message>
        <source>Nama ayah</source>
        <translation>Father&apos;s name</translation>
    </message>
    <message>
        <source>Alamat</source>
        <translation>Address</translation>
    </message>
    <message>
        <source>Cocok</source>
        <translation>Matches</translation>
    </message>
    <message>
        <source>Beda</source>
        <translation>Differs</translation>
    </message>
    <message>
        <source>Menyusul</source>
        <translation>Later</translation>
    </message>
    <message>
        <source>Usulan perbaikan</source>
        <translation>Propose correction</translation>
    </message>
    <message>
        <source>Berkas menyusul</source>
        <translation>Papers later</translation>
    </message>
    <message>
        <source>Berkas selesai, lanjut</source>
        <translation>Papers done, continue</translation>
    </message>
    <message>
        <source>Periksa %1</source>
        <translation>Check %1</translation>
    </message>
    <message>
        <source>Berkas</source>
        <translation>Papers</translation>
    </message>
    <message>
        <source>Siapkan KK dan akta</source>
        <translation>Get the KK and the certificate ready</translation>
    </message>
    <message>
        <source>Tempat, tgl lahir</source>
        <translation>Place, date of birth</translation>
    </message>
    <message>
        <source>%1 berbeda dengan berkas</source>
        <translation>%1 differs from the papers</translation>
    </message>
    <message>
        <source>SIAK tidak diubah di sini. F7 membuat usulan perbaikan (F-1.06); perekaman tetap bisa dilanjutkan.</source>
        <translation>SIAK is not changed here. F7 makes a correction proposal (F-1.06); recording can go on.</translation>
    </message>
    <message>
        <source>Jenis kelamin</source>
        <translation>Sex</translation>
    </message>
    <message>
        <source>%1: sama</source>
        <translation>%1: same</translation>
    </message>
    <message>
        <source>%1: beda</source>
        <translation>%1: differs</translation>
    </message>
    <message>
        <source>Kosong</source>
        <translation>Empty</translation>
    </message>
    <message>
        <source>%1: kosong</source>
        <translation>%1: empty</translation>
    </message>
    <message>
        <source>Kosong juga</source>
        <translation>Empty too</translation>
    </message>
    <message>
        <source>Lihat %1 pada %2 asli yang dibawa siswa.</source>
        <translation>Look at %1 on the original %2 that the student brought.</translation>
    </message>
    <message>
        <source>Di SIAK isian ini kosong.</source>
        <translation>SIAK has nothing here.</translation>
    </message>
    <message>
        <source>%1 cocok</source>
        <translation>%1 matches</translation>
    </message>
    <message>
        <source>Spasi: sama. B: beda. K: sama-sama kosong. SIAK tidak diubah di sini.</source>
        <translation>Space: same. B: different. K: empty in both. SIAK is not changed here.</translation>
    </message>
    <message>
        <source>Enter atau K bila di berkas juga kosong, B bila berkas mengisinya.</source>
        <translation>Enter or K if the papers are empty there too, B if they fill it in.</translation>
    </message>
    <message>
        <source>%1 kosong juga</source>
        <translation>%1 is empty too</translation>
    </message>
    <message>
        <source>Siswa tidak membawa KK</source>
        <translation>The student has no KK along</translation>
    </message>
    <message>
        <source>Siswa tidak membawa akta lahir</source>
        <translation>The student has no birth certificate along</translation>
    </message>
    <message>
        <source>Siswa tidak membawa keduanya</source>
        <translation>The student has neither along</translation>
    </message>
    <message>
        <source>Berkas rusak atau tidak terbaca</source>
        <translation>The papers are damaged or cannot be read</translation>
    </message>
    <message>
        <source>Sebab lain</source>
        <translation>Another reason</translation>
    </message>
    <message>
        <source>Tempat lahir belum ada di SIAK, padahal %1 memuatnya.</source>
        <translation>SIAK has no place of birth, though %1 tells it.</translation>
    </message>
    <message>
        <source>%1 kosong di SIAK, padahal %2 selalu memuatnya.</source>
        <translation>%1 is empty in SIAK, though %2 always tells it.</translation>
    </message>
    <message>
        <source>Bukan cocok dan bukan kosong: B, lalu F7 untuk usulan perbaikan (F-1.06). Berkas tidak dibawa: F6 dengan alasan.</source>
        <translation>Neither a match nor empty: B, then F7 for a correction proposal (F-1.06). Papers not here: F6 with a reason.</translation>
    </message>
    <message>
        <source>Wajib terisi: B (beda), atau F6 bila menyusul.</source>
        <translation>Must be filled: B (differs), or F6 if it follows.</translation>
    </message>
</context>
<context>
    <name>rekam::workflow::ExceptionPanel</name>
    <message>
        <source>Pilih mata dahulu</source>
        <translation>Choose an eye first</translation>
    </message>
    <message>
        <source>Pilih jari dahulu</source>
        <translation>Choose a finger first</translation>
    </message>
    <message>
        <source>Pilih alasan dahulu</source>
        <translation>Choose a reason first</translation>
    </message>
    <message>
        <source>Ambil foto bukti dahulu (F5)</source>
        <translation>Take the evidence photo first (F5)</translation>
    </message>
    <message>
        <source>Persetujuan pengecualian</source>
        <translation>Approval of the exception</translation>
    </message>
    <message>
        <source>Jari mana yang dikecualikan?</source>
        <translation>Which fingers are excepted?</translation>
    </message>
    <message>
        <source>Sentuh jari, atau pilih dengan panah lalu Spasi.</source>
        <translation>Touch a finger, or choose with the arrows, then Space.</translation>
    </message>
    <message>
        <source>Mata mana yang dikecualikan?</source>
        <translation>Which eyes are excepted?</translation>
    </message>
    <message>
        <source>Jari mana yang tidak dapat diverifikasi?</source>
        <translation>Which finger cannot be verified?</translation>
    </message>
    <message>
        <source>Jari yang tersimpan di langkah 5 ikut dicabut dari rekaman.</source>
        <translation>The finger stored in step 5 is taken out of the record too.</translation>
    </message>
    <message>
        <source>Tidak bisa menandatangani</source>
        <translation>Cannot sign</translation>
    </message>
    <message>
        <source>Sebuah garis menggantikan tanda tangan di kartu.</source>
        <translation>A line takes the place of the signature on the card.</translation>
    </message>
    <message>
        <source>Sudah dikecualikan</source>
        <translation>Already excepted</translation>
    </message>
    <message>
        <source>Pengganti untuk verifikasi dan cip: %1.</source>
        <translation>Substitute for verification and chip: %1.</translation>
    </message>
    <message>
        <source>Tidak ada jari pengganti di tangan ini.</source>
        <translation>No substitute finger on this hand.</translation>
    </message>
    <message>
        <source>Kunjungan ulang: %1.</source>
        <translation>Return visit: %1.</translation>
    </message>
    <message>
        <source>Rekaman tetap lanjut. Siswa tidak ditolak.</source>
        <translation>The record goes on. The student is not turned away.</translation>
    </message>
    <message>
        <source>Ambil foto</source>
        <translation>Take photo</translation>
    </message>
    <message>
        <source>Mengambil…</source>
        <translation>Capturing…</translation>
    </message>
    <message>
        <source>Foto bukti sudah diambil</source>
        <translation>Evidence photo taken</translation>
    </message>
    <message>
        <source>%1 KB, sidik %2</source>
        <translation>%1 kB, checksum %2</translation>
    </message>
    <message>
        <source>Ulangi</source>
        <translation>Retake</translation>
    </message>
    <message>
        <source>Foto bukti (boleh tidak)</source>
        <translation>Evidence photo (optional)</translation>
    </message>
    <message>
        <source>Foto bukti</source>
        <translation>Evidence photo</translation>
    </message>
    <message>
        <source>Jari, mata, atau perban saja.</source>
        <translation>Only the finger, eye or bandage.</translation>
    </message>
    <message>
        <source>Disetujui %1</source>
        <translation>Approved by %1</translation>
    </message>
    <message>
        <source>Batalkan</source>
        <translation>Undo</translation>
    </message>
    <message>
        <source>Penyelia: menyusul</source>
        <translation>Supervisor: later</translation>
    </message>
    <message>
        <source>Pusat menahan rekaman sampai disetujui.</source>
        <translation>The centre holds the record until then.</translation>
    </message>
    <message>
        <source>Setujui</source>
        <translation>Approve</translation>
    </message>
    <message>
        <source>Batal</source>
        <translation>Cancel</translation>
    </message>
    <message>
        <source>Batalkan kunjungan ulang</source>
        <translation>Cancel return visit</translation>
    </message>
    <message>
        <source>Jadwalkan kunjungan ulang %1</source>
        <translation>Plan return visit %1</translation>
    </message>
    <message>
        <source>Cabut pengecualian</source>
        <translation>Remove exception</translation>
    </message>
    <message>
        <source>Simpan pengecualian</source>
        <translation>Save exception</translation>
    </message>
    <message>
        <source>Menyimpan…</source>
        <translation>Saving…</translation>
    </message>
    <message>
        <source>Pengecualian</source>
        <translation>Exception</translation>
    </message>
    <message>
        <source>Sentuh, atau pilih dengan panah lalu Spasi.</source>
        <translation>Touch, or choose with the arrows, then Space.</translation>
    </message>
    <message>
        <source>Buka kamera</source>
        <translation>Open the camera</translation>
    </message>
    <message>
        <source>Menyiapkan…</source>
        <translation>Getting ready…</translation>
    </message>
    <message>
        <source>Pilihan berubah sesudah disetujui. Minta lagi, atau menyusul.</source>
        <translation>The choice changed after the approval. Ask again, or later.</translation>
    </message>
    <message>
        <source>Alasan berubah sesudah disetujui. Minta lagi, atau menyusul.</source>
        <translation>The reason changed after the approval. Ask again, or later.</translation>
    </message>
    <message>
        <source>Foto diganti sesudah disetujui. Minta lagi, atau menyusul.</source>
        <translation>The photo was replaced after the approval. Ask again, or later.</translation>
    </message>
    <message>
        <source>Persetujuan %1 gugur</source>
        <translation>The approval of %1 lapses</translation>
    </message>
    <message>
        <source>Persetujuan %1 gugur bila disimpan lagi</source>
        <translation>The approval of %1 lapses if this is saved again</translation>
    </message>
    <message>
        <source>Ia menyetujui yang tersimpan. Minta lagi, atau menyusul.</source>
        <translation>It was given for what is stored. Ask again, or later.</translation>
    </message>
    <message>
        <source>Minta lagi</source>
        <translation>Ask again</translation>
    </message>
    <message>
        <source>Dikecualikan</source>
        <translation>Excepted</translation>
    </message>
    <message>
        <source>Alasan</source>
        <translation>Reason</translation>
    </message>
    <message>
        <source>terlampir</source>
        <translation>attached</translation>
    </message>
    <message>
        <source>tidak ada</source>
        <translation>none</translation>
    </message>
</context>
<context>
    <name>rekam::workflow::FileSearch</name>
    <message>
        <source>Mencari di flash disk, Dokumen, dan Unduhan…</source>
        <translation>Looking on flash disks, in Documents and Downloads…</translation>
    </message>
</context>
<context>
    <name>rekam::workflow::FingerStep</name>
    <message>
        <source>%1 dan %2 tertukar? Ini jari yang sama (skor %3, ambang %4).</source>
        <translation>%1 and %2 mixed up? This is the same finger (score %3, threshold %4).</translation>
    </message>
    <message>
        <source>Tempelkan %1 sekali lagi, tiap jari di tempatnya.</source>
        <translation>Place %1 once more, each finger in its place.</translation>
    </message>
    <message>
        <source>Tempelkan %1 sekali lagi. Bila %2 yang tersimpan salah, ambil ulang yang itu.</source>
        <translation>Place %1 once more. If the stored %2 is the wrong one, take that again.</translation>
    </message>
    <message>
        <source>Ambil ulang %1</source>
        <translation>Retake %1</translation>
    </message>
    <message>
        <source>%1 kurang jelas: mutu %2, ambang %3</source>
        <translation>%1 not clear enough: quality %2, threshold %3</translation>
    </message>
    <message>
        <source>%1 jari sudah tersimpan, tidak perlu diulang.</source>
        <translation>%1 fingers are saved and need not be repeated.</translation>
    </message>
    <message>
        <source>Tersimpan, %1 pengecualian</source>
        <translation>Saved, %1 exceptions</translation>
    </message>
    <message>
        <source>Tersimpan</source>
        <translation>Saved</translation>
    </message>
    <message>
        <source>Percobaan %1 dari %2</source>
        <translation>Attempt %1 of %2</translation>
    </message>
    <message>
        <source>Giliran ini</source>
        <translation>This one now</translation>
    </message>
    <message>
        <source>Belum</source>
        <translation>Not yet</translation>
    </message>
    <message>
        <source>Lanjut ke iris</source>
        <translation>Continue to iris</translation>
    </message>
    <message>
        <source>Ambil %1</source>
        <translation>Capture %1</translation>
    </message>
    <message>
        <source>Menunggu jari…</source>
        <translation>Waiting for fingers…</translation>
    </message>
    <message>
        <source>Sepuluh jari</source>
        <translation>Ten fingers</translation>
    </message>
    <message>
        <source>angka = mutu, ambang %1</source>
        <translation>number = quality, threshold %1</translation>
    </message>
    <message>
        <source>Belum ada hasil. Tempelkan %1 pada kaca.</source>
        <translation>No result yet. Place %1 on the glass.</translation>
    </message>
    <message>
        <source>Sidik jari</source>
        <translation>Fingerprints</translation>
    </message>
    <message>
        <source>Terima kasih, sidik jari selesai</source>
        <translation>Thank you, fingerprints are done</translation>
    </message>
    <message>
        <source>Tempelkan %1</source>
        <translation>Place %1</translation>
    </message>
    <message>
        <source>Tekan rata</source>
        <translation>Press flat</translation>
    </message>
    <message>
        <source>Jangan bergerak</source>
        <translation>Do not move</translation>
    </message>
    <message>
        <source>Coba sekali lagi, tekan rata dan tahan.</source>
        <translation>Once more, press flat and hold.</translation>
    </message>
    <message>
        <source>%1 percobaan selesai</source>
        <translation>%1 tries done</translation>
    </message>
    <message>
        <source>Hasil pemindai, %1</source>
        <translation>Scanner result, %1</translation>
    </message>
    <message>
        <source>%1 jari kanan</source>
        <translation>%1 right fingers</translation>
    </message>
    <message>
        <source>%1 jari kiri</source>
        <translation>%1 left fingers</translation>
    </message>
    <message>
        <source>Memindai %1</source>
        <translation>Scanning %1</translation>
    </message>
    <message>
        <source>Ulangi %1</source>
        <translation>Take %1 again</translation>
    </message>
</context>
<context>
    <name>rekam::workflow::HelpPanel</name>
    <message>
        <source>Masuk</source>
        <translation>Log in</translation>
    </message>
    <message>
        <source>Pilih nama (1–9), ketik frasa sandi, lalu Enter. Masuk dan merekam tidak perlu jaringan.</source>
        <translation>Choose a name (1–9), type the passphrase, then Enter. Logging in and recording need no network.</translation>
    </message>
    <message>
        <source>Salah terus?</source>
        <translation>Wrong again and again?</translation>
    </message>
    <message>
        <source>Periksa Caps Lock. Sesudah lima kali salah ada waktu tunggu; data tetap aman.</source>
        <translation>Check Caps Lock. After five wrong attempts there is a wait; the data stay safe.</translation>
    </message>
    <message>
        <source>Memulai hari</source>
        <translation>Starting the day</translation>
    </message>
    <message>
        <source>Periksa Kesiapan: baris berwarna perlu tindakan. Enter membuka Antrean.</source>
        <translation>Look at Readiness: a coloured row needs a hand. Enter opens the Queue.</translation>
    </message>
    <message>
        <source>Daftar siswa</source>
        <translation>List of students</translation>
    </message>
    <message>
        <source>F8 mengimpor CSV. Mengimpor dua kali tidak menggandakan siapa pun.</source>
        <translation>F8 imports a CSV. Importing twice doubles nobody.</translation>
    </message>
    <message>
        <source>Alat</source>
        <translation>Devices</translation>
    </message>
    <message>
        <source>F5 mencari dan menguji semua alat lagi.</source>
        <translation>F5 looks for and tests all devices again.</translation>
    </message>
    <message>
        <source>Memilih siswa</source>
        <translation>Choosing a student</translation>
    </message>
    <message>
        <source>Ketik nama, awal NIK, atau nomor antrean. Enter memilih yang pertama, Enter lagi merekam.</source>
        <translation>Type a name, the start of the NIK or the queue number. Enter chooses the first, Enter again records.</translation>
    </message>
    <message>
        <source>Tidak hadir</source>
        <translation>Absent</translation>
    </message>
    <message>
        <source>F8 menunda dengan alasan; siswa dapat dipanggil lagi.</source>
        <translation>F8 postpones with a reason; the student can be called again.</translation>
    </message>
    <message>
        <source>Belum 16 tahun</source>
        <translation>Not yet 16</translation>
    </message>
    <message>
        <source>Hanya dengan izin penyelia: frasa sandinya diminta di sini dan dicatat.</source>
        <translation>Only with a supervisor&apos;s permission: the passphrase is asked for here and recorded.</translation>
    </message>
    <message>
        <source>Aman atau belum</source>
        <translation>Safe or not yet</translation>
    </message>
    <message>
        <source>Luring</source>
        <translation>Offline</translation>
    </message>
    <message>
        <source>Perekaman berjalan seperti biasa; paket menunggu jaringan.</source>
        <translation>Recording goes on as usual; packets wait for the network.</translation>
    </message>
    <message>
        <source>Alat bermasalah tampil lebih dahulu. Cabut dan pasang lagi, atau ganti alat.</source>
        <translation>Devices in trouble come first. Unplug and plug in again, or change the device.</translation>
    </message>
    <message>
        <source>Setelan</source>
        <translation>Settings</translation>
    </message>
    <message>
        <source>Perubahan tampilan berlaku seketika. Kebijakan ditandatangani kantor dan hanya dapat dibaca.</source>
        <translation>Changes of appearance apply at once. The policy is signed by the office and can only be read.</translation>
    </message>
    <message>
        <source>Menutup sesi</source>
        <translation>Closing the session</translation>
    </message>
    <message>
        <source>Bacakan keras-keras</source>
        <translation>Read aloud</translation>
    </message>
    <message>
        <source>Siswa mendengar dan melihat di layar kedua. Enter bila sudah dibacakan.</source>
        <translation>The student listens and reads along on the second screen. Enter when all has been read.</translation>
    </message>
    <message>
        <source>Ada yang salah</source>
        <translation>Something is wrong</translation>
    </message>
    <message>
        <source>Tandai isiannya, lalu F7 untuk menulis usulan. SIAK tidak diubah di sini.</source>
        <translation>Mark the field, then F7 to write a proposal. SIAK is not changed here.</translation>
    </message>
    <message>
        <source>Bandingkan dengan kertas</source>
        <translation>Compare with the paper</translation>
    </message>
    <message>
        <source>Pas foto</source>
        <translation>Photo</translation>
    </message>
    <message>
        <source>Spasi mengambil foto. Paling banyak tiga kali; siswa yang memilih.</source>
        <translation>Space takes a photo. Three at most; the student chooses.</translation>
    </message>
    <message>
        <source>Latar</source>
        <translation>Background</translation>
    </message>
    <message>
        <source>Tahun lahir ganjil merah, genap biru. Ganti kainnya; foto tidak diubah.</source>
        <translation>Odd birth years red, even ones blue. Change the cloth; the photo is not altered.</translation>
    </message>
    <message>
        <source>Tanda tangan</source>
        <translation>Signature</translation>
    </message>
    <message>
        <source>F5 menghapus. F6 pindah ke layar sentuh atau kembali ke alas.</source>
        <translation>F5 clears. F6 moves to the touch screen or back to the pad.</translation>
    </message>
    <message>
        <source>Tidak bisa menandatangani</source>
        <translation>Cannot sign</translation>
    </message>
    <message>
        <source>F7: pilih alasan; sebuah garis menggantikannya.</source>
        <translation>F7: choose a reason; a line takes its place.</translation>
    </message>
    <message>
        <source>Sidik jari</source>
        <translation>Fingerprints</translation>
    </message>
    <message>
        <source>Jari yang baik langsung tersimpan; hanya yang lemah diminta lagi. Esc menghentikan pengambilan.</source>
        <translation>Good fingers are saved at once; only weak ones are asked for again. Esc stops the capture.</translation>
    </message>
    <message>
        <source>Jari tidak dapat diambil</source>
        <translation>A finger cannot be captured</translation>
    </message>
    <message>
        <source>F7: pilih jari, alasan, dan foto bukti. Rekaman tetap lanjut.</source>
        <translation>F7: choose the finger, the reason and the evidence photo. The record goes on.</translation>
    </message>
    <message>
        <source>Iris</source>
        <translation>Iris</translation>
    </message>
    <message>
        <source>Satu mata setiap kali. Lepas kacamata dan lensa berwarna.</source>
        <translation>One eye at a time. Take off glasses and coloured lenses.</translation>
    </message>
    <message>
        <source>Mata tidak dapat diambil</source>
        <translation>An eye cannot be captured</translation>
    </message>
    <message>
        <source>F7: pilih mata, alasan, dan foto bukti.</source>
        <translation>F7: choose the eye, the reason and the evidence photo.</translation>
    </message>
    <message>
        <source>Verifikasi</source>
        <translation>Verification</translation>
    </message>
    <message>
        <source>Kedua telunjuk dipindai lagi dan dibandingkan 1:1. F5 kembali mengambil telunjuk, F7 mengecualikannya.</source>
        <translation>Both index fingers are scanned again and compared 1:1. F5 goes back to capture the index fingers, F7 excepts them.</translation>
    </message>
    <message>
        <source>Pernyataan</source>
        <translation>Statement</translation>
    </message>
    <message>
        <source>Siswa membaca, mencentang, lalu menandatangani. Perubahan sesudahnya membatalkan tanda tangan ini.</source>
        <translation>The student reads, ticks, then signs. A later change cancels this signature.</translation>
    </message>
    <message>
        <source>Segel</source>
        <translation>Seal</translation>
    </message>
    <message>
        <source>Jari operator tidak terbaca</source>
        <translation>The operator&apos;s finger cannot be read</translation>
    </message>
    <message>
        <source>F6: frasa sandi operator, lalu frasa sandi penyelia.</source>
        <translation>F6: the operator&apos;s passphrase, then the supervisor&apos;s passphrase.</translation>
    </message>
    <message>
        <source>Bukti</source>
        <translation>Receipt</translation>
    </message>
    <message>
        <source>Rekaman sudah tersegel. Enter untuk siswa berikutnya.</source>
        <translation>The record is sealed. Enter for the next student.</translation>
    </message>
    <message>
        <source>Bantuan</source>
        <translation>Help</translation>
    </message>
    <message>
        <source>Di mana saja</source>
        <translation>Anywhere</translation>
    </message>
    <message>
        <source>F2 Beranda, F3 Antrean, F4 Kirim, F12 mengunci. Esc kembali; yang tersimpan tidak hilang.</source>
        <translation>F2 Home, F3 Queue, F4 Send, F12 locks. Esc goes back; what is saved is not lost.</translation>
    </message>
    <message>
        <source>Tutup</source>
        <translation>Close</translation>
    </message>
    <message>
        <source>Tertahan</source>
        <translation>Held</translation>
    </message>
    <message>
        <source>Pusat atau agen kirim menyisihkan paket itu. Sebab dan jalan keluarnya ada di layar ini; mengirim lagi tidak menolong.</source>
        <translation>The centre or the sending agent set that packet aside. The cause and the way on are on this screen; sending again does not help.</translation>
    </message>
    <message>
        <source>Spasi = cocok, B = beda, K = sama-sama kosong. F7 menulis usulan perbaikan, F6 bila berkas menyusul.</source>
        <translation>Space = matches, B = differs, K = empty in both. F7 writes a proposed correction, F6 if papers come later.</translation>
    </message>
    <message>
        <source>Tombol tanpa huruf</source>
        <translation>Keys of the rail and of buttons</translation>
    </message>
    <message>
        <source>Aman berarti ada salinan ke-2 yang terbaca ulang, atau resi pusat yang sah. Terkirim belum berarti aman.</source>
        <translation>Safe means a 2nd copy that was read back, or a valid receipt of the centre. Sent does not mean safe yet.</translation>
    </message>
    <message>
        <source>Sesi ditutup bila setiap rekaman punya dua salinan yang terbaca ulang, atau sudah diterima pusat.</source>
        <translation>A session closes when every record has two copies that were read back, or was received by the centre.</translation>
    </message>
    <message>
        <source>PDF bukti</source>
        <translation>Receipt as PDF</translation>
    </message>
    <message>
        <source>F10 membukanya untuk dicetak. Stasiun latihan menyimpannya di out/bukti; stasiun sungguhan hanya di memori, sampai layar dikunci.</source>
        <translation>F10 opens it for printing. A practice station keeps it in out/bukti; a real one in memory only, until the screen is locked.</translation>
    </message>
    <message>
        <source>Alt ditahan: angka di rel. Alt+1 Beranda, Alt+2 Antrean, Alt+3 Kirim, Alt+4 Perangkat, Alt+5 Setelan, Alt+6 Tutup sesi. Tab mendatangi tombol; di sana Enter dan Spasi menekannya.</source>
        <translation>Alt held: numbers on the rail. Alt+1 Home, Alt+2 Queue, Alt+3 Send, Alt+4 Devices, Alt+5 Settings, Alt+6 Close day. Tab goes to a button; there Enter and Space press it.</translation>
    </message>
    <message>
        <source>Siswa mendengar; F11 menampilkan datanya di layar ini. Enter bila sudah dibacakan.</source>
        <translation>The student listens; F11 shows the data on this screen. Enter when all has been read.</translation>
    </message>
    <message>
        <source>Isian yang wajib</source>
        <translation>What must be filled</translation>
    </message>
    <message>
        <source>KK selalu bernomor dan beralamat, akta menyebut tempat lahir. Bila kosong di SIAK: B dan usulan perbaikan, atau F6 dengan alasan.</source>
        <translation>A KK always has a number and an address, a birth certificate names the place. If empty in SIAK: B and a correction proposal, or F6 with a reason.</translation>
    </message>
    <message>
        <source>Enter meminta telunjuk operator; sesudah cocok, Enter menyegel. Validasi berlaku dua menit.</source>
        <translation>Enter asks for the operator&apos;s index finger; once it matches, Enter seals. The validation lasts two minutes.</translation>
    </message>
</context>
<context>
    <name>rekam::workflow::HomeDesk</name>
    <message>
        <source>Minta penyelia mencocokkan dengan resi pusat dan menyatakannya di Beranda.</source>
        <translation>Ask a supervisor to compare it with the centre&apos;s receipts and to say so on the Home screen.</translation>
    </message>
    <message>
        <source>Brankas ini salinan lama; perekaman menunggu.</source>
        <translation>This vault is an older copy; recording waits.</translation>
    </message>
    <message>
        <source>Kirim dahulu yang menunggu, lalu minta penyelia memulihkan store/ dari cadangan (out/cadangan).</source>
        <translation>First send what waits, then ask a supervisor to restore store/ from a backup (out/cadangan).</translation>
    </message>
    <message>
        <source>Halaman brankas rusak; perekaman berhenti.</source>
        <translation>A page of the vault is damaged; recording has stopped.</translation>
    </message>
    <message>
        <source>menunggu jawaban</source>
        <translation>waiting for an answer</translation>
    </message>
    <message>
        <source>Memeriksa…</source>
        <translation>Checking…</translation>
    </message>
    <message>
        <source>Siap</source>
        <translation>Ready</translation>
    </message>
    <message>
        <source>Belum ada</source>
        <translation>None</translation>
    </message>
    <message>
        <source>Pasang alatnya, lalu F5.</source>
        <translation>Plug in the device, then F5.</translation>
    </message>
    <message>
        <source>%1, lebih awal dari rekaman terakhir (%2)</source>
        <translation>%1, earlier than the last record (%2)</translation>
    </message>
    <message>
        <source>Belum pasti</source>
        <translation>Not certain</translation>
    </message>
    <message>
        <source>Konfirmasi jam</source>
        <translation>Confirm the clock</translation>
    </message>
    <message>
        <source>SPT</source>
        <translation>Order</translation>
    </message>
    <message>
        <source>belum diisi</source>
        <translation>not filled in</translation>
    </message>
    <message>
        <source>Tanggal</source>
        <translation>Date</translation>
    </message>
    <message>
        <source>Tim</source>
        <translation>Team</translation>
    </message>
    <message>
        <source>Daftar permohonan</source>
        <translation>Application list</translation>
    </message>
    <message>
        <source>%1 siswa, disetujui</source>
        <translation>%1 students, approved</translation>
    </message>
    <message>
        <source>%1 siswa, belum ditandai disetujui</source>
        <translation>%1 students, not marked approved yet</translation>
    </message>
    <message>
        <source>Target hari ini</source>
        <translation>Target today</translation>
    </message>
    <message>
        <source>%1 siswa dalam daftar</source>
        <translation>%1 students in the list</translation>
    </message>
    <message>
        <source>sudah rekam</source>
        <translation>already recorded</translation>
    </message>
    <message>
        <source>Belum ada penugasan. Impor daftar permohonan (CSV).</source>
        <translation>No assignment yet. Import an application list (CSV).</translation>
    </message>
    <message>
        <source>Impor daftar</source>
        <translation>Import list</translation>
    </message>
    <message>
        <source>Pemberitahuan pelindungan data</source>
        <translation>Data protection notice</translation>
    </message>
    <message>
        <source>Bacakan kartu pemberitahuan untuk siswa dan wali sebelum merekam.</source>
        <translation>Read the notice to the student and guardian before recording.</translation>
    </message>
    <message>
        <source>%1 siap</source>
        <translation>%1 ready</translation>
    </message>
    <message>
        <source>%1 perlu tindakan</source>
        <translation>%1 need a hand</translation>
    </message>
    <message>
        <source>Uji ulang semua</source>
        <translation>Test all again</translation>
    </message>
    <message>
        <source>Mulai perekaman</source>
        <translation>Start recording</translation>
    </message>
    <message>
        <source>%1 hal bisa dibereskan sambil jalan</source>
        <translation>%1 matters can be put right along the way</translation>
    </message>
    <message>
        <source>Kirim &amp; salin dahulu</source>
        <translation>Send &amp; copy first</translation>
    </message>
    <message>
        <source>Pasang kamera</source>
        <translation>Plug in a camera</translation>
    </message>
    <message>
        <source>%1 belum lulus uji diri.</source>
        <translation>%1 has not passed its self-test yet.</translation>
    </message>
    <message>
        <source>Periksa</source>
        <translation>Check</translation>
    </message>
    <message>
        <source>%1 · lulus uji</source>
        <translation>%1 · tested</translation>
    </message>
    <message>
        <source>Virtual</source>
        <translation>Virtual</translation>
    </message>
    <message>
        <source>Terlepas. Pasang lagi, lalu F5.</source>
        <translation>Came off. Plug it in again, then F5.</translation>
    </message>
    <message>
        <source>Terlepas</source>
        <translation>Came off</translation>
    </message>
    <message>
        <source>Perangkat</source>
        <translation>Devices</translation>
    </message>
    <message>
        <source>Disk</source>
        <translation>Disk</translation>
    </message>
    <message>
        <source>Sisa ruang tidak terbaca.</source>
        <translation>The free space cannot be read.</translation>
    </message>
    <message>
        <source>%1 GB · ±%2 rekaman</source>
        <translation>%1 GB · ±%2 records</translation>
    </message>
    <message>
        <source>%1 GB bebas di %2, perlu %3 MiB. Kirim paket atau kosongkan disk.</source>
        <translation>%1 GB free in %2, %3 MiB needed. Send packets or free some disk space.</translation>
    </message>
    <message>
        <source>Brankas lama</source>
        <translation>Older vault</translation>
    </message>
    <message>
        <source>Brankas ini salinan lama (diketahui %1). Cocokkan dengan resi pusat sebelum merekam; panggil penyelia.</source>
        <translation>This vault is an older copy (noticed %1). Compare with the centre&apos;s receipts before recording; call the supervisor.</translation>
    </message>
    <message>
        <source>Salinan lama</source>
        <translation>Older copy</translation>
    </message>
    <message>
        <source>Salinan lama pernah dipasang (%1). Cocokkan rekaman dengan resi pusat.</source>
        <translation>An older copy was put back once (%1). Compare the records with the centre&apos;s receipts.</translation>
    </message>
    <message>
        <source>Penuh</source>
        <translation>Full</translation>
    </message>
    <message>
        <source>Kirim</source>
        <translation>Send</translation>
    </message>
    <message>
        <source>Cukup</source>
        <translation>Enough</translation>
    </message>
    <message>
        <source>Baterai</source>
        <translation>Battery</translation>
    </message>
    <message>
        <source>tidak ada baterai terbaca</source>
        <translation>no battery can be read</translation>
    </message>
    <message>
        <source>Listrik</source>
        <translation>Mains</translation>
    </message>
    <message>
        <source>%1 %</source>
        <translation>%1 %</translation>
    </message>
    <message>
        <source>%1, sedang diisi</source>
        <translation>%1, charging</translation>
    </message>
    <message>
        <source>%1. Sambungkan listrik. Semua langkah tersimpan bila laptop mati.</source>
        <translation>%1. Connect the power. Every step stays saved if the laptop goes off.</translation>
    </message>
    <message>
        <source>Rendah</source>
        <translation>Low</translation>
    </message>
    <message>
        <source>Jam</source>
        <translation>Clock</translation>
    </message>
    <message>
        <source>%1 · tidak mundur</source>
        <translation>%1 · not set back</translation>
    </message>
    <message>
        <source>Cocok</source>
        <translation>Matches</translation>
    </message>
    <message>
        <source>Kunci stasiun</source>
        <translation>Station key</translation>
    </message>
    <message>
        <source>Habis %1. Minta berkas stasiun baru dari kantor; mengirim tetap bisa.</source>
        <translation>Expired %1. Ask the office for a new station file; sending still works.</translation>
    </message>
    <message>
        <source>Habis</source>
        <translation>Expired</translation>
    </message>
    <message>
        <source>Berlaku sampai %1. Minta berkas stasiun baru.</source>
        <translation>Valid until %1. Ask for a new station file.</translation>
    </message>
    <message>
        <source>Segera habis</source>
        <translation>Expires soon</translation>
    </message>
    <message>
        <source>berlaku sampai %1</source>
        <translation>valid until %1</translation>
    </message>
    <message>
        <source>Berlaku</source>
        <translation>Valid</translation>
    </message>
    <message>
        <source>Daftar &amp; kebijakan</source>
        <translation>List and policy</translation>
    </message>
    <message>
        <source>kebijakan v%1</source>
        <translation>policy v%1</translation>
    </message>
    <message>
        <source>belum ada daftar · %1</source>
        <translation>no list yet · %1</translation>
    </message>
    <message>
        <source>Impor</source>
        <translation>Import</translation>
    </message>
    <message>
        <source>daftar %1 · %2</source>
        <translation>list of %1 · %2</translation>
    </message>
    <message>
        <source>Belum disetujui</source>
        <translation>Not approved yet</translation>
    </message>
    <message>
        <source>Ada</source>
        <translation>There</translation>
    </message>
    <message>
        <source>Agen kirim</source>
        <translation>Send agent</translation>
    </message>
    <message>
        <source>Berhenti; selama itu tidak ada yang dikirim.</source>
        <translation>Stopped; meanwhile nothing is sent.</translation>
    </message>
    <message>
        <source>Berhenti</source>
        <translation>Stopped</translation>
    </message>
    <message>
        <source>tersambung ke pusat</source>
        <translation>connected to the centre</translation>
    </message>
    <message>
        <source>Daring</source>
        <translation>Online</translation>
    </message>
    <message>
        <source>perekaman berjalan seperti biasa</source>
        <translation>recording goes on as usual</translation>
    </message>
    <message>
        <source>Luring</source>
        <translation>Offline</translation>
    </message>
    <message>
        <source>Layar siswa</source>
        <translation>Student screen</translation>
    </message>
    <message>
        <source>%1 layar tersambung</source>
        <translation>%1 screens connected</translation>
    </message>
    <message>
        <source>putar laptop ke siswa saat perlu</source>
        <translation>turn the laptop to the student</translation>
    </message>
    <message>
        <source>Satu layar</source>
        <translation>One screen</translation>
    </message>
    <message>
        <source>Surat kunci stasiun sudah habis; siswa baru belum dapat direkam.</source>
        <translation>The station&apos;s key letter has expired; new students cannot be recorded yet.</translation>
    </message>
    <message>
        <source>Minta berkas stasiun baru dari kantor. Menyimpan dan mengirim tetap bisa.</source>
        <translation>Ask the office for a new station file. Saving and sending still work.</translation>
    </message>
    <message>
        <source>Disk hampir penuh; siswa baru belum dapat direkam.</source>
        <translation>The disk is almost full; new students cannot be recorded yet.</translation>
    </message>
    <message>
        <source>Kirim paket atau kosongkan disk. Yang sudah terekam tetap aman.</source>
        <translation>Send packets or free some disk space. What is recorded stays safe.</translation>
    </message>
    <message>
        <source>Sesi sebelumnya</source>
        <translation>Earlier session</translation>
    </message>
    <message>
        <source>%1 paket dari sesi yang sudah ditutup baru ada di laptop ini. Kirim sekarang.</source>
        <translation>%1 packets of a closed session are on this laptop only. Send now.</translation>
    </message>
    <message>
        <source>Belum aman</source>
        <translation>Not safe</translation>
    </message>
    <message>
        <source>Jam laptop lebih awal dari rekaman terakhir; perekaman menunggu.</source>
        <translation>The laptop&apos;s clock is earlier than the last record; recording waits.</translation>
    </message>
    <message>
        <source>Minta penyelia mengonfirmasi jam di Beranda. Yang sudah terekam tetap aman.</source>
        <translation>Ask a supervisor to confirm the clock at Home. What is recorded stays safe.</translation>
    </message>
    <message>
        <source>Sesi sudah ditutup; siswa baru belum dapat direkam.</source>
        <translation>The session is closed; no new student can be recorded yet.</translation>
    </message>
    <message>
        <source>Impor daftar permohonan di Beranda untuk membuka sesi baru.</source>
        <translation>Import an application list at Home to open a new session.</translation>
    </message>
    <message>
        <source>Siswa ini belum cukup umur untuk direkam.</source>
        <translation>This student is too young to be recorded.</translation>
    </message>
    <message>
        <source>Minta izin penyelia di Antrean, atau tunda.</source>
        <translation>Ask for a supervisor&apos;s permission in the queue, or postpone.</translation>
    </message>
    <message>
        <source>Brankas</source>
        <translation>Store</translation>
    </message>
    <message>
        <source>Halaman brankas rusak: disk berubah isinya. Jangan merekam. Kirim dahulu yang menunggu, lalu minta penyelia memulihkan store/ dari cadangan (out/cadangan); rekaman yang sudah terkirim aman di pusat.</source>
        <translation>A page of the store is damaged: the disk has changed. Do not record. First send what waits, then ask a supervisor to put store/ back from the backup (out/cadangan); records that were sent are safe at the centre.</translation>
    </message>
    <message>
        <source>Rusak</source>
        <translation>Damaged</translation>
    </message>
    <message>
        <source>Kunci petugas yang dicabut belum diganti: ruang disk kurang. Kosongkan disk, lalu masuk lagi.</source>
        <translation>The key of someone who left is not replaced yet: too little disk space. Free some, then log in again.</translation>
    </message>
    <message>
        <source>Tertunda</source>
        <translation>Deferred</translation>
    </message>
    <message>
        <source>%1 siswa dalam daftar, %2 belum %3 tahun</source>
        <translation>%1 students on the list, %2 not yet %3</translation>
    </message>
    <message>
        <source>%1 ke atas</source>
        <translation>%1 and over</translation>
    </message>
    <message>
        <source>%1 tahun</source>
        <translation>%1 years</translation>
    </message>
    <message>
        <source>%1–%2 tahun</source>
        <translation>%1–%2 years</translation>
    </message>
    <message>
        <source>perbaikan</source>
        <translation>corrections</translation>
    </message>
    <message>
        <source>%1 selesai di stasiun ini</source>
        <translation>%1 done at this station</translation>
    </message>
    <message>
        <source>Brankas lama sudah dicocokkan</source>
        <translation>The older store was compared</translation>
    </message>
    <message>
        <source>Penyelia menyatakan: rekaman di brankas ini sudah dicocokkan dengan resi pusat. Dicatat di log audit.</source>
        <translation>A supervisor states: the records of this store were compared with the centre&apos;s receipts. It is kept in the audit log.</translation>
    </message>
    <message>
        <source>Sudah dicocokkan</source>
        <translation>Compared</translation>
    </message>
    <message>
        <source>Resi pusat</source>
        <translation>Centre's receipts</translation>
    </message>
    <message>
        <source>%1 hari tanpa resi, batas %2 hari. Kirim, atau bawa salinan ke kantor.</source>
        <translation>%1 days without a receipt, the limit is %2. Send, or take a copy to the office.</translation>
    </message>
    <message>
        <source>Lewat batas</source>
        <translation>Past the limit</translation>
    </message>
    <message>
        <source>Lama</source>
        <translation>Long</translation>
    </message>
    <message>
        <source>Terlalu lama tanpa resi pusat; siswa baru belum dapat direkam.</source>
        <translation>Too long without the centre's receipt; new students cannot be recorded yet.</translation>
    </message>
    <message>
        <source>Sambungkan jaringan lalu kirim di layar Kirim, atau bawa salinan di media ke kantor. Menyimpan dan mengirim tetap bisa.</source>
        <translation>Connect to a network and send on the Send screen, or take a copy on a medium to the office. Saving and sending still work.</translation>
    </message>
</context>
<context>
    <name>rekam::workflow::IrisStep</name>
    <message>
        <source>%1 kurang jelas: mutu %2, ambang %3</source>
        <translation>%1 not clear enough: quality %2, threshold %3</translation>
    </message>
    <message>
        <source>Ini mata yang sama dengan yang sudah tersimpan.</source>
        <translation>This is the same eye as the one already saved.</translation>
    </message>
    <message>
        <source>Ambil %1. Mata yang lain tetap tersimpan.</source>
        <translation>Capture %1. The other eye stays saved.</translation>
    </message>
    <message>
        <source>Pengecualian</source>
        <translation>Exception</translation>
    </message>
    <message>
        <source>Tidak diambil</source>
        <translation>Not captured</translation>
    </message>
    <message>
        <source>Tersimpan</source>
        <translation>Saved</translation>
    </message>
    <message>
        <source>Mutu</source>
        <translation>Quality</translation>
    </message>
    <message>
        <source>Sedang diambil</source>
        <translation>Capturing</translation>
    </message>
    <message>
        <source>Belum</source>
        <translation>Not yet</translation>
    </message>
    <message>
        <source>Belum diambil</source>
        <translation>Not captured yet</translation>
    </message>
    <message>
        <source>Baik</source>
        <translation>Good</translation>
    </message>
    <message>
        <source>Kurang</source>
        <translation>Poor</translation>
    </message>
    <message>
        <source>Iris terbuka</source>
        <translation>Iris visible</translation>
    </message>
    <message>
        <source>Ketajaman</source>
        <translation>Sharpness</translation>
    </message>
    <message>
        <source>Lanjut ke verifikasi</source>
        <translation>Continue to verification</translation>
    </message>
    <message>
        <source>Ambil %1</source>
        <translation>Capture %1</translation>
    </message>
    <message>
        <source>Menunggu mata…</source>
        <translation>Waiting for the eyes…</translation>
    </message>
    <message>
        <source>Iris</source>
        <translation>Iris</translation>
    </message>
    <message>
        <source>Bagus, mata selesai</source>
        <translation>Good, eyes are done</translation>
    </message>
    <message>
        <source>Lihat titik hijau</source>
        <translation>Look at the green dot</translation>
    </message>
    <message>
        <source>Buka mata lebar</source>
        <translation>Open your eyes wide</translation>
    </message>
    <message>
        <source>Tahan sebentar</source>
        <translation>Hold still for a moment</translation>
    </message>
    <message>
        <source>Ulangi %1</source>
        <translation>Take %1 again</translation>
    </message>
    <message>
        <source>Pakai yang tersimpan</source>
        <translation>Keep what is stored</translation>
    </message>
    <message>
        <source>Percobaan ini belum cukup</source>
        <translation>This try was not enough</translation>
    </message>
</context>
<context>
    <name>rekam::workflow::JoiningPanel</name>
    <message>
        <source>Kode dan mode stasiun tidak pernah berubah. Minta berkas yang benar.</source>
        <translation>A station&apos;s code and mode never change. Ask for the right file.</translation>
    </message>
    <message>
        <source>Minta kantor menerbitkannya dari permintaan laptop ini.</source>
        <translation>Ask the office to issue it from this laptop&apos;s request.</translation>
    </message>
    <message>
        <source>Ketik dahulu sidik kunci yang dibacakan kantor.</source>
        <translation>First type the fingerprint that the office reads out.</translation>
    </message>
    <message>
        <source>Impor berkas stasiun</source>
        <translation>Import station file</translation>
    </message>
    <message>
        <source>Berkas *.bundle dari kantor. Rekaman yang sudah ada tidak berubah.</source>
        <translation>A *.bundle file from the office. Existing records do not change.</translation>
    </message>
    <message>
        <source>Tidak ada berkas stasiun di flash disk, Dokumen, atau Unduhan. Pasang flash disk, atau ketik letak berkas.</source>
        <translation>No station file on a flash disk, in Documents or Downloads. Plug in the flash disk, or type the file&apos;s place.</translation>
    </message>
    <message>
        <source>Batal</source>
        <translation>Cancel</translation>
    </message>
    <message>
        <source>Baca berkas</source>
        <translation>Read file</translation>
    </message>
    <message>
        <source>Membaca berkas…</source>
        <translation>Reading the file…</translation>
    </message>
    <message>
        <source>Menyiapkan stasiun…</source>
        <translation>Preparing the station…</translation>
    </message>
    <message>
        <source>Pastikan kantornya</source>
        <translation>Make sure of the office</translation>
    </message>
    <message>
        <source>Berkas ini mengaku dari %1, untuk stasiun %2 (%3). Telepon kantor dan minta sidik kuncinya dibacakan.</source>
        <translation>This file claims to be from %1, for station %2 (%3). Call the office and have its fingerprint read out.</translation>
    </message>
    <message>
        <source>Sidik kunci kantor yang dibacakan</source>
        <translation>Office fingerprint as read out</translation>
    </message>
    <message>
        <source>Berkas lain</source>
        <translation>Another file</translation>
    </message>
    <message>
        <source>Lanjut</source>
        <translation>Continue</translation>
    </message>
    <message>
        <source>Siapa yang akan bertugas?</source>
        <translation>Who will work here?</translation>
    </message>
    <message>
        <source>Petugas berikutnya</source>
        <translation>Next person</translation>
    </message>
    <message>
        <source>Cukup, siapkan stasiun</source>
        <translation>Enough, prepare the station</translation>
    </message>
    <message>
        <source>Simpan, petugas berikutnya</source>
        <translation>Save, next person</translation>
    </message>
    <message>
        <source>Siapkan stasiun</source>
        <translation>Prepare the station</translation>
    </message>
    <message>
        <source>Sidik kunci ini tidak cocok dengan berkasnya.</source>
        <translation>This fingerprint does not match the file.</translation>
    </message>
    <message>
        <source>Minta kantor membacakannya sekali lagi. Bila tetap berbeda, jangan pakai berkas ini: mungkin bukan dari kantor itu.</source>
        <translation>Have the office read it out once more. If it still differs, do not use this file: it may not be from that office.</translation>
    </message>
    <message>
        <source>Frasa sandi ini terlalu pendek.</source>
        <translation>This passphrase is too short.</translation>
    </message>
    <message>
        <source>Pakai %1 huruf atau lebih, misalnya empat kata yang mudah diingat.</source>
        <translation>Use %1 letters or more, four words that are easy to remember for example.</translation>
    </message>
    <message>
        <source>Dua ketikan tadi berbeda.</source>
        <translation>The two differ.</translation>
    </message>
    <message>
        <source>Buat frasa sandinya sekali lagi.</source>
        <translation>Make the passphrase once more.</translation>
    </message>
    <message>
        <source>Stasiun belum dapat disiapkan.</source>
        <translation>The station cannot be prepared yet.</translation>
    </message>
    <message>
        <source>Periksa ruang dan hak tulis di disk laptop, lalu coba lagi. Tidak ada yang hilang.</source>
        <translation>Check space and permission to write on the laptop&apos;s disk, then try again. Nothing is lost.</translation>
    </message>
    <message>
        <source>Berkas ini tidak ditemukan.</source>
        <translation>This file was not found.</translation>
    </message>
    <message>
        <source>Periksa letaknya, atau pasang lagi flash disk.</source>
        <translation>Check where it is, or plug in the flash disk again.</translation>
    </message>
    <message>
        <source>Berkas ini tidak dapat dibaca.</source>
        <translation>This file cannot be read.</translation>
    </message>
    <message>
        <source>Pasang lagi flash disk, atau minta kantor menyalinnya sekali lagi.</source>
        <translation>Plug in the flash disk again, or have the office copy it once more.</translation>
    </message>
    <message>
        <source>Ini bukan berkas stasiun, atau berkasnya rusak.</source>
        <translation>This is no station file, or it is damaged.</translation>
    </message>
    <message>
        <source>Pilih berkas *.bundle dari kantor, atau minta disalin sekali lagi.</source>
        <translation>Choose a *.bundle file from the office, or have it copied once more.</translation>
    </message>
    <message>
        <source>Berkas ini dari kantor lain.</source>
        <translation>This file is from another office.</translation>
    </message>
    <message>
        <source>Berkas ini mengaku dari %1, tetapi tidak ditandatangani kantor stasiun ini. Minta berkas dari kantor sendiri.</source>
        <translation>This file claims to be from %1, but this station&apos;s office did not sign it. Ask your own office for a file.</translation>
    </message>
    <message>
        <source>Laptop ini belum membuat permintaan.</source>
        <translation>This laptop has made no request yet.</translation>
    </message>
    <message>
        <source>Jalankan rekamctl station request, bawa berkasnya ke kantor, lalu impor jawabannya di sini.</source>
        <translation>Run rekamctl station request, take its file to the office, then import the answer here.</translation>
    </message>
    <message>
        <source>Berkas ini untuk laptop lain (stasiun %1).</source>
        <translation>This file is for another laptop (station %1).</translation>
    </message>
    <message>
        <source>Berkas ini untuk stasiun %1.</source>
        <translation>This file is for station %1.</translation>
    </message>
    <message>
        <source>Berkas ini lebih lama daripada yang dipakai.</source>
        <translation>This file is older than the one in use.</translation>
    </message>
    <message>
        <source>Pilih berkas terbaru dari kantor.</source>
        <translation>Choose the office&apos;s newest file.</translation>
    </message>
    <message>
        <source>Berkas ini habis masa pada %1.</source>
        <translation>This file expired on %1.</translation>
    </message>
    <message>
        <source>Minta kantor menerbitkan yang baru. Jam laptop sekarang %1: bila salah, betulkan dahulu.</source>
        <translation>Ask the office for a new one. The laptop&apos;s clock says %1: if that is wrong, set it first.</translation>
    </message>
    <message>
        <source>Tiap petugas memilih namanya, lalu membuat frasa sandinya sendiri. Tidak ada yang dapat membacanya kembali: ingat baik-baik.</source>
        <translation>Each person chooses their name, then a passphrase of their own. Nobody can read it back: remember it well.</translation>
    </message>
    <message>
        <source>Frasa sandi baru, paling sedikit %1 huruf</source>
        <translation>New passphrase, %1 letters or more</translation>
    </message>
    <message>
        <source>Sekali lagi</source>
        <translation>Once more</translation>
    </message>
    <message>
        <source>Ketik frasa sandi yang sama, supaya salah ketik ketahuan sekarang.</source>
        <translation>Type the same passphrase, so that a slip shows now.</translation>
    </message>
    <message>
        <source>Ulangi frasa sandi</source>
        <translation>Repeat the passphrase</translation>
    </message>
</context>
<context>
    <name>rekam::workflow::LeavePanel</name>
    <message>
        <source>Pindah ke siswa lain?</source>
        <translation>Leave for another student?</translation>
    </message>
    <message>
        <source>Rekaman %1 tetap tersimpan</source>
        <translation>%1&apos;s record stays saved</translation>
    </message>
    <message>
        <source>Lanjutkan kapan saja dari langkah %1.</source>
        <translation>Go on at any time from step %1.</translation>
    </message>
    <message>
        <source>Tetap di sini</source>
        <translation>Stay here</translation>
    </message>
    <message>
        <source>Simpan &amp; pindah</source>
        <translation>Save and leave</translation>
    </message>
</context>
<context>
    <name>rekam::workflow::LoginDesk</name>
    <message>
        <source>Ketik frasa sandi dahulu.</source>
        <translation>Type the passphrase first.</translation>
    </message>
    <message>
        <source>Frasa sandi belum cocok. Periksa Caps Lock, lalu coba lagi.</source>
        <translation>The passphrase does not match yet. Check Caps Lock, then try again.</translation>
    </message>
    <message>
        <source>Surat tugas petugas ini sudah habis. Minta kantor menerbitkan yang baru, lalu impor berkas stasiun.</source>
        <translation>This officer&apos;s credential has expired. Ask the office for a new one, then import the station file.</translation>
    </message>
    <message>
        <source>Petugas ini belum punya kunci di stasiun ini. Minta penyelia menambahkannya.</source>
        <translation>This officer has no key at this station yet. Ask a supervisor to add it.</translation>
    </message>
    <message>
        <source>Brankas tidak dapat dibuka (%1). Data tetap di laptop; panggil penyelia.</source>
        <translation>The vault cannot be opened (%1). The data stay on the laptop; call the supervisor.</translation>
    </message>
    <message>
        <source>Disk penuh, brankas tidak dapat dibuka. Kosongkan disk, lalu masuk lagi.</source>
        <translation>The disk is full, the vault cannot be opened. Make room, then log in again.</translation>
    </message>
    <message>
        <source>Folder brankas (store) tidak dapat ditulis pengguna ini. Beri hak tulis, lalu masuk lagi.</source>
        <translation>This user may not write to the vault's folder (store). Grant it, then log in again.</translation>
    </message>
    <message>
        <source>Stasiun</source>
        <translation>Station</translation>
    </message>
    <message>
        <source>Daring</source>
        <translation>Online</translation>
    </message>
    <message>
        <source>Luring</source>
        <translation>Offline</translation>
    </message>
    <message>
        <source>Masuk dan merekam tidak perlu jaringan</source>
        <translation>Logging in and recording need no network</translation>
    </message>
    <message>
        <source>Perekaman KTP-el di sekolah</source>
        <translation>KTP-el recording at schools</translation>
    </message>
    <message>
        <source>Stasiun belum disiapkan. Impor berkas stasiun dari flash disk.</source>
        <translation>The station is not set up yet. Import the station file from a flash disk.</translation>
    </message>
    <message>
        <source>Siapa yang bertugas?</source>
        <translation>Who is on duty?</translation>
    </message>
    <message>
        <source>Lupa frasa sandi? Penyelia dapat membuka dengan kodenya, tanpa jaringan.</source>
        <translation>Forgot the passphrase? A supervisor can open with the code, without a network.</translation>
    </message>
    <message>
        <source>Surat kunci stasiun sudah habis.</source>
        <translation>The station&apos;s key letter has expired.</translation>
    </message>
    <message>
        <source>Boleh masuk untuk mengekspor dan menutup sesi. Minta berkas stasiun baru dari kantor untuk merekam lagi.</source>
        <translation>You may log in to export and close the session. Ask the office for a new station file to record again.</translation>
    </message>
    <message>
        <source>Masuk</source>
        <translation>Log in</translation>
    </message>
    <message>
        <source>Membuka brankas…</source>
        <translation>Opening the vault…</translation>
    </message>
    <message>
        <source>Selamat datang di Rekam</source>
        <translation>Welcome to Rekam</translation>
    </message>
    <message>
        <source>Impor berkas stasiun</source>
        <translation>Import station file</translation>
    </message>
    <message>
        <source>Impor</source>
        <translation>Import</translation>
    </message>
    <message>
        <source>Tekan angka di sebelah nama, lalu ketik frasa sandi.</source>
        <translation>Press the number beside the name, then type the passphrase.</translation>
    </message>
    <message>
        <source>Ketik frasa sandi. Orang lain: panah atas atau bawah.</source>
        <translation>Type the passphrase. Somebody else: arrow up or down.</translation>
    </message>
    <message>
        <source>Ketik frasa sandi.</source>
        <translation>Type the passphrase.</translation>
    </message>
    <message>
        <source>id_ID</source>
        <translation>en_GB</translation>
    </message>
    <message>
        <source>Semua aman, %1 paket di laptop</source>
        <translation>All safe, %1 packets on the laptop</translation>
    </message>
    <message>
        <source>Belum aman %1 dari %2 paket, tertahan %3</source>
        <translation>Not safe %1 of %2 packets, held %3</translation>
    </message>
    <message>
        <source>Belum aman %1 dari %2 paket</source>
        <translation>Not safe %1 of %2 packets</translation>
    </message>
    <message>
        <source>Salinan ke-2 %1 · Diterima pusat %2. Dihitung saat brankas terakhir dibuka.</source>
        <translation>2nd copy %1 · Received by the centre %2. Counted when the store was last open.</translation>
    </message>
    <message>
        <source>Brankas lama pernah dipasang (%1).</source>
        <translation>An older store was put in place (%1).</translation>
    </message>
    <message>
        <source>Cocokkan rekaman dengan resi pusat, lalu penyelia menyatakannya di Beranda.</source>
        <translation>Compare the records with the centre&apos;s receipts; then a supervisor says so on Home.</translation>
    </message>
    <message>
        <source>Terlalu banyak percobaan. Tunggu, atau penyelia memilih namanya dan masuk. Data tetap aman.</source>
        <translation>Too many tries. Wait, or a supervisor chooses their own name and logs in. The data stay safe.</translation>
    </message>
    <message>
        <source>Tunggu %1 detik</source>
        <translation>Wait %1 seconds</translation>
    </message>
</context>
<context>
    <name>rekam::workflow::Panels</name>
    <message>
        <source>Konfirmasi jam</source>
        <translation>Confirm the clock</translation>
    </message>
    <message>
        <source>Jam laptop %1, padahal rekaman terakhir %2. Perekaman menunggu sampai penyelia memastikan jam ini benar.</source>
        <translation>The laptop clock says %1, but the last record is from %2. Recording waits until a supervisor confirms the clock.</translation>
    </message>
    <message>
        <source>Validasi tanpa sidik jari</source>
        <translation>Validation without a finger</translation>
    </message>
    <message>
        <source>Izin penyelia: belum 16 tahun</source>
        <translation>Supervisor&apos;s permission: under 16</translation>
    </message>
    <message>
        <source>Penyelia: ini orang yang berbeda</source>
        <translation>Supervisor: this is another person</translation>
    </message>
</context>
<context>
    <name>rekam::workflow::PhotoStep</name>
    <message>
        <source>Wajah tidak ditemukan.</source>
        <translation>No face found.</translation>
    </message>
    <message>
        <source>Minta siswa menghadap kamera, wajah di dalam oval, lalu ambil lagi.</source>
        <translation>Ask the student to face the camera, inside the oval, then capture again.</translation>
    </message>
    <message>
        <source>Ada lebih dari satu wajah.</source>
        <translation>There is more than one face.</translation>
    </message>
    <message>
        <source>Pastikan hanya siswa ini di depan kamera, lalu ambil lagi.</source>
        <translation>Make sure that only this student is before the camera, then capture again.</translation>
    </message>
    <message>
        <source>Kedua mata tidak terlihat.</source>
        <translation>Both eyes are not visible.</translation>
    </message>
    <message>
        <source>Lepas kacamata, singkirkan rambut, buka mata, lalu ambil lagi.</source>
        <translation>Take off glasses, move hair aside, open the eyes, then capture again.</translation>
    </message>
    <message>
        <source>Kepala terpotong atau wajah tidak utuh.</source>
        <translation>The head is cut off or the face is not whole.</translation>
    </message>
    <message>
        <source>Geser siswa ke tengah oval, lalu ambil lagi.</source>
        <translation>Move the student to the middle of the oval, then capture again.</translation>
    </message>
    <message>
        <source>Ulangi</source>
        <translation>Retake</translation>
    </message>
    <message>
        <source>Belum ada foto yang diulang.</source>
        <translation>No photo has been repeated yet.</translation>
    </message>
    <message>
        <source>Sudah %1 foto. Pilih salah satu.</source>
        <translation>%1 photos already. Choose one of them.</translation>
    </message>
    <message>
        <source>Siswa setuju, lanjut</source>
        <translation>Student agrees, continue</translation>
    </message>
    <message>
        <source>Coba kamera lagi</source>
        <translation>Try the camera again</translation>
    </message>
    <message>
        <source>Ambil foto</source>
        <translation>Take photo</translation>
    </message>
    <message>
        <source>Mengambil…</source>
        <translation>Capturing…</translation>
    </message>
    <message>
        <source>Kamera langsung</source>
        <translation>Live camera</translation>
    </message>
    <message>
        <source>Wajah terdeteksi</source>
        <translation>Face found</translation>
    </message>
    <message>
        <source>Mencari wajah</source>
        <translation>Looking for a face</translation>
    </message>
    <message>
        <source>Foto %1</source>
        <translation>Photo %1</translation>
    </message>
    <message>
        <source>Kamera</source>
        <translation>Camera</translation>
    </message>
    <message>
        <source>Kamera terlepas</source>
        <translation>Camera came off</translation>
    </message>
    <message>
        <source>%1 baik</source>
        <translation>%1 good</translation>
    </message>
    <message>
        <source>%1 baik, %2 perlu dilihat</source>
        <translation>%1 good, %2 to look at</translation>
    </message>
    <message>
        <source>Pemeriksaan foto %1</source>
        <translation>Checks of photo %1</translation>
    </message>
    <message>
        <source>Pemeriksaan langsung</source>
        <translation>Live checks</translation>
    </message>
    <message>
        <source>Pengambilan</source>
        <translation>Takes</translation>
    </message>
    <message>
        <source>paling banyak %1, tombol 1–%1 memilih</source>
        <translation>%1 at most, keys 1–%1 choose</translation>
    </message>
    <message>
        <source>Dipilih</source>
        <translation>Chosen</translation>
    </message>
    <message>
        <source>Diulang</source>
        <translation>Repeated</translation>
    </message>
    <message>
        <source>Belum</source>
        <translation>Not yet</translation>
    </message>
    <message>
        <source>Menunggu persetujuan siswa di layar kedua</source>
        <translation>Waiting for the student to agree on the second screen</translation>
    </message>
    <message>
        <source>Tanyakan: “Fotonya sudah bagus?” Siswa menyentuh Ya, atau tekan Enter setelah ia mengangguk.</source>
        <translation>Ask: “Is the photo good?” The student touches Yes, or press Enter after a nod.</translation>
    </message>
    <message>
        <source>Pas foto</source>
        <translation>Photo</translation>
    </message>
    <message>
        <source>Fotonya sudah bagus?</source>
        <translation>Is the photo good?</translation>
    </message>
    <message>
        <source>Ya, pakai foto ini</source>
        <translation>Yes, use this photo</translation>
    </message>
    <message>
        <source>Lihat ke kamera</source>
        <translation>Look at the camera</translation>
    </message>
    <message>
        <source>Duduk tegak</source>
        <translation>Sit upright</translation>
    </message>
    <message>
        <source>Lepas kacamata</source>
        <translation>Take off glasses</translation>
    </message>
    <message>
        <source>Mata terbuka</source>
        <translation>Eyes open</translation>
    </message>
    <message>
        <source>Menunggu persetujuan siswa</source>
        <translation>Waiting for the student to agree</translation>
    </message>
    <message>
        <source>Putar laptop ke siswa dan tanyakan: “Fotonya sudah bagus?” Tekan Enter setelah ia mengangguk.</source>
        <translation>Turn the laptop to the student and ask: “Is the photo good?” Press Enter after a nod.</translation>
    </message>
    <message>
        <source>Belum ada kamera lain.</source>
        <translation>There is no other camera yet.</translation>
    </message>
    <message>
        <source>Kamera untuk foto berikutnya: %1.</source>
        <translation>Camera for the next photo: %1.</translation>
    </message>
    <message>
        <source>Foto yang sudah diambil tetap. Enter bila siswa setuju.</source>
        <translation>The photos taken stay. Enter when the student agrees.</translation>
    </message>
    <message>
        <source>Belum dapat diperiksa lagi</source>
        <translation>Could not be checked again yet</translation>
    </message>
    <message>
        <source>fotonya tersimpan</source>
        <translation>the photo is saved</translation>
    </message>
    <message>
        <source>Foto diperiksa lagi…</source>
        <translation>Checking the photo again…</translation>
    </message>
    <message>
        <source>dari yang tersimpan</source>
        <translation>from what is saved</translation>
    </message>
    <message>
        <source>Periksa foto lagi</source>
        <translation>Check the photo again</translation>
    </message>
    <message>
        <source>Memeriksa foto…</source>
        <translation>Checking the photo…</translation>
    </message>
    <message>
        <source>Sebentar, kami periksa</source>
        <translation>One moment, we are checking</translation>
    </message>
</context>
<context>
    <name>rekam::workflow::PostponePanel</name>
    <message>
        <source>Tunda siswa ini</source>
        <translation>Postpone this student</translation>
    </message>
    <message>
        <source>Yang sudah tersimpan tidak hilang. Siswa dapat dilanjutkan kapan saja.</source>
        <translation>What is saved is not lost. The student can be continued at any time.</translation>
    </message>
    <message>
        <source>Catatan (boleh kosong)</source>
        <translation>Note (may stay empty)</translation>
    </message>
    <message>
        <source>Batal</source>
        <translation>Cancel</translation>
    </message>
    <message>
        <source>Tunda siswa</source>
        <translation>Postpone student</translation>
    </message>
</context>
<context>
    <name>rekam::workflow::QueueDesk</name>
    <message>
        <source>Bukti perekaman</source>
        <translation>Recording receipt</translation>
    </message>
    <message>
        <source>Menunggu</source>
        <translation>Waiting</translation>
    </message>
    <message>
        <source>Sedang direkam</source>
        <translation>Being recorded</translation>
    </message>
    <message>
        <source>Tertunda</source>
        <translation>Postponed</translation>
    </message>
    <message>
        <source>Belum terverifikasi</source>
        <translation>Not verified yet</translation>
    </message>
    <message>
        <source>Perlu perbaikan data</source>
        <translation>Data need correction</translation>
    </message>
    <message>
        <source>Sudah rekam</source>
        <translation>Already recorded</translation>
    </message>
    <message>
        <source>Belum 16</source>
        <translation>Under 16</translation>
    </message>
    <message>
        <source>Selesai</source>
        <translation>Done</translation>
    </message>
    <message>
        <source>Perlu rekam ulang</source>
        <translation>Record again</translation>
    </message>
    <message>
        <source>Daftar cetak</source>
        <translation>Print list</translation>
    </message>
    <message>
        <source>Ditunda</source>
        <translation>Postponed</translation>
    </message>
    <message>
        <source>Bisa direkam mulai %1</source>
        <translation>Allowed from %1</translation>
    </message>
    <message>
        <source>Disegel dengan usulan</source>
        <translation>Sealed with a proposal</translation>
    </message>
    <message>
        <source>Sudah pernah direkam</source>
        <translation>Recorded before</translation>
    </message>
    <message>
        <source>Menurut daftar permohonan</source>
        <translation>According to the application list</translation>
    </message>
    <message>
        <source>Sudah direkam di stasiun ini</source>
        <translation>Recorded at this station</translation>
    </message>
    <message>
        <source>Keadaannya di Kirim (F4)</source>
        <translation>Its state is in Send (F4)</translation>
    </message>
    <message>
        <source>Belum pernah rekam</source>
        <translation>Never recorded</translation>
    </message>
    <message>
        <source>Daftar tidak menyebut status rekam</source>
        <translation>The list says nothing about earlier recording</translation>
    </message>
    <message>
        <source>Lahir %1</source>
        <translation>Born %1</translation>
    </message>
    <message>
        <source>%1 tahun, belum bisa direkam</source>
        <translation>%1 years, cannot be recorded yet</translation>
    </message>
    <message>
        <source>%1 tahun, rekam saja</source>
        <translation>%1 years, record only</translation>
    </message>
    <message>
        <source>%1 tahun, rekam dan cetak</source>
        <translation>%1 years, record and print</translation>
    </message>
    <message>
        <source>%1 tahun, pernah kawin</source>
        <translation>%1 years, has been married</translation>
    </message>
    <message>
        <source>Akta kawin diperlukan</source>
        <translation>Marriage certificate needed</translation>
    </message>
    <message>
        <source>NIK cocok dengan data</source>
        <translation>NIK matches the data</translation>
    </message>
    <message>
        <source>Tanggal lahir dan kelamin</source>
        <translation>Birth date and sex</translation>
    </message>
    <message>
        <source>Tanggal lahir atau kelamin berbeda dengan NIK</source>
        <translation>Birth date or sex differs from the NIK</translation>
    </message>
    <message>
        <source>Ini bisa benar; NIK tidak berubah seumur hidup. Lanjutkan bila KK cocok.</source>
        <translation>This can be right; a NIK never changes. Go on if the KK matches.</translation>
    </message>
    <message>
        <source>Latar foto merah</source>
        <translation>Red photo background</translation>
    </message>
    <message>
        <source>Tahun lahir ganjil</source>
        <translation>Odd birth year</translation>
    </message>
    <message>
        <source>Latar foto biru</source>
        <translation>Blue photo background</translation>
    </message>
    <message>
        <source>Tahun lahir genap</source>
        <translation>Even birth year</translation>
    </message>
    <message>
        <source>Latar foto oranye</source>
        <translation>Orange photo background</translation>
    </message>
    <message>
        <source>Warga negara asing</source>
        <translation>Foreign citizen</translation>
    </message>
    <message>
        <source>Tunda / tidak hadir</source>
        <translation>Postpone / absent</translation>
    </message>
    <message>
        <source>Lanjutkan %1</source>
        <translation>Continue with %1</translation>
    </message>
    <message>
        <source>Rekam %1</source>
        <translation>Record %1</translation>
    </message>
    <message>
        <source>Masukkan ke daftar cetak</source>
        <translation>Add to the print list</translation>
    </message>
    <message>
        <source>Minta izin penyelia</source>
        <translation>Ask supervisor</translation>
    </message>
    <message>
        <source>Semua</source>
        <translation>All</translation>
    </message>
    <message>
        <source>Perlu perbaikan</source>
        <translation>Need correction</translation>
    </message>
    <message>
        <source>%1 dari %2 selesai</source>
        <translation>%1 of %2 done</translation>
    </message>
    <message>
        <source>%1 menunggu</source>
        <translation>%1 waiting</translation>
    </message>
    <message>
        <source>%1 tertunda</source>
        <translation>%1 postponed</translation>
    </message>
    <message>
        <source>%1 perlu perbaikan</source>
        <translation>%1 need correction</translation>
    </message>
    <message>
        <source>%1 sudah rekam</source>
        <translation>%1 recorded before</translation>
    </message>
    <message>
        <source>%1 selesai</source>
        <translation>%1 done</translation>
    </message>
    <message>
        <source>Semua kelas</source>
        <translation>All classes</translation>
    </message>
    <message>
        <source>Belum ada daftar siswa. Impor daftar permohonan.</source>
        <translation>No list of students yet. Import an application list.</translation>
    </message>
    <message>
        <source>Impor daftar</source>
        <translation>Import list</translation>
    </message>
    <message>
        <source>Tidak ada siswa di saringan ini.</source>
        <translation>No students under this filter.</translation>
    </message>
    <message>
        <source>Tidak ada “%1”.</source>
        <translation>No “%1”.</translation>
    </message>
    <message>
        <source>Tampilkan semua</source>
        <translation>Show all</translation>
    </message>
    <message>
        <source>%1 tahun, diizinkan %2</source>
        <translation>%1 years, allowed by %2</translation>
    </message>
    <message>
        <source>%1; rekam saja</source>
        <translation>%1; record only</translation>
    </message>
    <message>
        <source>Tidak ada “%1”. Mirip: %2.</source>
        <translation>There is no “%1”. Alike: %2.</translation>
    </message>
    <message>
        <source>%1 belum 16</source>
        <translation>%1 not yet 16</translation>
    </message>
</context>
<context>
    <name>rekam::workflow::ReadBackStep</name>
    <message>
        <source>belum diisi</source>
        <translation>not filled in</translation>
    </message>
    <message>
        <source>Nama lengkap</source>
        <translation>Full name</translation>
    </message>
    <message>
        <source>NIK</source>
        <translation>NIK</translation>
    </message>
    <message>
        <source>Tempat, tanggal lahir</source>
        <translation>Place and date of birth</translation>
    </message>
    <message>
        <source>Jenis kelamin</source>
        <translation>Sex</translation>
    </message>
    <message>
        <source>Golongan darah</source>
        <translation>Blood group</translation>
    </message>
    <message>
        <source>Agama</source>
        <translation>Religion</translation>
    </message>
    <message>
        <source>Status perkawinan</source>
        <translation>Marital status</translation>
    </message>
    <message>
        <source>Pekerjaan</source>
        <translation>Occupation</translation>
    </message>
    <message>
        <source>Nama ibu</source>
        <translation>Mother&apos;s name</translation>
    </message>
    <message>
        <source>Nama ayah</source>
        <translation>Father&apos;s name</translation>
    </message>
    <message>
        <source>Alamat</source>
        <translation>Address</translation>
    </message>
    <message>
        <source>%1 isian ditandai salah.</source>
        <translation>%1 fields marked wrong.</translation>
    </message>
    <message>
        <source>Rekaman boleh lanjut; siswa masuk daftar Perlu perbaikan data. SIAK tidak diubah di sini.</source>
        <translation>The record may go on; the student is listed under Data need correction. SIAK is not changed here.</translation>
    </message>
    <message>
        <source>Pengambilan biometrik masih terkunci</source>
        <translation>Biometric capture is still locked</translation>
    </message>
    <message>
        <source>Terbuka setelah data dibacakan dan siswa membenarkannya.</source>
        <translation>It opens when the data have been read and the student agrees.</translation>
    </message>
    <message>
        <source>Ada yang salah</source>
        <translation>Something is wrong</translation>
    </message>
    <message>
        <source>Sudah dibacakan &amp; benar</source>
        <translation>Read aloud &amp; correct</translation>
    </message>
    <message>
        <source>Sudah dibacakan, lanjut dengan catatan</source>
        <translation>Read aloud, continue with a note</translation>
    </message>
    <message>
        <source>Data diri</source>
        <translation>Personal data</translation>
    </message>
    <message>
        <source>Dengarkan, lalu bilang kalau ada yang salah</source>
        <translation>Listen, and say so if something is wrong</translation>
    </message>
    <message>
        <source>Persetujuan wali belum dicatat</source>
        <translation>The guardian&apos;s consent is not noted yet</translation>
    </message>
    <message>
        <source>Catat dengan F6. Tanpa itu rekaman tidak dapat lanjut.</source>
        <translation>Note it with F6. Without it the record cannot go on.</translation>
    </message>
    <message>
        <source>Catat dengan F6. Rekaman boleh lanjut tanpanya.</source>
        <translation>Note it with F6. The record may go on without.</translation>
    </message>
    <message>
        <source>Ubah persetujuan wali</source>
        <translation>Change the guardian&apos;s consent</translation>
    </message>
    <message>
        <source>Persetujuan wali</source>
        <translation>Guardian&apos;s consent</translation>
    </message>
    <message>
        <source>Catat dengan F6, atau tunda (F8) bila wali tidak setuju.</source>
        <translation>Note it with F6, or postpone (F8) if the guardian does not agree.</translation>
    </message>
    <message>
        <source>Nomor KK</source>
        <translation>Family card</translation>
    </message>
    <message>
        <source>Bacakan dengan suara jelas, lalu tanyakan: “Sudah benar?”</source>
        <translation>Read aloud clearly, then ask: “Is it right?”</translation>
    </message>
    <message>
        <source>Tampil di layar siswa</source>
        <translation>Shown on the student screen</translation>
    </message>
    <message>
        <source>Putar laptop ke siswa</source>
        <translation>Turn the laptop to the student</translation>
    </message>
</context>
<context>
    <name>rekam::workflow::ReceiptStep</name>
    <message>
        <source>Masuk ke laptop lewat layar masuk biasa (XDG_RUNTIME_DIR). Catatkan nomor bukti untuk siswa.</source>
        <translation>Log in to the laptop through its usual login screen (XDG_RUNTIME_DIR). Note the receipt number for the student.</translation>
    </message>
    <message>
        <source>PDF bukti tidak dibuat: tidak ada folder di memori</source>
        <translation>The receipt PDF was not made: there is no folder in memory</translation>
    </message>
    <message>
        <source>Rekaman %1 aman</source>
        <translation>The record of %1 is safe</translation>
    </message>
    <message>
        <source>Terbaca ulang</source>
        <translation>Read back</translation>
    </message>
    <message>
        <source>Pusat</source>
        <translation>Centre</translation>
    </message>
    <message>
        <source>Diterima</source>
        <translation>Received</translation>
    </message>
    <message>
        <source>Menunggu</source>
        <translation>Waiting</translation>
    </message>
    <message>
        <source>Rekam saja</source>
        <translation>Record only</translation>
    </message>
    <message>
        <source>Rekam dan cetak</source>
        <translation>Record and print</translation>
    </message>
    <message>
        <source>KTP-el mulai %1</source>
        <translation>KTP-el from %1</translation>
    </message>
    <message>
        <source>Bukti perekaman</source>
        <translation>Recording receipt</translation>
    </message>
    <message>
        <source>Nama</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>NIK</source>
        <translation>NIK</translation>
    </message>
    <message>
        <source>Sekolah</source>
        <translation>School</translation>
    </message>
    <message>
        <source>Bukan kartu identitas</source>
        <translation>Not an identity card</translation>
    </message>
    <message>
        <source>Buka PDF bukti</source>
        <translation>Open receipt PDF</translation>
    </message>
    <message>
        <source>Siswa berikutnya</source>
        <translation>Next student</translation>
    </message>
    <message>
        <source>Selesai! Terima kasih, %1.</source>
        <translation>Done! Thank you, %1.</translation>
    </message>
    <message>
        <source>Ambil bukti di petugas.</source>
        <translation>Collect your receipt from the officer.</translation>
    </message>
    <message>
        <source>latar foto merah (lahir %1, tahun ganjil)</source>
        <translation>red background (born %1, odd year)</translation>
    </message>
    <message>
        <source>latar foto biru (lahir %1, tahun genap)</source>
        <translation>blue background (born %1, even year)</translation>
    </message>
    <message>
        <source>latar foto oranye (warga negara asing)</source>
        <translation>orange background (foreign national)</translation>
    </message>
    <message>
        <source>dikirim saat ada jaringan, menunggu resi</source>
        <translation>sent when there is a network, waiting for the receipt</translation>
    </message>
    <message>
        <source>Ditolak</source>
        <translation>Refused</translation>
    </message>
    <message>
        <source>resi sah %1, dibuka dan disahkan</source>
        <translation>valid receipt %1, opened and accepted</translation>
    </message>
    <message>
        <source>resi sah %1</source>
        <translation>valid receipt %1</translation>
    </message>
    <message>
        <source>Disahkan</source>
        <translation>Accepted</translation>
    </message>
    <message>
        <source>Laptop %1</source>
        <translation>Laptop %1</translation>
    </message>
    <message>
        <source>disegel %1 · %2 MB</source>
        <translation>sealed %1 · %2 MB</translation>
    </message>
    <message>
        <source>BUKTI PEREKAMAN</source>
        <translation>RECORDING RECEIPT</translation>
    </message>
    <message>
        <source>Lahir</source>
        <translation>Born</translation>
    </message>
    <message>
        <source>No. %1</source>
        <translation>No. %1</translation>
    </message>
    <message>
        <source>Waktu</source>
        <translation>Time</translation>
    </message>
    <message>
        <source>Operator</source>
        <translation>Operator</translation>
    </message>
    <message>
        <source>Kontak</source>
        <translation>Contact</translation>
    </message>
    <message>
        <source>Tidak ada lagi yang menunggu</source>
        <translation>Nobody else is waiting</translation>
    </message>
    <message>
        <source>Di Antrean masih dapat dilihat siapa yang tertunda.</source>
        <translation>The queue still shows who was postponed.</translation>
    </message>
    <message>
        <source>Berikutnya: %1 %2, %3</source>
        <translation>Next: %1 %2, %3</translation>
    </message>
    <message>
        <source>%1, %2 tahun, %3.</source>
        <translation>%1, %2 years, %3.</translation>
    </message>
    <message>
        <source>Tersegel di laptop ini dan diterima pusat.</source>
        <translation>Sealed on this laptop and received by the centre.</translation>
    </message>
    <message>
        <source>Dua salinan sudah dibaca ulang.</source>
        <translation>Two copies were read back.</translation>
    </message>
    <message>
        <source>PDF</source>
        <translation>PDF</translation>
    </message>
    <message>
        <source>Ke antrean</source>
        <translation>To the queue</translation>
    </message>
    <message>
        <source>Rekaman %1 belum aman</source>
        <translation>%1&apos;s recording is not safe yet</translation>
    </message>
    <message>
        <source>Tersegel, baru ada di laptop ini. Sambungkan jaringan.</source>
        <translation>Sealed, only on this laptop so far. Connect the network.</translation>
    </message>
    <message>
        <source>Bukti dibuka di penampil PDF</source>
        <translation>The receipt is open in the PDF viewer</translation>
    </message>
    <message>
        <source>PDF bukti tidak dapat ditulis</source>
        <translation>The receipt PDF could not be written</translation>
    </message>
    <message>
        <source>Periksa ruang disk, lalu F10 lagi. Rekamannya sendiri sudah tersegel.</source>
        <translation>Check the disk space, then F10 again. The recording itself is sealed.</translation>
    </message>
    <message>
        <source>Belum ada penampil PDF di laptop ini</source>
        <translation>There is no PDF viewer on this laptop yet</translation>
    </message>
    <message>
        <source>Tertahan</source>
        <translation>Held</translation>
    </message>
    <message>
        <source>Salinan ke-2</source>
        <translation>2nd copy</translation>
    </message>
    <message>
        <source>Tersegel, baru ada di laptop ini. Sedang dikirim ke pusat.</source>
        <translation>Sealed, so far on this laptop only. On its way to the centre.</translation>
    </message>
    <message>
        <source>Tersegel, baru ada di laptop ini. Agen kirim berhenti: lihat Kirim (F4).</source>
        <translation>Sealed, so far on this laptop only. The sending agent has stopped: see Send (F4).</translation>
    </message>
    <message>
        <source>Rekaman %1 tertahan</source>
        <translation>%1&apos;s record is held</translation>
    </message>
    <message>
        <source>Cetak dari sana, lalu tutup penampilnya. Berkasnya: %1</source>
        <translation>Print from there, then close the viewer. The file: %1</translation>
    </message>
    <message>
        <source>Cetak dari sana, lalu tutup penampilnya. Berkasnya hanya di memori dan hilang saat layar dikunci.</source>
        <translation>Print from there, then close the viewer. The file is in memory only and goes when the screen is locked.</translation>
    </message>
    <message>
        <source>PDF-nya ada di %1. Catatkan nomor bukti untuk siswa.</source>
        <translation>The PDF is at %1. Write the receipt number down for the student.</translation>
    </message>
    <message>
        <source>PDF-nya ada di %1 sampai layar dikunci. Catatkan nomor bukti untuk siswa.</source>
        <translation>The PDF is at %1 until the screen is locked. Write the receipt number down for the student.</translation>
    </message>
    <message>
        <source>Menunggu siap cetak (PRR) dari pusat</source>
        <translation>Waiting for the centre to make it print-ready (PRR)</translation>
    </message>
    <message>
        <source>Pengecualian</source>
        <translation>Exception</translation>
    </message>
    <message>
        <source>Kunjungan ulang</source>
        <translation>Next visit</translation>
    </message>
    <message>
        <source>Menunggu siap cetak (PRR)</source>
        <translation>Waiting to be print-ready (PRR)</translation>
    </message>
</context>
<context>
    <name>rekam::workflow::Recording</name>
    <message>
        <source>Kembali</source>
        <translation>Back</translation>
    </message>
    <message>
        <source>Tunda</source>
        <translation>Postpone</translation>
    </message>
    <message>
        <source>Tersimpan</source>
        <translation>Saved</translation>
    </message>
    <message>
        <source>Sedang dikerjakan</source>
        <translation>In progress</translation>
    </message>
    <message>
        <source>Cocok</source>
        <translation>Matches</translation>
    </message>
    <message>
        <source>%1 pengecualian</source>
        <translation>%1 exceptions</translation>
    </message>
    <message>
        <source>%1 · %2 · %3 th</source>
        <translation>%1 · %2 · %3 y</translation>
    </message>
    <message>
        <source>Mulai %1</source>
        <translation>Started %1</translation>
    </message>
    <message>
        <source>%1 mnt %2</source>
        <translation>%1 min %2</translation>
    </message>
    <message>
        <source>Belum tersegel. Semua tangkapan masih tersimpan.</source>
        <translation>Not sealed yet. All captures are still saved.</translation>
    </message>
    <message>
        <source>Lengkapi langkah yang masih terbuka, lalu segel lagi.</source>
        <translation>Complete the steps that are still open, then seal again.</translation>
    </message>
    <message>
        <source>Dikecualikan</source>
        <translation>Excepted</translation>
    </message>
    <message>
        <source>Selamat datang</source>
        <translation>Welcome</translation>
    </message>
    <message>
        <source>Silakan duduk bila nomormu dipanggil.</source>
        <translation>Please sit down when your number is called.</translation>
    </message>
</context>
<context>
    <name>rekam::workflow::RosterPanel</name>
    <message>
        <source>Impor daftar permohonan</source>
        <translation>Import application list</translation>
    </message>
    <message>
        <source>CSV dari Dukcapil atau Excel. Impor dua kali tidak menggandakan siapa pun.</source>
        <translation>CSV from Dukcapil or Excel. Importing twice doubles nobody.</translation>
    </message>
    <message>
        <source>Tidak ada CSV di flash disk, Dokumen, atau Unduhan. Pasang flash disk, atau ketik letak berkas.</source>
        <translation>No CSV on flash disks, in Documents or Downloads. Plug in a flash disk, or type where the file is.</translation>
    </message>
    <message>
        <source>Batal</source>
        <translation>Cancel</translation>
    </message>
    <message>
        <source>Baca daftar</source>
        <translation>Read list</translation>
    </message>
    <message>
        <source>Membaca daftar…</source>
        <translation>Reading the list…</translation>
    </message>
    <message>
        <source>Menyimpan daftar…</source>
        <translation>Saving the list…</translation>
    </message>
    <message>
        <source>Untuk penugasan mana?</source>
        <translation>For which assignment?</translation>
    </message>
    <message>
        <source>%1: %2 siswa terbaca.</source>
        <translation>%1: %2 students read.</translation>
    </message>
    <message>
        <source>Nomor SPT (boleh kosong)</source>
        <translation>Order number (may stay empty)</translation>
    </message>
    <message>
        <source>Daftar ini belum ditandai disetujui.</source>
        <translation>This list is not marked approved yet.</translation>
    </message>
    <message>
        <source>Boleh dipakai; tanyakan persetujuannya ke kantor.</source>
        <translation>It may be used; ask the office for its approval.</translation>
    </message>
    <message>
        <source>Berkas lain</source>
        <translation>Another file</translation>
    </message>
    <message>
        <source>Impor %1 siswa</source>
        <translation>Import %1 students</translation>
    </message>
    <message>
        <source>Hasil impor</source>
        <translation>Import result</translation>
    </message>
    <message>
        <source>SPT belum diisi</source>
        <translation>Order not filled in</translation>
    </message>
    <message>
        <source>diterima</source>
        <translation>accepted</translation>
    </message>
    <message>
        <source>ditolak</source>
        <translation>rejected</translation>
    </message>
    <message>
        <source>ganda</source>
        <translation>duplicate</translation>
    </message>
    <message>
        <source>Baris %1</source>
        <translation>Row %1</translation>
    </message>
    <message>
        <source>Daftar ditandai disetujui.</source>
        <translation>The list is marked approved.</translation>
    </message>
    <message>
        <source>%1 siswa baru, %2 sudah ada, %3 diperbarui.</source>
        <translation>%1 new students, %2 known, %3 updated.</translation>
    </message>
    <message>
        <source>Impor berkas lain</source>
        <translation>Import another file</translation>
    </message>
    <message>
        <source>Selesai</source>
        <translation>Done</translation>
    </message>
    <message>
        <source>Daftar ini tidak menyebut sekolah.</source>
        <translation>This list names no school.</translation>
    </message>
    <message>
        <source>Boleh dipakai; atau tulis nama sekolah di baris pertama daftar, lalu impor lagi.</source>
        <translation>It may be used; or write the school&apos;s name in the first line of the list, then import again.</translation>
    </message>
</context>
<context>
    <name>rekam::workflow::SealStep</name>
    <message>
        <source>mata %1, ambang %2</source>
        <translation>eyes %1, threshold %2</translation>
    </message>
    <message>
        <source>jari %1, ambang %2</source>
        <translation>finger %1, threshold %2</translation>
    </message>
    <message>
        <source>Skor tertinggi: %1</source>
        <translation>Highest score: %1</translation>
    </message>
    <message>
        <source>Ambil ulang (langkah 5), tiap jari di tempatnya. Semua tangkapan lain tetap tersimpan.</source>
        <translation>Capture again (step 5), each finger in its place. All other captures stay saved.</translation>
    </message>
    <message>
        <source>Orang berbeda? Penyelia memutuskan (F6)</source>
        <translation>Another person? A supervisor decides (F6)</translation>
    </message>
    <message>
        <source>Satu jari dapat kebetulan mirip. Penyelia memeriksa orangnya, lalu validasi dengan frasa sandi dan penyelia (F6).</source>
        <translation>One finger may be alike by chance. The supervisor looks at the person; then validate with passphrase and supervisor (F6).</translation>
    </message>
    <message>
        <source>Satu jari mirip dengan jari lain %1 (skor %2, ambang %3).</source>
        <translation>One finger is like another finger of %1 (score %2, threshold %3).</translation>
    </message>
    <message>
        <source>Satu jari mirip dengan %1</source>
        <translation>One finger is like one of %1</translation>
    </message>
    <message>
        <source>Mata ini mirip dengan %1 (skor %2).</source>
        <translation>These eyes are like those of %1 (score %2).</translation>
    </message>
    <message>
        <source>Mata mirip dengan %1</source>
        <translation>Eyes like those of %1</translation>
    </message>
    <message>
        <source>Jari ini belum cocok dengan %1.</source>
        <translation>This finger does not match %1 yet.</translation>
    </message>
    <message>
        <source>Tempelkan telunjuk sekali lagi (F5), atau F6 dengan frasa sandi dan penyelia.</source>
        <translation>Place the index finger once more (F5), or F6 with passphrase and supervisor.</translation>
    </message>
    <message>
        <source>Terbaca ulang</source>
        <translation>Read back</translation>
    </message>
    <message>
        <source>Belum lengkap</source>
        <translation>Not complete</translation>
    </message>
    <message>
        <source>%1 pengecualian</source>
        <translation>%1 exceptions</translation>
    </message>
    <message>
        <source>Pas foto</source>
        <translation>Photo</translation>
    </message>
    <message>
        <source>Tanda tangan</source>
        <translation>Signature</translation>
    </message>
    <message>
        <source>Sidik jari</source>
        <translation>Fingerprints</translation>
    </message>
    <message>
        <source>%1 jari tersimpan</source>
        <translation>%1 fingers saved</translation>
    </message>
    <message>
        <source>Iris</source>
        <translation>Iris</translation>
    </message>
    <message>
        <source>Verifikasi telunjuk</source>
        <translation>Index finger verification</translation>
    </message>
    <message>
        <source>Cocok 1:1</source>
        <translation>Matches 1:1</translation>
    </message>
    <message>
        <source>Pindai baru: %1, ambang %2</source>
        <translation>New scan: %1, threshold %2</translation>
    </message>
    <message>
        <source>Pernyataan kebenaran data</source>
        <translation>Statement of correct data</translation>
    </message>
    <message>
        <source>Tersimpan</source>
        <translation>Saved</translation>
    </message>
    <message>
        <source>Ditandatangani %1, terikat isi rekaman</source>
        <translation>Signed %1, bound to the record</translation>
    </message>
    <message>
        <source>Membandingkan jari dan mata…</source>
        <translation>Comparing fingers and eyes…</translation>
    </message>
    <message>
        <source>Skor tertinggi %1, ambang %2</source>
        <translation>Highest score %1, threshold %2</translation>
    </message>
    <message>
        <source>Ini jari petugas %1</source>
        <translation>This is the finger of officer %1</translation>
    </message>
    <message>
        <source>Bukan jari petugas</source>
        <translation>Not an officer&apos;s finger</translation>
    </message>
    <message>
        <source>NIK cocok dengan orangnya</source>
        <translation>NIK matches the person</translation>
    </message>
    <message>
        <source>Validasi operator</source>
        <translation>Operator&apos;s validation</translation>
    </message>
    <message>
        <source>Cocok</source>
        <translation>Matches</translation>
    </message>
    <message>
        <source>Skor %1, ambang %2. Berlaku 2 menit.</source>
        <translation>Score %1, threshold %2. Lasts 2 minutes.</translation>
    </message>
    <message>
        <source>Dengan frasa sandi dan penyelia. Berlaku 2 menit.</source>
        <translation>With passphrase and supervisor. Lasts 2 minutes.</translation>
    </message>
    <message>
        <source>Menunggu</source>
        <translation>Waiting</translation>
    </message>
    <message>
        <source>%1, tempelkan telunjuk</source>
        <translation>%1, place your index finger</translation>
    </message>
    <message>
        <source>Belum cocok</source>
        <translation>No match yet</translation>
    </message>
    <message>
        <source>Skor %1, ambang %2</source>
        <translation>Score %1, threshold %2</translation>
    </message>
    <message>
        <source>Belum</source>
        <translation>Not yet</translation>
    </message>
    <message>
        <source>Ulangi validasi</source>
        <translation>Validate again</translation>
    </message>
    <message>
        <source>Frasa sandi + penyelia</source>
        <translation>Passphrase + supervisor</translation>
    </message>
    <message>
        <source>Segel rekaman</source>
        <translation>Seal record</translation>
    </message>
    <message>
        <source>Ke langkah yang belum lengkap</source>
        <translation>To the step that is not complete</translation>
    </message>
    <message>
        <source>Ini jari petugas. Ambil jari siswa (langkah 5).</source>
        <translation>This is an officer’s finger. Take the student’s (step 5).</translation>
    </message>
    <message>
        <source>Isi rekaman</source>
        <translation>Contents of the record</translation>
    </message>
    <message>
        <source>Semua lengkap</source>
        <translation>All complete</translation>
    </message>
    <message>
        <source>Bukan rekaman kembar</source>
        <translation>Not a duplicate record</translation>
    </message>
    <message>
        <source>Sidik jari ini milik petugas %1 (skor %2).</source>
        <translation>This fingerprint belongs to officer %1 (score %2).</translation>
    </message>
    <message>
        <source>Minta siswa menempelkan jarinya sendiri (langkah 5). Semua tangkapan lain tetap tersimpan.</source>
        <translation>Ask the student to place their own finger (step 5). All other captures stay saved.</translation>
    </message>
    <message>
        <source>Orang yang sama: tunda (F8). Orang berbeda: penyelia memeriksa orang dan berkasnya, lalu F6. Semua tangkapan tetap tersimpan.</source>
        <translation>The same person: postpone (F8). Another person: a supervisor checks person and papers, then F6. All captures stay saved.</translation>
    </message>
    <message>
        <source>Segel menutup rekaman untuk pusat</source>
        <translation>The seal closes the record for the centre</translation>
    </message>
    <message>
        <source>Sesudah disegel, rekaman masuk antrean kirim. Perubahan berikutnya menjadi versi baru.</source>
        <translation>Once sealed, the record joins the send queue. Later changes become a new version.</translation>
    </message>
    <message>
        <source>Pemeriksaan</source>
        <translation>Checks</translation>
    </message>
    <message>
        <source>Sebentar, kami periksa</source>
        <translation>One moment, we are checking</translation>
    </message>
    <message>
        <source>Ada simpanan yang tidak terbaca. Ambil ulang.</source>
        <translation>Something saved cannot be read. Capture again.</translation>
    </message>
    <message>
        <source>Membaca ulang…</source>
        <translation>Reading back…</translation>
    </message>
    <message>
        <source>Tidak terbaca</source>
        <translation>Unreadable</translation>
    </message>
    <message>
        <source>belum disetujui</source>
        <translation>not approved yet</translation>
    </message>
    <message>
        <source>disetujui siswa di layarnya</source>
        <translation>approved by the student on their screen</translation>
    </message>
    <message>
        <source>siswa mengangguk, dicatat %1</source>
        <translation>the student nodded, noted by %1</translation>
    </message>
    <message>
        <source>Foto %1, %2, mutu %3</source>
        <translation>Photo %1, %2, quality %3</translation>
    </message>
    <message>
        <source>Tidak ada jari yang dipindai ulang</source>
        <translation>No finger was scanned again</translation>
    </message>
    <message>
        <source>Dikecualikan</source>
        <translation>Excepted</translation>
    </message>
    <message>
        <source>Ditandatangani %1, tetapi isi rekaman berubah</source>
        <translation>Signed %1, but the record has changed</translation>
    </message>
    <message>
        <source>Dibenarkan %1 tanpa tanda tangan, terikat isi rekaman</source>
        <translation>Confirmed %1 without a signature, bound to the record</translation>
    </message>
    <message>
        <source>Tidak ada jari atau mata untuk dibandingkan</source>
        <translation>No finger or eye to compare</translation>
    </message>
    <message>
        <source>Semuanya dikecualikan. Cocokkan wajah dengan berkasnya.</source>
        <translation>All are excepted. Compare the face with the papers.</translation>
    </message>
    <message>
        <source>Jari petugas belum dapat dibandingkan</source>
        <translation>The officers&apos; fingers cannot be compared</translation>
    </message>
    <message>
        <source>Semua jari siswa dikecualikan.</source>
        <translation>All fingers of the student are excepted.</translation>
    </message>
    <message>
        <source>Tidak ada jari petugas yang terbaca di berkas stasiun.</source>
        <translation>No officer&apos;s finger can be read from the station file.</translation>
    </message>
    <message>
        <source>Data belum dibacakan</source>
        <translation>The data have not been read aloud</translation>
    </message>
    <message>
        <source>Kembali ke langkah 1 dan bacakan kepada siswa.</source>
        <translation>Go back to step 1 and read them to the student.</translation>
    </message>
    <message>
        <source>Dibacakan dan dibenarkan %1</source>
        <translation>Read aloud and confirmed %1</translation>
    </message>
    <message>
        <source>NIK, nama, atau tanggal lahir ditandai salah</source>
        <translation>NIK, name or birth date is marked as wrong</translation>
    </message>
    <message>
        <source>Dibacakan %1; kantor memutuskan lewat usulan perbaikan</source>
        <translation>Read aloud %1; the office decides on the proposed correction</translation>
    </message>
    <message>
        <source>NIK berbeda dengan tanggal lahir atau kelamin</source>
        <translation>NIK differs from birth date or sex</translation>
    </message>
    <message>
        <source>%1 goresan, %2</source>
        <translation>%1 strokes, %2</translation>
    </message>
    <message>
        <source>layar sentuh</source>
        <translation>touch screen</translation>
    </message>
    <message>
        <source>%1 jari, mutu %2–%3</source>
        <translation>%1 fingers, quality %2–%3</translation>
    </message>
    <message>
        <source>Mutu %1</source>
        <translation>Quality %1</translation>
    </message>
    <message>
        <source>Belum ada rekaman lain untuk dibandingkan</source>
        <translation>No other record to compare with yet</translation>
    </message>
    <message>
        <source>Stasiun ini belum menyimpan pola siswa lain.</source>
        <translation>This station does not hold the patterns of another student yet.</translation>
    </message>
    <message>
        <source>Mirip dengan %1</source>
        <translation>Similar to %1</translation>
    </message>
    <message>
        <source>Tidak sama dengan %1 rekaman lain di stasiun ini</source>
        <translation>Not the same as %1 other records of this station</translation>
    </message>
    <message>
        <source>%1 petugas dibandingkan, skor tertinggi %2, ambang %3</source>
        <translation>%1 officers compared, highest score %2, threshold %3</translation>
    </message>
    <message>
        <source>antrean %1</source>
        <translation>queue %1</translation>
    </message>
    <message>
        <source>antrean %1 sesi lain (%2)</source>
        <translation>queue %1 of another session (%2)</translation>
    </message>
    <message>
        <source>Sidik jari ini mirip dengan %1 (skor %2).</source>
        <translation>This fingerprint is similar to %1 (score %2).</translation>
    </message>
    <message>
        <source>disetujui %1</source>
        <translation>approved by %1</translation>
    </message>
    <message>
        <source>persetujuan penyelia menyusul</source>
        <translation>a supervisor will approve later</translation>
    </message>
    <message>
        <source>foto bukti ada</source>
        <translation>evidence photo taken</translation>
    </message>
    <message>
        <source>tanpa foto bukti</source>
        <translation>no evidence photo</translation>
    </message>
    <message>
        <source>Lengkap dengan %1 pengecualian</source>
        <translation>Complete, with exceptions: %1</translation>
    </message>
    <message>
        <source>Periksa isi rekaman, lalu Enter dan tempelkan telunjuk.</source>
        <translation>Check the record, then Enter and place your index finger.</translation>
    </message>
    <message>
        <source>Memeriksa rekaman…</source>
        <translation>Checking the record…</translation>
    </message>
    <message>
        <source>Tempelkan telunjuk %1</source>
        <translation>Place %1&apos;s index finger</translation>
    </message>
    <message>
        <source>Jari petugas ini belum terdaftar di kantor.</source>
        <translation>This officer&apos;s finger is not registered at the office yet.</translation>
    </message>
    <message>
        <source>Periksa lagi</source>
        <translation>Check again</translation>
    </message>
    <message>
        <source>Rekaman belum terperiksa. F5 memeriksa lagi.</source>
        <translation>The record is not checked yet. F5 checks again.</translation>
    </message>
</context>
<context>
    <name>rekam::workflow::SettingsDesk</name>
    <message>
        <source>Tampilan diganti.</source>
        <translation>Appearance changed.</translation>
    </message>
    <message>
        <source>Urungkan</source>
        <translation>Undo</translation>
    </message>
    <message>
        <source>Tampilan berlaku sekarang, tetapi belum dapat diingat.</source>
        <translation>The appearance applies now, but cannot be remembered yet.</translation>
    </message>
    <message>
        <source>Stasiun</source>
        <translation>Station</translation>
    </message>
    <message>
        <source>Ditetapkan kantor dalam berkas stasiun; tidak dapat diubah di sini.</source>
        <translation>Set by the office in the station file; cannot be changed here.</translation>
    </message>
    <message>
        <source>Kode stasiun</source>
        <translation>Station code</translation>
    </message>
    <message>
        <source>Nama</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>Kantor</source>
        <translation>Office</translation>
    </message>
    <message>
        <source>Kode wilayah</source>
        <translation>Area code</translation>
    </message>
    <message>
        <source>Mode</source>
        <translation>Mode</translation>
    </message>
    <message>
        <source>Surat kunci berlaku sampai</source>
        <translation>Key letter valid until</translation>
    </message>
    <message>
        <source>%1 (sudah habis)</source>
        <translation>%1 (expired)</translation>
    </message>
    <message>
        <source>Berkas stasiun</source>
        <translation>Station file</translation>
    </message>
    <message>
        <source>nomor %1, terbit %2</source>
        <translation>number %1, issued %2</translation>
    </message>
    <message>
        <source>Sidik kunci stasiun</source>
        <translation>Station key fingerprint</translation>
    </message>
    <message>
        <source>Sidik kunci agen kirim</source>
        <translation>Send agent key fingerprint</translation>
    </message>
    <message>
        <source>Sidik kunci kantor</source>
        <translation>Office key fingerprint</translation>
    </message>
    <message>
        <source>Tingkat pengamanan brankas</source>
        <translation>Protection level of the vault</translation>
    </message>
    <message>
        <source>Frasa sandi dan chip TPM laptop ini</source>
        <translation>Passphrase and this laptop&apos;s TPM chip</translation>
    </message>
    <message>
        <source>Frasa sandi saja (tanpa chip TPM)</source>
        <translation>Passphrase only (no TPM chip)</translation>
    </message>
    <message>
        <source>Petugas</source>
        <translation>Officer</translation>
    </message>
    <message>
        <source>Petugas ditambah atau dicabut oleh kantor, lewat berkas stasiun baru.</source>
        <translation>The office adds or revokes officers, by a new station file.</translation>
    </message>
    <message>
        <source>%1 · %2 · surat tugas sampai %3</source>
        <translation>%1 · %2 · credential until %3</translation>
    </message>
    <message>
        <source>%1 orang lain terdaftar, tetapi surat tugasnya sudah habis atau rusak.</source>
        <translation>%1 others are registered, but their credentials have expired or are damaged.</translation>
    </message>
    <message>
        <source>Kebijakan</source>
        <translation>Policy</translation>
    </message>
    <message>
        <source>Versi %1, terbit %2, ditandatangani kantor. Hanya kantor yang mengubahnya.</source>
        <translation>Version %1, issued %2, signed by the office. Only the office changes it.</translation>
    </message>
    <message>
        <source> · sumber: %1</source>
        <translation> · source: %1</translation>
    </message>
    <message>
        <source>Jumlah catatan</source>
        <translation>Number of entries</translation>
    </message>
    <message>
        <source>Keutuhan rantai</source>
        <translation>Integrity of the chain</translation>
    </message>
    <message>
        <source>belum diperiksa</source>
        <translation>not checked yet</translation>
    </message>
    <message>
        <source>tidak dapat dibaca</source>
        <translation>cannot be read</translation>
    </message>
    <message>
        <source>utuh, %1 catatan diperiksa %2</source>
        <translation>whole, %1 entries checked %2</translation>
    </message>
    <message>
        <source>putus pada catatan %1. Jangan merekam; panggil penyelia.</source>
        <translation>broken at entry %1. Do not record; call the supervisor.</translation>
    </message>
    <message>
        <source>Periksa rantai</source>
        <translation>Check chain</translation>
    </message>
    <message>
        <source>Memeriksa…</source>
        <translation>Checking…</translation>
    </message>
    <message>
        <source>Kembali</source>
        <translation>Back</translation>
    </message>
    <message>
        <source>Kembali ke %1</source>
        <translation>Back to %1</translation>
    </message>
    <message>
        <source>%1 MB</source>
        <translation>%1 MB</translation>
    </message>
    <message>
        <source>Layar siswa</source>
        <translation>Student screen</translation>
    </message>
    <message>
        <source>Layar kedua menampilkan data, foto, dan petunjuk untuk siswa; tidak pernah mutu, alasan, atau nama orang lain.</source>
        <translation>The second screen shows the student data, photo and hints; never quality, reasons or other people&apos;s names.</translation>
    </message>
    <message>
        <source>Layar petugas</source>
        <translation>Operator&apos;s screen</translation>
    </message>
    <message>
        <source>%1 · %2 × %3 piksel</source>
        <translation>%1 · %2 × %3 pixels</translation>
    </message>
    <message>
        <source>belum tersambung: putar laptop ke siswa saat perlu</source>
        <translation>not connected: turn the laptop to the student when needed</translation>
    </message>
    <message>
        <source>Penyimpanan &amp; cadangan</source>
        <translation>Storage &amp; backup</translation>
    </message>
    <message>
        <source>Rekaman tersandi di brankas. Yang tersegel hanya dapat dibuka di pusat.</source>
        <translation>Recordings lie encrypted in the vault. What is sealed can be opened only at the centre.</translation>
    </message>
    <message>
        <source>Brankas</source>
        <translation>Vault</translation>
    </message>
    <message>
        <source>Ruang bebas</source>
        <translation>Free space</translation>
    </message>
    <message>
        <source>tidak terbaca</source>
        <translation>not readable</translation>
    </message>
    <message>
        <source>Paket tersegel</source>
        <translation>Sealed packets</translation>
    </message>
    <message>
        <source>%1 paket, %2</source>
        <translation>%1 packets, %2</translation>
    </message>
    <message>
        <source>Kotak kirim</source>
        <translation>Outbox</translation>
    </message>
    <message>
        <source>%1 paket menunggu resi</source>
        <translation>%1 packets wait for a receipt</translation>
    </message>
    <message>
        <source>%1 dari %2</source>
        <translation>%1 of %2</translation>
    </message>
    <message>
        <source>Belum aman</source>
        <translation>Not safe yet</translation>
    </message>
    <message>
        <source>Dihapus sesudah disahkan</source>
        <translation>Erased after acceptance</translation>
    </message>
    <message>
        <source>%1 hari</source>
        <translation>%1 days</translation>
    </message>
    <message>
        <source>Pemeriksaan brankas</source>
        <translation>Vault check</translation>
    </message>
    <message>
        <source>sedang berjalan</source>
        <translation>running</translation>
    </message>
    <message>
        <source>ada kerusakan; panggil penyelia</source>
        <translation>damage found; call the supervisor</translation>
    </message>
    <message>
        <source>baik sejak masuk</source>
        <translation>sound since the login</translation>
    </message>
    <message>
        <source>Bantuan &amp; log audit</source>
        <translation>Help &amp; audit log</translation>
    </message>
    <message>
        <source>F1 membuka bantuan untuk layar yang terbuka. Setiap tindakan dicatat; tiap catatan mengunci catatan sebelumnya.</source>
        <translation>F1 opens the help of the open screen. Every action is logged; each entry locks the one before.</translation>
    </message>
    <message>
        <source>Salinan ke-2</source>
        <translation>2nd copy</translation>
    </message>
    <message>
        <source>Panah: bagian. Tab, lalu panah: pilihan. Spasi memakainya, seketika.</source>
        <translation>Arrows: section. Tab, then arrows: choice. Space takes it, at once.</translation>
    </message>
    <message>
        <source> · disimpan, belum dipakai</source>
        <translation> · kept, not in use yet</translation>
    </message>
</context>
<context>
    <name>rekam::workflow::SignatureStep</name>
    <message>
        <source>Tunggu sampai pena diangkat</source>
        <translation>Wait until the pen is lifted</translation>
    </message>
    <message>
        <source>Goresan cukup</source>
        <translation>Enough strokes</translation>
    </message>
    <message>
        <source>%1 goresan, %2 mm</source>
        <translation>%1 strokes, %2 mm</translation>
    </message>
    <message>
        <source>Di dalam kotak</source>
        <translation>Inside the box</translation>
    </message>
    <message>
        <source>%1 × %2 mm</source>
        <translation>%1 × %2 mm</translation>
    </message>
    <message>
        <source>Tekanan terekam</source>
        <translation>Pressure recorded</translation>
    </message>
    <message>
        <source>ya</source>
        <translation>yes</translation>
    </message>
    <message>
        <source>tidak, alas tanpa sensor</source>
        <translation>no, pad without sensor</translation>
    </message>
    <message>
        <source>Tanda tangan</source>
        <translation>Signature</translation>
    </message>
    <message>
        <source>Layar sentuh</source>
        <translation>Touch screen</translation>
    </message>
    <message>
        <source>Alas tanda tangan</source>
        <translation>Signature pad</translation>
    </message>
    <message>
        <source>Pena menulis</source>
        <translation>Pen writing</translation>
    </message>
    <message>
        <source>Pena terangkat</source>
        <translation>Pen lifted</translation>
    </message>
    <message>
        <source>Tanda tangan sudah tersimpan.</source>
        <translation>The signature is already saved.</translation>
    </message>
    <message>
        <source>Minta siswa menandatangani di alas.</source>
        <translation>Ask the student to sign on the pad.</translation>
    </message>
    <message>
        <source>Hapus</source>
        <translation>Clear</translation>
    </message>
    <message>
        <source>Pakai alas</source>
        <translation>Use the pad</translation>
    </message>
    <message>
        <source>Simpan, lanjut</source>
        <translation>Save, continue</translation>
    </message>
    <message>
        <source>Belum ada tanda tangan</source>
        <translation>No signature yet</translation>
    </message>
    <message>
        <source>Tanda tangan di alas</source>
        <translation>Signature on the pad</translation>
    </message>
    <message>
        <source>Samakan dengan tanda tangan yang biasa dipakai</source>
        <translation>The same as the signature you usually write</translation>
    </message>
    <message>
        <source>Tidak bisa menandatangani? Tekan F7: sebuah garis dicatat sebagai pengecualian, dengan alasan.</source>
        <translation>Cannot sign? Press F7: a line is recorded as an exception, with its reason.</translation>
    </message>
    <message>
        <source>Minta siswa menandatangani di kotak ini, dengan jari atau pena.</source>
        <translation>Ask the student to sign in this box, with a finger or a pen.</translation>
    </message>
    <message>
        <source>Goresan diperiksa…</source>
        <translation>Checking the strokes…</translation>
    </message>
    <message>
        <source>sesudah pena diangkat</source>
        <translation>after the pen is lifted</translation>
    </message>
    <message>
        <source>Pengecualian</source>
        <translation>Exception</translation>
    </message>
    <message>
        <source>Tidak bisa menandatangani: garis menggantikan tanda tangan.</source>
        <translation>Cannot sign: a line stands for the signature.</translation>
    </message>
</context>
<context>
    <name>rekam::workflow::StatementStep</name>
    <message>
        <source>Tunggu sampai pena diangkat</source>
        <translation>Wait until the pen is lifted</translation>
    </message>
    <message>
        <source>Pernyataan belum dibenarkan.</source>
        <translation>The statement has not been confirmed.</translation>
    </message>
    <message>
        <source>Bacakan, lalu centang bila siswa membenarkan.</source>
        <translation>Read it aloud, then tick when the student confirms.</translation>
    </message>
    <message>
        <source>Surat pernyataan kebenaran data</source>
        <translation>Statement of correct data</translation>
    </message>
    <message>
        <source>Nama</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>NIK</source>
        <translation>NIK</translation>
    </message>
    <message>
        <source>Tanggal lahir</source>
        <translation>Date of birth</translation>
    </message>
    <message>
        <source>Sudah saya baca dan benar</source>
        <translation>I have read this and it is correct</translation>
    </message>
    <message>
        <source>Tanda tangan siswa</source>
        <translation>Student&apos;s signature</translation>
    </message>
    <message>
        <source>Pengecualian</source>
        <translation>Exception</translation>
    </message>
    <message>
        <source>Tidak bisa menandatangani: garis menggantikan tanda tangan.</source>
        <translation>Cannot sign: a line takes the place of the signature.</translation>
    </message>
    <message>
        <source>Menunggu</source>
        <translation>Waiting</translation>
    </message>
    <message>
        <source>Terisi</source>
        <translation>Filled in</translation>
    </message>
    <message>
        <source>Hapus tanda tangan</source>
        <translation>Clear signature</translation>
    </message>
    <message>
        <source>Simpan pernyataan</source>
        <translation>Save statement</translation>
    </message>
    <message>
        <source>Centang setelah siswa membenarkan</source>
        <translation>Tick after the student confirms</translation>
    </message>
    <message>
        <source>Belum ada tanda tangan</source>
        <translation>No signature yet</translation>
    </message>
    <message>
        <source>Pernyataan</source>
        <translation>Statement</translation>
    </message>
    <message>
        <source>Baca, lalu tanda tangan di alas</source>
        <translation>Read, then sign on the pad</translation>
    </message>
    <message>
        <source>Pasang lagi lalu F5, atau siswa menandatangani di kotak di layar ini, dengan jari atau pena.</source>
        <translation>Plug it in again, then F5; or the student signs in the box on this screen, with a finger or a pen.</translation>
    </message>
    <message>
        <source>Minta siswa menandatangani di alas, atau di kotak ini.</source>
        <translation>Ask the student to sign on the pad, or in this box.</translation>
    </message>
    <message>
        <source>Sedang menulis</source>
        <translation>Writing</translation>
    </message>
    <message>
        <source>Diperiksa…</source>
        <translation>Checking…</translation>
    </message>
    <message>
        <source>Belum cukup</source>
        <translation>Not enough yet</translation>
    </message>
    <message>
        <source>Lanjut ke segel</source>
        <translation>Continue to the seal</translation>
    </message>
    <message>
        <source>Tersimpan</source>
        <translation>Saved</translation>
    </message>
</context>
<context>
    <name>rekam::workflow::Station</name>
    <message>
        <source>Beranda</source>
        <translation>Home</translation>
    </message>
    <message>
        <source>Antrean</source>
        <translation>Queue</translation>
    </message>
    <message>
        <source>Kirim &amp; salinan</source>
        <translation>Send &amp; copies</translation>
    </message>
    <message>
        <source>Perekaman</source>
        <translation>Recording</translation>
    </message>
    <message>
        <source>Antrean %1</source>
        <translation>Queue %1</translation>
    </message>
    <message>
        <source>Perangkat</source>
        <translation>Devices</translation>
    </message>
    <message>
        <source>Setelan</source>
        <translation>Settings</translation>
    </message>
    <message>
        <source>Tutup sesi</source>
        <translation>Close session</translation>
    </message>
    <message>
        <source>tersimpan otomatis %1</source>
        <translation>saved by itself %1</translation>
    </message>
    <message>
        <source>Laptop sempat mati.</source>
        <translation>The laptop had switched off.</translation>
    </message>
    <message>
        <source>Rekaman %1 dilanjutkan dari langkah %2; yang sudah tersimpan tidak hilang.</source>
        <translation>%1&apos;s record goes on from step %2; what was saved is not lost.</translation>
    </message>
    <message>
        <source>id_ID</source>
        <translation>en_GB</translation>
    </message>
    <message>
        <source>Rekaman %1 sudah tersegel; buktinya ada di Antrean.</source>
        <translation>%1&apos;s record is sealed; its receipt is in the queue.</translation>
    </message>
    <message>
        <source>Rekaman %1 menunggu di Antrean; yang sudah tersimpan tidak hilang.</source>
        <translation>%1&apos;s record waits in the queue; what was saved is not lost.</translation>
    </message>
    <message>
        <source>Program sempat berhenti.</source>
        <translation>The program was stopped.</translation>
    </message>
    <message>
        <source>bukti %1</source>
        <translation>%1’s receipt</translation>
    </message>
</context>
<context>
    <name>rekam::workflow::SyncDesk</name>
    <message>
        <source>Pusat sempat kehilangan rekaman; semuanya sudah diterima lagi.</source>
        <translation>The centre had lost records; all of them have been received again.</translation>
    </message>
    <message>
        <source>Server dipulihkan dari cadangan lama atau rusak: laporkan ke kantor.</source>
        <translation>The server was restored from an old backup or is damaged: report it to the office.</translation>
    </message>
    <message>
        <source>Pusat tidak lagi menyimpan %1, resinya batal.</source>
        <translation>The centre no longer holds %1, its receipt is void.</translation>
    </message>
    <message>
        <source>Server dipulihkan dari cadangan lama atau rusak: laporkan ke kantor. Yang masih di laptop dikirim lagi sendiri.</source>
        <translation>The server was restored from an old backup or is damaged: report it to the office. What is still on the laptop is sent again by itself.</translation>
    </message>
    <message>
        <source>Resi tidak sah, tidak dihitung: %1.</source>
        <translation>A receipt that is not valid does not count: %1.</translation>
    </message>
    <message>
        <source>%1 dan %2 lagi</source>
        <translation>%1 and %2 more</translation>
    </message>
    <message>
        <source>Rekaman tetap di laptop dan dikirim lagi. Laporkan ke kantor bila berulang.</source>
        <translation>The record stays on the laptop and is sent again. Tell the office if it happens again.</translation>
    </message>
    <message>
        <source>Kunci server berbeda dengan berkas stasiun.</source>
        <translation>The server&apos;s key differs from the station file.</translation>
    </message>
    <message>
        <source>Jangan kirim ke server ini. Minta kantor memeriksa alamat dan kunci server.</source>
        <translation>Do not send to this server. Ask the office to check the server&apos;s address and key.</translation>
    </message>
    <message>
        <source>Server belum mengenal stasiun ini.</source>
        <translation>The server does not know this station yet.</translation>
    </message>
    <message>
        <source>Minta kantor mendaftarkan stasiun di server.</source>
        <translation>Ask the office to register the station at the server.</translation>
    </message>
    <message>
        <source>Stasiun ini sudah dicabut.</source>
        <translation>This station has been revoked.</translation>
    </message>
    <message>
        <source>Paket diterima di karantina saja. Hubungi kantor.</source>
        <translation>Packets are taken into quarantine only. Call the office.</translation>
    </message>
    <message>
        <source>Server sedang penuh.</source>
        <translation>The server is full at the moment.</translation>
    </message>
    <message>
        <source>Pengiriman dilanjutkan sendiri.</source>
        <translation>Sending goes on by itself.</translation>
    </message>
    <message>
        <source>Versi server tidak cocok.</source>
        <translation>The server&apos;s version does not match.</translation>
    </message>
    <message>
        <source>Perbarui aplikasi atau server.</source>
        <translation>Update the application or the server.</translation>
    </message>
    <message>
        <source>Server memberi resi yang tidak sah, tidak dihitung.</source>
        <translation>The server gave a receipt that is not valid; it does not count.</translation>
    </message>
    <message>
        <source>Rekaman tetap di laptop. Minta kantor memeriksa kunci resi server.</source>
        <translation>Records stay on the laptop. Ask the office to check the server&apos;s receipt key.</translation>
    </message>
    <message>
        <source>Kotak kirim tidak dapat ditulis.</source>
        <translation>The outbox cannot be written.</translation>
    </message>
    <message>
        <source>Periksa ruang disk laptop. Rekaman tetap di brankas.</source>
        <translation>Check the disk space of the laptop. Records stay in the vault.</translation>
    </message>
    <message>
        <source>Luring.</source>
        <translation>Offline.</translation>
    </message>
    <message>
        <source>Perekaman berjalan seperti biasa; pengiriman menunggu jaringan.</source>
        <translation>Recording goes on as usual; sending waits for the network.</translation>
    </message>
    <message>
        <source>Disegel</source>
        <translation>Sealed</translation>
    </message>
    <message>
        <source>di laptop ini</source>
        <translation>on this laptop</translation>
    </message>
    <message>
        <source>Salinan ke-2</source>
        <translation>2nd copies</translation>
    </message>
    <message>
        <source>Menunggu kirim</source>
        <translation>Waiting to be sent</translation>
    </message>
    <message>
        <source>di kotak kirim</source>
        <translation>in the outbox</translation>
    </message>
    <message>
        <source>Diterima pusat</source>
        <translation>Received by the centre</translation>
    </message>
    <message>
        <source>resi sah</source>
        <translation>valid receipt</translation>
    </message>
    <message>
        <source>menunggu resi bertanda tangan</source>
        <translation>waiting for the signed receipt</translation>
    </message>
    <message>
        <source>Ditolak, perlu rekam ulang</source>
        <translation>Rejected, record again</translation>
    </message>
    <message>
        <source>Dibuka dan diperiksa</source>
        <translation>Opened and checked</translation>
    </message>
    <message>
        <source>oleh adapter pusat</source>
        <translation>by the centre&apos;s adapter</translation>
    </message>
    <message>
        <source>Sambungan</source>
        <translation>Connection</translation>
    </message>
    <message>
        <source>PC ini</source>
        <translation>This PC</translation>
    </message>
    <message>
        <source>Server AFIS</source>
        <translation>AFIS server</translation>
    </message>
    <message>
        <source>Baik</source>
        <translation>Good</translation>
    </message>
    <message>
        <source>Terputus</source>
        <translation>Disconnected</translation>
    </message>
    <message>
        <source>%1 ms</source>
        <translation>%1 ms</translation>
    </message>
    <message>
        <source>Uji lagi</source>
        <translation>Test again</translation>
    </message>
    <message>
        <source>Tersegel</source>
        <translation>Sealed</translation>
    </message>
    <message>
        <source>Belum aman</source>
        <translation>Not safe</translation>
    </message>
    <message>
        <source>Menunggu</source>
        <translation>Waiting</translation>
    </message>
    <message>
        <source>Diterima</source>
        <translation>Received</translation>
    </message>
    <message>
        <source>Disahkan</source>
        <translation>Accepted</translation>
    </message>
    <message>
        <source>Ditolak</source>
        <translation>Rejected</translation>
    </message>
    <message>
        <source>Belum</source>
        <translation>Not yet</translation>
    </message>
    <message>
        <source>Belum ada rekaman di sini.</source>
        <translation>No records here yet.</translation>
    </message>
    <message>
        <source>Semua sudah diterima</source>
        <translation>All received</translation>
    </message>
    <message>
        <source>rekaman</source>
        <translation>record</translation>
    </message>
    <message>
        <source>perubahan</source>
        <translation>amendment</translation>
    </message>
    <message>
        <source>persetujuan penyelia</source>
        <translation>supervisor&apos;s approval</translation>
    </message>
    <message>
        <source>penarikan</source>
        <translation>withdrawal</translation>
    </message>
    <message>
        <source>Ditolak pusat</source>
        <translation>Refused by the centre</translation>
    </message>
    <message>
        <source>agen belum menjawab</source>
        <translation>the agent does not answer</translation>
    </message>
    <message>
        <source>Modem</source>
        <translation>Modem</translation>
    </message>
    <message>
        <source>Pusat data</source>
        <translation>Data centre</translation>
    </message>
    <message>
        <source>Jawab</source>
        <translation>Answered</translation>
    </message>
    <message>
        <source>%1 · %2 MB · %3 %4</source>
        <translation>%1 · %2 MB · %3 %4</translation>
    </message>
    <message>
        <source>Belum ada rekaman tersegel di stasiun ini.</source>
        <translation>Nothing is sealed at this station yet.</translation>
    </message>
    <message>
        <source>Tertahan %1: %2</source>
        <translation>Held %1: %2</translation>
    </message>
    <message>
        <source>Tertahan</source>
        <translation>Held</translation>
    </message>
    <message>
        <source>%1 rekaman tertahan menunggu kantor</source>
        <translation>%1 held records wait for the office</translation>
    </message>
    <message>
        <source>Server latihan</source>
        <translation>Practice server</translation>
    </message>
    <message>
        <source>Pusat latihan</source>
        <translation>Practice centre</translation>
    </message>
    <message>
        <source>kata aslinya · agen dibaca %1</source>
        <translation>its own words · agent read %1</translation>
    </message>
    <message>
        <source>Terakhir</source>
        <translation>Last</translation>
    </message>
    <message>
        <source>Nyalakan</source>
        <translation>Start</translation>
    </message>
    <message>
        <source>Berhenti</source>
        <translation>Stopped</translation>
    </message>
    <message>
        <source>Belum diterima sejak %1 hari atau lebih: %2.</source>
        <translation>Not received for %1 days or more: %2.</translation>
    </message>
    <message>
        <source>Sambungkan jaringan lalu Kirim sekarang, atau bawa salinan di media ke kantor.</source>
        <translation>Connect to a network and Send now, or take a copy on a medium to the office.</translation>
    </message>
    <message>
        <source>Penghitung kirim diam %1 menit, %2 paket menunggu.</source>
        <translation>The counter of sent records has stood still for %1 minutes, %2 packets wait.</translation>
    </message>
    <message>
        <source>Periksa jaringan, lalu Uji lagi (F5). Rekaman tetap aman di laptop.</source>
        <translation>Check the network, then Test again (F5). The records stay safe on the laptop.</translation>
    </message>
    <message>
        <source>%1 hari</source>
        <translation>%1 days</translation>
    </message>
    <message>
        <source>Rekaman menunggu di laptop.</source>
        <translation>Records wait on the laptop.</translation>
    </message>
    <message>
        <source>Perekaman berjalan seperti biasa; belum ada yang perlu dikirim.</source>
        <translation>Recording goes on as usual; there is nothing to send yet.</translation>
    </message>
    <message>
        <source>Dilalui</source>
        <translation>Passed</translation>
    </message>
</context>
<context>
    <name>rekam::workflow::VerificationStep</name>
    <message>
        <source>Ini jari lain: %1, bukan %2.</source>
        <translation>This is another finger: %1, not %2.</translation>
    </message>
    <message>
        <source>Tempelkan %1. Bila jarinya sudah benar, ambil ulang telunjuk (langkah 5).</source>
        <translation>Place the %1. If it is the right finger, capture the index fingers again (step 5).</translation>
    </message>
    <message>
        <source>%1 belum cocok: skor %2, ambang %3.</source>
        <translation>%1 does not match yet: score %2, threshold %3.</translation>
    </message>
    <message>
        <source>Coba sekali lagi, lebih tengah. Bila tetap, ambil ulang telunjuk (langkah 5) atau catat pengecualian.</source>
        <translation>Once more, nearer the middle. If it stays, capture the index finger again (step 5) or record an exception.</translation>
    </message>
    <message>
        <source>Tersimpan</source>
        <translation>Saved</translation>
    </message>
    <message>
        <source>Pindai baru</source>
        <translation>New scan</translation>
    </message>
    <message>
        <source>Cocok 1:1</source>
        <translation>Matches 1:1</translation>
    </message>
    <message>
        <source>Belum cocok</source>
        <translation>No match yet</translation>
    </message>
    <message>
        <source>Skor</source>
        <translation>Score</translation>
    </message>
    <message>
        <source>Belum</source>
        <translation>Not yet</translation>
    </message>
    <message>
        <source>Tempelkan %1</source>
        <translation>Place %1</translation>
    </message>
    <message>
        <source>Pindai ulang telunjuk</source>
        <translation>Scan the index finger again</translation>
    </message>
    <message>
        <source>Jari ditempelkan lagi dan dibandingkan 1:1 dengan yang baru disimpan.</source>
        <translation>The finger is placed again and compared 1:1 with the one just saved.</translation>
    </message>
    <message>
        <source>Ambil ulang telunjuk</source>
        <translation>Capture index finger again</translation>
    </message>
    <message>
        <source>Lanjut</source>
        <translation>Continue</translation>
    </message>
    <message>
        <source>Menunggu jari…</source>
        <translation>Waiting for fingers…</translation>
    </message>
    <message>
        <source>Verifikasi</source>
        <translation>Verification</translation>
    </message>
    <message>
        <source>Bagus, cocok</source>
        <translation>Good, it matches</translation>
    </message>
    <message>
        <source>Coba lagi</source>
        <translation>Try again</translation>
    </message>
</context>
<context>
    <name>rekam::ui::Page</name>
    <message>
        <source>Gulir: masih ada %1</source>
        <translation>Scroll: there is more %1</translation>
    </message>
</context>
<context>
    <name>rekam::ui::ReadBackPage</name>
    <message>
        <source>data</source>
        <translation>data</translation>
    </message>
    <message>
        <source>Bacakan dulu: %1 dtk</source>
        <translation>Read aloud first: %1 s</translation>
    </message>
    <message>
        <source>Terbuka setelah cukup waktu untuk membacakannya.</source>
        <translation>Opens after time enough to read it aloud.</translation>
    </message>
</context>
<context>
    <name>rekam::ui::StatementPage</name>
    <message>
        <source>pernyataan</source>
        <translation>of the statement</translation>
    </message>
</context>
<context>
    <name>rekam::ui::SummaryPage</name>
    <message>
        <source>isi rekaman</source>
        <translation>of the record</translation>
    </message>
</context>
<context>
    <name>rekam::workflow::PapersLaterPanel</name>
    <message>
        <source>Pilih alasannya dahulu.</source>
        <translation>Choose the reason first.</translation>
    </message>
    <message>
        <source>Tulis sebabnya di catatan.</source>
        <translation>Write the reason in the note.</translation>
    </message>
    <message>
        <source>Berkas menyusul</source>
        <translation>Papers later</translation>
    </message>
    <message>
        <source>Baris yang belum diperiksa ditandai menyusul, dengan alasan ini. Baris yang sudah diperiksa tetap.</source>
        <translation>Rows not checked yet are marked as following, for this reason. Rows already checked stay.</translation>
    </message>
    <message>
        <source>Catatan (wajib untuk sebab lain)</source>
        <translation>Note (needed for another reason)</translation>
    </message>
    <message>
        <source>Batal</source>
        <translation>Cancel</translation>
    </message>
    <message>
        <source>Lanjut tanpa berkas</source>
        <translation>Continue without papers</translation>
    </message>
</context>
</TS>
