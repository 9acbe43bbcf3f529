// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>

namespace vatochito::cli {

/// Turns "please stop" (Ctrl+C, SIGTERM) into a signal of the event loop while it lives, so that connections are closed
/// politely. One at a time. Each operating system has its own file.
class Interrupt final : public QObject
{
    Q_OBJECT

public:
    explicit Interrupt(QObject *parent = nullptr);
    ~Interrupt() override;

    bool isAsked() const { return m_isAsked; }
    /// On this object's thread.
    void ask();

Q_SIGNALS:
    void asked();

private:
    bool m_isAsked = false;
};

} // namespace vatochito::cli
