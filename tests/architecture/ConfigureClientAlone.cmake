# SPDX-License-Identifier: GPL-3.0-or-later
# Configures the client with every other library hidden: with VATOCHITO_BUILD_SERVER off, Qt 6, qtkeychain and
# tl::expected must be all it takes. (PkgConfig stays: Qt looks for its own parts with it.)
file(REMOVE_RECURSE "${BINARY_DIR}")
set(hidden)
foreach(package Boost OpenSSL spdlog cpp-jwt nlohmann_json GTest Python3)
    list(APPEND hidden "-DCMAKE_DISABLE_FIND_PACKAGE_${package}=TRUE")
endforeach()
execute_process(
    COMMAND ${CMAKE_COMMAND} -S "${SOURCE_DIR}" -B "${BINARY_DIR}" -G Ninja
            -DVATOCHITO_BUILD_SERVER=OFF -DVATOCHITO_BUILD_TESTS=OFF ${hidden}
    OUTPUT_VARIABLE output ERROR_VARIABLE output RESULT_VARIABLE result)
if(NOT result EQUAL 0)
    message(FATAL_ERROR "The client alone does not configure:\n${output}")
endif()
file(REMOVE_RECURSE "${BINARY_DIR}")
