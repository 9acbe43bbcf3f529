// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <chrono>
#include <condition_variable>
#include <mutex>
#include <optional>
#include <string>
#include <thread>

namespace vatochito::server {

/// What a child process writes, read as it comes by a thread of its own, so that the child never waits for a reader.
class ChildOutput
{
public:
    /// Takes over \a descriptor, the reading end of a pipe.
    explicit ChildOutput(int descriptor);
    /// Waits for the end.
    ~ChildOutput();
    ChildOutput(const ChildOutput &) = delete;
    ChildOutput &operator=(const ChildOutput &) = delete;

    /// All of it up to now.
    std::string text() const;
    /// The rest of the first line after \a marker; nothing when \a patience or the output ends without it.
    std::optional<std::string> awaitLine(const std::string &marker, std::chrono::seconds patience) const;
    /// Until the child has closed its end, as it does when it ends.
    void awaitEnd();

private:
    void read();

    const int m_descriptor;
    mutable std::mutex m_mutex;
    mutable std::condition_variable m_grown;
    std::string m_text;
    bool m_hasEnded = false;
    std::thread m_reader;
};

} // namespace vatochito::server
