// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/transport/BeastFrameSocket.h"

#include "server/domain/Limits.h"

#include <utility>

namespace vatochito::server {

namespace {

using SteadyClock = std::chrono::steady_clock;

} // namespace

BeastFrameSocket::BeastFrameSocket(beast::tcp_stream stream, http::request<http::string_body> request,
                                   std::size_t frameBytes, DeadPeer deadPeer)
    : m_socket(std::move(stream))
    , m_request(std::move(request))
    , m_frameBytes(frameBytes)
    , m_readDelay(m_socket.get_executor())
    , m_wake(m_socket.get_executor())
    , m_closeDeadline(m_socket.get_executor())
{
    beast::get_lowest_layer(m_socket).expires_never();
    websocket::stream_base::timeout timeout;
    timeout.handshake_timeout = limits::kHandshakeDeadline;
    // Each of its timers wakes the processor, so there is none that is not needed.
    timeout.keep_alive_pings = deadPeer == DeadPeer::IsFoundByPings;
    timeout.idle_timeout = timeout.keep_alive_pings ? limits::kKeepAlive : websocket::stream_base::none();
    m_socket.set_option(timeout);
    // A fragment may end within a letter (RFC 6455, 5.6), and Qt's clients take that for broken text and close with
    // 1007: a message goes out in one frame.
    m_socket.auto_fragment(false);
    // Beast would say 1009 by itself, and leave its owner no word more.
    m_socket.read_message_max(0);
}

void BeastFrameSocket::accept(const Owner &owner)
{
    m_owner = owner;
    m_socket.async_accept(m_request, [this, owner](beast::error_code error) {
        // Of no use any more, and it holds the token.
        m_request = {};
        if (error)
            return end(*owner);
        onAccepted(*owner);
    });
}

void BeastFrameSocket::onAccepted(FrameSocketOwner &owner)
{
    m_isOpen = true;
    m_socket.text(true);
    owner.onOpened();
    if (!m_queue.isEmpty() && !m_isWriting)
        write();
    // A drain may have come during the handshake: what is queued goes out first, and reading finds the peer's close.
    if (m_closing)
        continueClosing();
    // The owner may have ended it at once, and then it is being read already.
    readOn();
}

void BeastFrameSocket::post(std::function<void()> task)
{
    // Others may call this before accept() has said who the owner is: the tasks keep it alive themselves.
    net::post(m_socket.get_executor(), std::move(task));
}

void BeastFrameSocket::read()
{
    m_isReading = true;
    m_socket.async_read_some(m_buffer, 0, [this, kept = owner()](beast::error_code error, std::size_t) {
        m_isReading = false;
        if (error)
            return end(*kept);
        onRead(*kept);
    });
}

void BeastFrameSocket::onRead(FrameSocketOwner &owner)
{
    const bool isTooLarge = m_buffer.size() > m_frameBytes;
    if (!isTooLarge && !m_socket.is_message_done())
        return read();
    // Nothing new is begun once the end is decided; reading on is what finds the peer's close frame.
    if (!m_closing) {
        const auto bytes = m_buffer.data();
        // Nobody may read into the buffer while the frame in it is looked at.
        m_isReading = true;
        if (isTooLarge)
            owner.onTooLarge();
        else
            owner.onFrame({static_cast<const char *>(bytes.data()), bytes.size()}, m_socket.got_text());
        m_isReading = false;
    }
    forgetFrame();
    readOn();
}

void BeastFrameSocket::forgetFrame()
{
    m_buffer.clear();
    // One large frame must not cost its memory for the life of the socket.
    if (m_buffer.capacity() > limits::kCommandBytes)
        m_buffer.shrink_to_fit();
}

void BeastFrameSocket::readOn()
{
    const bool isFull = m_commandsInFlight >= limits::kCommandsInFlight;
    if (!m_isOpen || m_isReading || m_isDelayed || m_hasEnded || (isFull && !m_closing))
        return;
    read();
}

void BeastFrameSocket::delayReading(std::chrono::milliseconds delay)
{
    m_isDelayed = true;
    m_readDelay.expires_after(delay);
    m_readDelay.async_wait([this, kept = owner()](beast::error_code) {
        m_isDelayed = false;
        readOn();
    });
}

void BeastFrameSocket::wakeAfter(std::chrono::milliseconds delay)
{
    m_wake.expires_after(delay);
    m_wake.async_wait([this, weak = m_owner, wake = ++m_wakes](beast::error_code error) {
        const Owner owner = weak.lock();
        if (!owner || error || wake != m_wakes || m_hasEnded)
            return;
        owner->onWake();
    });
}

void BeastFrameSocket::endCommand()
{
    --m_commandsInFlight;
    if (m_closing)
        continueClosing();
    readOn();
}

void BeastFrameSocket::send(Frame frame, Importance importance)
{
    if (m_hasEnded || m_isCloseSent || (m_closing && m_ending == Ending::Drop))
        return;
    if (!m_queue.push(std::move(frame), importance, SteadyClock::now())) {
        if (const Owner kept = owner())
            kept->onTooSlow();
        return;
    }
    if (m_isOpen && !m_isWriting && !m_queue.isEmpty())
        write();
}

void BeastFrameSocket::write()
{
    m_isWriting = true;
    // The frame is kept by the handler, so that the queue may be emptied meanwhile.
    const Frame frame = m_queue.front();
    m_socket.async_write(net::buffer(*frame), [this, kept = owner(), frame](beast::error_code error, std::size_t) {
        onWritten(error, *kept);
    });
}

void BeastFrameSocket::onWritten(beast::error_code error, FrameSocketOwner &owner)
{
    m_isWriting = false;
    if (error)
        return end(owner);
    m_queue.pop(SteadyClock::now());
    if (!m_queue.isEmpty())
        return write();
    if (m_closing)
        continueClosing();
}

void BeastFrameSocket::close(unsigned code, Ending ending, Frame last)
{
    if (m_closing || m_hasEnded)
        return;
    m_closing = code;
    m_ending = ending;
    m_last = std::move(last);
    if (ending == Ending::Drop) {
        m_queue.keepFirst();
        // Nobody waits for what may not be delivered any more; the write in flight cannot be taken back.
        if (!m_isWriting && !m_queue.isEmpty())
            m_queue.pop(SteadyClock::now());
    }
    startCloseDeadline(ending == Ending::Drop ? limits::kCloseDeadline : limits::kWriteDeadline);
    continueClosing();
    // Whoever was read more slowly, or not at all, may have said good-bye.
    readOn();
}

void BeastFrameSocket::continueClosing()
{
    const bool awaitsCommands = m_commandsInFlight > 0 && m_ending == Ending::Flush;
    if (!m_isOpen || m_isCloseSent || m_isWriting || !m_queue.isEmpty() || awaitsCommands)
        return;
    if (m_last) {
        m_queue.pushLast(std::exchange(m_last, nullptr), SteadyClock::now());
        return write();
    }
    m_isCloseSent = true;
    m_socket.async_close(static_cast<websocket::close_code>(*m_closing),
                         [this, kept = owner()](beast::error_code) { end(*kept); });
}

void BeastFrameSocket::startCloseDeadline(std::chrono::seconds deadline)
{
    m_closeDeadline.expires_after(deadline);
    m_closeDeadline.async_wait([this, weak = m_owner](beast::error_code error) {
        const Owner owner = weak.lock();
        if (owner && !error)
            cutOff();
    });
}

void BeastFrameSocket::cutOff()
{
    beast::get_lowest_layer(m_socket).close();
    if (const Owner kept = owner())
        end(*kept);
}

void BeastFrameSocket::end(FrameSocketOwner &owner)
{
    if (m_hasEnded)
        return;
    m_hasEnded = true;
    m_wake.cancel();
    m_readDelay.cancel();
    m_closeDeadline.cancel();
    owner.onEnded();
}

} // namespace vatochito::server
