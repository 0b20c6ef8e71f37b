# Every library from outside, in one place; installer/packages.txt lists the Debian packages.
find_package(Qt6 6.4 REQUIRED COMPONENTS Core Gui Widgets Svg Test)
find_package(Threads REQUIRED)
find_package(Protobuf REQUIRED)
find_package(nlohmann_json 3.11 REQUIRED)
find_package(PNG REQUIRED)
find_package(JPEG REQUIRED)
find_package(PkgConfig REQUIRED)
pkg_check_modules(libsodium REQUIRED IMPORTED_TARGET libsodium)
pkg_check_modules(libzmq REQUIRED IMPORTED_TARGET libzmq)
pkg_check_modules(openjp2 REQUIRED IMPORTED_TARGET libopenjp2)
pkg_check_modules(qrencode REQUIRED IMPORTED_TARGET libqrencode)
pkg_check_modules(sqlite3 REQUIRED IMPORTED_TARGET sqlite3)

# Only these three of OpenCV: imgcodecs and videoio would pull in 200 libraries. OpenCVConfig.cmake comes with
# the package that pulls them, hence the search by name.
find_path(OPENCV_INCLUDE_DIR opencv2/core.hpp PATH_SUFFIXES opencv4 REQUIRED)
add_library(rekam_opencv INTERFACE)
add_library(rekam::opencv ALIAS rekam_opencv)
target_include_directories(rekam_opencv SYSTEM INTERFACE ${OPENCV_INCLUDE_DIR})
foreach(module objdetect imgproc core)
  find_library(OPENCV_${module} opencv_${module} REQUIRED)
  target_link_libraries(rekam_opencv INTERFACE ${OPENCV_${module}})
endforeach()

# SQLCipher is linked statically and its symbols stay hidden: libsqlite3 exports the same names, and
# whichever loads first would win. Loaded the wrong way round, PRAGMA key is ignored and the file is plaintext.
find_path(SQLCIPHER_INCLUDE_DIR sqlcipher/sqlite3.h REQUIRED)
find_library(SQLCIPHER_LIBRARY libsqlcipher.a REQUIRED)
find_package(OpenSSL REQUIRED COMPONENTS Crypto)
find_package(ZLIB REQUIRED)
add_library(rekam_sqlcipher INTERFACE)
add_library(rekam::sqlcipher ALIAS rekam_sqlcipher)
target_include_directories(rekam_sqlcipher SYSTEM INTERFACE ${SQLCIPHER_INCLUDE_DIR})
target_compile_definitions(rekam_sqlcipher INTERFACE SQLITE_HAS_CODEC)
target_link_libraries(rekam_sqlcipher INTERFACE ${SQLCIPHER_LIBRARY} OpenSSL::Crypto ZLIB::ZLIB m ${CMAKE_DL_LIBS} Threads::Threads)
target_link_options(rekam_sqlcipher INTERFACE "LINKER:--exclude-libs,libsqlcipher.a")
