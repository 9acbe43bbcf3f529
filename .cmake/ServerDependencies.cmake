# SPDX-License-Identifier: GPL-3.0-or-later
# All that configuring the server needs.
find_package(Boost 1.81 REQUIRED COMPONENTS json url program_options)
find_package(OpenSSL REQUIRED)
find_package(spdlog REQUIRED)
find_package(cpp-jwt REQUIRED)
find_package(PkgConfig REQUIRED)
pkg_check_modules(Sodium REQUIRED IMPORTED_TARGET libsodium)
pkg_check_modules(Sqlite REQUIRED IMPORTED_TARGET sqlite3)
find_package(Threads REQUIRED)

# Debian ships SOCI 4.0.3 without a CMake package.
find_path(SOCI_INCLUDE_DIR soci/soci.h REQUIRED)
find_library(SOCI_CORE_LIBRARY soci_core REQUIRED)
find_library(SOCI_SQLITE3_LIBRARY soci_sqlite3 REQUIRED)
add_library(vatochito_soci INTERFACE)
add_library(Soci::Sqlite3 ALIAS vatochito_soci)
target_include_directories(vatochito_soci SYSTEM INTERFACE ${SOCI_INCLUDE_DIR} ${SOCI_INCLUDE_DIR}/soci)
target_link_libraries(vatochito_soci INTERFACE ${SOCI_CORE_LIBRARY} ${SOCI_SQLITE3_LIBRARY} PkgConfig::Sqlite)

if(VATOCHITO_BUILD_TESTS)
    find_package(GTest REQUIRED)
    include(GoogleTest)
endif()
