# SPDX-License-Identifier: GPL-3.0-or-later
# Runs qmllint over every QML file of the build; any warning fails.
execute_process(
    COMMAND ${CMAKE_COMMAND} --build "${BUILD_DIR}" --target all_qmllint
    OUTPUT_VARIABLE output ERROR_VARIABLE output RESULT_VARIABLE result)
if(NOT result EQUAL 0 OR output MATCHES "Warning: ")
    message(FATAL_ERROR "qmllint:\n${output}")
endif()
