// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <functional>
#include <memory>
#include <string>
#include <utility>

namespace vatochito::server {

/// The text of one socket frame: encoded once, shared by all who are sent it.
using Frame = std::shared_ptr<const std::string>;

/// A frame that is encoded when its first receiver needs it, or never. Empty: nobody is sent anything. For one thread
/// at a time.
class LazyFrame
{
public:
    using Encode = std::function<std::string()>;

    LazyFrame() = default;
    LazyFrame(Encode encode) : m_encode(std::move(encode)) {}
    LazyFrame(Frame frame) : m_frame(std::move(frame)) {}

    bool isEmpty() const { return !m_frame && !m_encode; }
    const Frame &get() const
    {
        if (!m_frame)
            m_frame = std::make_shared<const std::string>(m_encode());
        return m_frame;
    }

private:
    Encode m_encode;
    mutable Frame m_frame;
};

/// What may be left out for a reader who is too slow: typing first, then presence, anything else never.
enum class Importance { Typing, Presence, Always };

} // namespace vatochito::server
