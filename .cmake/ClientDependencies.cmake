# SPDX-License-Identifier: GPL-3.0-or-later
# All that configuring the client needs: Qt 6, qtkeychain (and tl::expected, found by the root).
find_package(Qt6 6.4 REQUIRED COMPONENTS Core Gui Qml Quick QuickControls2 WebSockets Network Sql Svg Concurrent LinguistTools)
if(VATOCHITO_BUILD_TESTS OR VATOCHITO_BUILD_BENCH)
    find_package(Qt6 6.4 REQUIRED COMPONENTS Test QuickTest)
endif()
if(UNIX AND NOT APPLE)
    find_package(Qt6 6.4 REQUIRED COMPONENTS DBus)
endif()
find_package(Qt6Keychain REQUIRED)
set(CMAKE_AUTOMOC ON)
