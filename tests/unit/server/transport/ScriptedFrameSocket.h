// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/transport/FrameSocket.h"

#include <boost/json.hpp>

#include <chrono>
#include <condition_variable>
#include <deque>
#include <mutex>
#include <stdexcept>
#include <string>

namespace vatochito::server {

/// A FrameSocket whose peer is the test. Its strand is the test's own thread: what is posted runs in the calls below.
class ScriptedFrameSocket final : public FrameSocket
{
public:
    void accept(const std::shared_ptr<FrameSocketOwner> &owner) override { m_owner = owner; }
    void post(std::function<void()> task) override
    {
        std::function<void()> afterwards;
        {
            const std::lock_guard lock(m_mutex);
            m_tasks.push_back(std::move(task));
            afterwards.swap(m_onNextPost);
        }
        m_hasTask.notify_all();
        if (afterwards)
            afterwards();
    }
    void send(Frame frame, Importance) override
    {
        if (m_closeCode == 0)
            m_sent.push_back(*frame);
    }
    void beginCommand() override {}
    void endCommand() override {}
    void delayReading(std::chrono::milliseconds) override {}
    void wakeAfter(std::chrono::milliseconds delay) override { m_wakeAfter = delay; }
    void close(unsigned code, Ending, Frame last) override
    {
        if (m_closeCode != 0)
            return;
        if (last)
            m_sent.push_back(*last);
        m_closeCode = code;
    }
    void cutOff() override { m_closeCode = 1006; }

    /// What was posted before the handshake is answered runs first.
    void open()
    {
        runAll();
        owner()->onOpened();
    }
    void receive(const std::string &frame)
    {
        runAll();
        owner()->onFrame(frame, true);
    }
    void receiveBinary(const std::string &frame)
    {
        runAll();
        owner()->onFrame(frame, false);
    }
    void wake()
    {
        runAll();
        owner()->onWake();
    }
    /// Calls \a afterwards once, right after the next task was posted, by whom it was.
    void onNextPost(std::function<void()> afterwards)
    {
        const std::lock_guard lock(m_mutex);
        m_onNextPost = std::move(afterwards);
    }
    void receiveTooMuch() { owner()->onTooLarge(); }
    void beTooSlow() { owner()->onTooSlow(); }
    /// Runs nothing of what was posted.
    void forget()
    {
        std::deque<std::function<void()>> tasks;
        const std::lock_guard lock(m_mutex);
        tasks.swap(m_tasks);
    }
    /// 0 while it is open.
    unsigned closeCode()
    {
        runAll();
        return m_closeCode;
    }
    /// The next frame that was sent, once there is one. Throws after 30 s.
    boost::json::value next()
    {
        settle([this] { return !m_sent.empty(); });
        const std::string frame = std::move(m_sent.front());
        m_sent.pop_front();
        return boost::json::parse(frame);
    }
    /// Nothing is left that was sent.
    bool isSilent()
    {
        runAll();
        return m_sent.empty();
    }
    /// Runs what is posted until \a isDone. Throws after 30 s.
    void settle(const std::function<bool()> &isDone)
    {
        const auto deadline = std::chrono::steady_clock::now() + std::chrono::seconds(60);
        for (;;) {
            runAll();
            if (isDone())
                return;
            std::unique_lock lock(m_mutex);
            if (!m_hasTask.wait_until(lock, deadline, [this] { return !m_tasks.empty(); }))
                throw std::runtime_error("nothing more is sent");
        }
    }

private:
    std::shared_ptr<FrameSocketOwner> owner() const { return m_owner.lock(); }
    void runAll()
    {
        for (;;) {
            std::function<void()> task;
            {
                const std::lock_guard lock(m_mutex);
                if (m_tasks.empty())
                    return;
                task = std::move(m_tasks.front());
                m_tasks.pop_front();
            }
            task();
        }
    }

    std::weak_ptr<FrameSocketOwner> m_owner;
    std::mutex m_mutex;
    std::condition_variable m_hasTask;
    std::deque<std::function<void()>> m_tasks;
    std::function<void()> m_onNextPost;
    std::deque<std::string> m_sent;
    std::chrono::milliseconds m_wakeAfter{0};
    unsigned m_closeCode = 0;
};

} // namespace vatochito::server
