// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/server/ChildOutput.h"

#include <unistd.h>

#include <array>
#include <cerrno>
#include <cstdlib>
#include <filesystem>
#include <fstream>

namespace vatochito::server {

namespace {

/// What follows \a marker on its line, once the line is whole.
std::optional<std::string> restOfLine(const std::string &text, const std::string &marker)
{
    const auto found = text.find(marker);
    if (found == std::string::npos)
        return std::nullopt;
    const auto begin = found + marker.size();
    const auto end = text.find('\n', begin);
    if (end == std::string::npos)
        return std::nullopt;
    return text.substr(begin, end - begin);
}

} // namespace

ChildOutput::ChildOutput(int descriptor) : m_descriptor(descriptor), m_reader([this] { read(); }) {}

ChildOutput::~ChildOutput()
{
    awaitEnd();
    ::close(m_descriptor);
    if (const char *traces = std::getenv("VATOCHITO_TEST_TRACES"))
        std::ofstream(std::filesystem::path(traces) / ("server-" + std::to_string(::getpid()) + ".log"), std::ios::app)
            << m_text;
}

std::string ChildOutput::text() const
{
    const std::lock_guard lock(m_mutex);
    return m_text;
}

std::optional<std::string> ChildOutput::awaitLine(const std::string &marker, std::chrono::seconds patience) const
{
    std::optional<std::string> line;
    std::unique_lock lock(m_mutex);
    m_grown.wait_for(lock, patience, [&] {
        line = restOfLine(m_text, marker);
        return line || m_hasEnded;
    });
    return line;
}

void ChildOutput::awaitEnd()
{
    if (m_reader.joinable())
        m_reader.join();
}

void ChildOutput::read()
{
    std::array<char, 4'096> buffer{};
    for (;;) {
        const ssize_t count = ::read(m_descriptor, buffer.data(), buffer.size());
        if (count < 0 && errno == EINTR)
            continue;
        {
            const std::lock_guard lock(m_mutex);
            m_hasEnded = count <= 0;
            if (count > 0)
                m_text.append(buffer.data(), static_cast<std::size_t>(count));
        }
        m_grown.notify_all();
        if (count <= 0)
            return;
    }
}

} // namespace vatochito::server
