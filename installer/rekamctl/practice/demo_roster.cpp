#include "practice/demo_roster.h"

#include "base/random.h"

#include <array>
#include <cstdio>
#include <string_view>
#include <vector>

namespace rekam::ctl {

namespace {

constexpr std::array<std::string_view, 24> kGirls = {
    "Nabila", "Dinda",    "Salsabila", "Intan", "Melati", "Putri", "Aisyah", "Bunga",
    "Citra",  "Dewi",     "Elsa",      "Fitri", "Gita",   "Hana",  "Indah",  "Kirana",
    "Laras",  "Maharani", "Nadia",     "Raisa", "Sekar",  "Tiara", "Wulan",  "Zahra"};
constexpr std::array<std::string_view, 24> kBoys = {
    "Rizky",  "Yosua",  "Teuku",   "Kevin",  "Galang", "Hafiz",  "Aditya", "Bagas",
    "Candra", "Dimas",  "Eko",     "Fajar",  "Gilang", "Hendra", "Ilham",  "Joko",
    "Krisna", "Lukman", "Maulana", "Naufal", "Pandu",  "Raka",   "Satria", "Wahyu"};
constexpr std::array<std::string_view, 20> kSecond = {
    "Putri", "Ayu", "Permata", "Aditya", "Iqbal", "Wijaya", "Ramadhan", "Alhamdi", "Nur", "Dwi",
    "Tri",   "Eka", "Kurnia",  "Surya",  "Bayu",  "Cahya",  "Mega",     "Rahma",   "Adi", "Jaya"};
constexpr std::array<std::string_view, 20> kFamily = {
    "Ramadhani",   "Pratama", "Hutapea",   "Lestari", "Lubis",   "Maulana", "Halim",
    "Sari",        "Siregar", "Anggraini", "Saputra", "Marlina", "Arsyad",  "Nasution",
    "Simanjuntak", "Wibowo",  "Santoso",   "Harahap", "Gunawan", "Kusuma"};
constexpr std::array<std::string_view, 4> kClasses = {"XI IPA 1", "XI IPA 2", "XII IPA 2",
                                                      "XII IPS 1"};
constexpr const char* kFamilyCardsIssued = "180716"; // DDMMYY
constexpr unsigned kWithoutFamilyCard = 9;
constexpr std::array<std::string_view, 4> kDistricts = {"147109", "147107", "147113", "147110"};

struct Student
{
    std::string name;
    std::string nik;
    std::string birth;
    std::string sex;
    std::string className;
    std::string recorded;
    std::string mother;
    std::string father;
    std::string familyCard; ///< empty: SIAK has none, as happens
    std::string address;
};

template <std::size_t count>
std::string_view pick(const std::array<std::string_view, count>& names, SeededRandom& random)
{
    return names.at(random.below(count));
}

std::string digits(unsigned value, int width)
{
    std::array<char, 16> text{};
    (void)std::snprintf(text.data(), text.size(), "%0*u", width, value);
    return text.data();
}

/// Born so many days before `today`; the NIK tells the same date and sex.
Student makeStudent(SeededRandom& random, Date today, int ageDays, unsigned serial)
{
    const Date born(std::chrono::sys_days(today) - std::chrono::days(ageDays));
    const bool girl = random.below(2) == 0;
    const unsigned day = static_cast<unsigned>(born.day());
    const unsigned month = static_cast<unsigned>(born.month());
    const auto year = static_cast<unsigned>(static_cast<int>(born.year()));
    Student student;
    student.name = std::string(girl ? pick(kGirls, random) : pick(kBoys, random)) + " " +
                   std::string(pick(kSecond, random)) + " " + std::string(pick(kFamily, random));
    student.nik = std::string(pick(kDistricts, random)) + digits(girl ? day + 40 : day, 2) +
                  digits(month, 2) + digits(year % 100, 2) + digits(serial, 4);
    // Real lists mix the two shapes.
    const char* separator = random.below(2) == 0 ? "-" : "/";
    student.birth = digits(day, 2) + separator + digits(month, 2) + separator + digits(year, 4);
    student.sex = girl ? "P" : "L";
    student.className = pick(kClasses, random);
    student.recorded = "Belum Rekam";
    student.mother = std::string(pick(kGirls, random)) + " " + std::string(pick(kFamily, random));
    student.father = std::string(pick(kBoys, random)) + " " + std::string(pick(kFamily, random));
    if (serial % kWithoutFamilyCard != 0) {
        student.familyCard = student.nik.substr(0, 6) + kFamilyCardsIssued + digits(serial, 4);
    }
    student.address = "Jl. Melati No. " + std::to_string(serial % 90 + 1) + ",00" +
                      std::to_string(serial % 9 + 1) + ",004";
    return student;
}

std::string lineOf(int number, const Student& student)
{
    return std::to_string(number) + ',' + student.name + ',' + student.nik + ",Pekanbaru," +
           student.birth + ',' + student.sex +
           ",BK,Tdk Th,Anak,Islam,SLTP/Sederajat,Ada,Pelajar/Mahasiswa," + student.mother + ',' +
           student.father + ",Ya,Belum,Aktif," + student.recorded + ',' + student.className + ',' +
           student.familyCard + ',' + student.address + '\n';
}

} // namespace

std::string demoRoster(int students, std::uint64_t seed, Date today)
{
    constexpr int kSixteenYearsDays = 5845; // two days past the 16th birthday, leap years included
    constexpr int kSpreadDays = 900;
    constexpr int kFifteenYearsDays = 5600;
    SeededRandom random(seed);
    std::string csv = "DAFTAR PERMOHONAN PEREKAMAN KTP-EL - SMAN 27 Pekanbaru (LATIHAN) - "
                      "SPT 470/SPT-DKC/1184/2026\n"
                      "No,Nama,NIK,Tempat Lahir,Tanggal Lahir,JK,Stat Kwn,Gol Drh,SHDK,Agama,"
                      "Pendidikan,No Akta Lahir,Pekerjaan,Ibu,Ayah,Wjb KTP,KTP-eL,Status,Stat Rkm,"
                      "Kelas,No KK,Alamat,RT,RW\n";
    int number = 0;
    const auto add = [&](const Student& student) {
        csv += lineOf(++number, student);
    };
    for (int i = 0; i < students; ++i) {
        const int ageDays = kSixteenYearsDays +
                            static_cast<int>(random.below(static_cast<std::uint64_t>(kSpreadDays)));
        const Student student =
            makeStudent(random, today, ageDays, static_cast<unsigned>(i) % 9998U + 1U);
        add(student);
        if (i == 1) {
            add(student); // the same row twice
        }
        if (i == 2) {
            add(makeStudent(random, today, kFifteenYearsDays, 9001));
        }
        if (i == 3) {
            Student before = makeStudent(random, today, kSixteenYearsDays + 200, 9002);
            before.recorded = "Sudah Rekam";
            add(before);
        }
        if (i == 4) {
            Student rounded = makeStudent(random, today, kSixteenYearsDays + 300, 9003);
            rounded.nik = "1.47E+15";
            add(rounded);
        }
    }
    return csv;
}

} // namespace rekam::ctl
