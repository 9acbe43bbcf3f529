// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/server/TemporaryFolder.h"

#include <stdlib.h> // mkdtemp

#include <cstdlib>
#include <stdexcept>
#include <string>

namespace vatochito::server {

TemporaryFolder::TemporaryFolder()
{
    std::string name = (std::filesystem::temp_directory_path() / "vatochito-test-XXXXXX").string();
    if (!::mkdtemp(name.data()))
        throw std::runtime_error("no temporary folder");
    m_path = name;
}

TemporaryFolder::~TemporaryFolder()
{
    std::error_code ignored;
    if (const char *traces = std::getenv("VATOCHITO_TEST_TRACES"))
        std::filesystem::copy(m_path, std::filesystem::path(traces) / m_path.filename(),
                              std::filesystem::copy_options::recursive, ignored);
    std::filesystem::remove_all(m_path, ignored);
}

} // namespace vatochito::server
