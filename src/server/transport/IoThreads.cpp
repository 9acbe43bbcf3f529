// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/transport/IoThreads.h"

#include <thread>

namespace vatochito::server {

IoThreads::IoThreads(std::size_t count)
{
    for (std::size_t i = 0; i < count; ++i) {
        m_contexts.push_back(std::make_unique<net::io_context>(1)); // Asio's hint: one thread runs it.
        m_work.push_back(net::make_work_guard(*m_contexts.back()));
    }
}

IoThreads::~IoThreads()
{
    m_work.clear();
    // In this order: a pending accept of the first holds a socket of another.
    for (auto &context : m_contexts)
        context.reset();
}

IoThreads::Executor IoThreads::first()
{
    return m_contexts.front()->get_executor();
}

IoThreads::Executor IoThreads::next()
{
    return m_contexts[m_next++ % m_contexts.size()]->get_executor();
}

void IoThreads::run()
{
    std::vector<std::thread> threads;
    for (std::size_t i = 1; i < m_contexts.size(); ++i)
        threads.emplace_back([this, i] { m_contexts[i]->run(); });
    m_contexts.front()->run();
    for (std::thread &thread : threads)
        thread.join();
}

void IoThreads::stop()
{
    for (const auto &context : m_contexts)
        context->stop();
}

} // namespace vatochito::server
