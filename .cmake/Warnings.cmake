# SPDX-License-Identifier: GPL-3.0-or-later
# Every target of ours links Vatochito::Warnings privately. The presets turn warnings into errors.
add_library(vatochito_warnings INTERFACE)
add_library(Vatochito::Warnings ALIAS vatochito_warnings)
if(MSVC)
    target_compile_options(vatochito_warnings INTERFACE /W4 /permissive- /utf-8)
else()
    target_compile_options(vatochito_warnings INTERFACE
        -Wall -Wextra -Wpedantic -Wshadow -Wnon-virtual-dtor -Woverloaded-virtual -Wcast-align -Wunused)
endif()

# Strict Qt for the client's targets.
add_library(vatochito_strict_qt INTERFACE)
add_library(Vatochito::StrictQt ALIAS vatochito_strict_qt)
target_compile_definitions(vatochito_strict_qt INTERFACE
    QT_NO_CAST_FROM_ASCII QT_NO_CAST_TO_ASCII QT_NO_KEYWORDS QT_NO_FOREACH
    QT_NO_URL_CAST_FROM_STRING QT_NO_NARROWING_CONVERSIONS_IN_CONNECT QT_STRICT_ITERATORS
    QT_DISABLE_DEPRECATED_BEFORE=0x060400)
target_link_libraries(vatochito_strict_qt INTERFACE Vatochito::Warnings)

if(VATOCHITO_SANITIZE)
    add_compile_options(-fsanitize=address,undefined -fno-sanitize-recover=all -fno-omit-frame-pointer)
    add_link_options(-fsanitize=address,undefined)
endif()
