# SPDX-License-Identifier: GPL-3.0-or-later
# Uses ccache when it is there. Paths are hashed relative to the checkout, so that another checkout finds the same objects.
find_program(VATOCHITO_CCACHE ccache)
if(VATOCHITO_CCACHE AND NOT CMAKE_CXX_COMPILER_LAUNCHER)
    set(CMAKE_CXX_COMPILER_LAUNCHER
        ${CMAKE_COMMAND} -E env
        CCACHE_BASEDIR=${CMAKE_SOURCE_DIR}
        CCACHE_NOHASHDIR=true
        CCACHE_SLOPPINESS=pch_defines,time_macros,include_file_mtime,include_file_ctime
        ${VATOCHITO_CCACHE})
endif()
