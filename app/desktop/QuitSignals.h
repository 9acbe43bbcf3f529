// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <QSocketNotifier>

#include <memory>

namespace vatochito {

/// Turns SIGINT and SIGTERM into a Qt signal on the thread it was made on, so that they end the messenger as politely
/// as its window does. One at a time. Does nothing on Windows, where the session's end closes the window.
class QuitSignals final : public QObject
{
    Q_OBJECT

public:
    explicit QuitSignals(QObject *parent = nullptr);
    ~QuitSignals() override;

Q_SIGNALS:
    void quitRequested();

private:
    std::unique_ptr<QSocketNotifier> m_notifier;
};

} // namespace vatochito
