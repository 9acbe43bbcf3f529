// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/Conversation.h"
#include "core/Credentials.h"
#include "support/client/TestTraces.h"

#include <QProcess>
#include <QString>

#include <chrono>
#include <functional>
#include <memory>

namespace vatochito {

/// The program Sender, which is killed and started again on one profile folder.
class SenderProcess
{
public:
    struct Task
    {
        QString server;
        User user;
        Tokens tokens;
        ConversationId conversation;
        int count = 0;
        std::chrono::milliseconds pause{0}; ///< After each ten that it writes.
    };

    SenderProcess(QString program, Task task);
    ~SenderProcess();
    Q_DISABLE_COPY_MOVE(SenderProcess)

    /// \param freezeAt  It stops itself when this message, or a later one, may be on its way; 0: it never does.
    void start(int freezeAt);
    /// SIGKILL. True: it was running, and not about to end by itself.
    bool kill();
    /// The next line it says, but for the tokens, which it gets when it is started again; null when there is none yet.
    QString nextLine();
    bool hasEndedWell() const;

    QString profilePath() const { return m_profile.path(); }
    /// The file of its account.
    QString databasePath() const;

private:
    QString m_program;
    Task m_task;
    TestFolder m_profile;
    std::unique_ptr<QProcess> m_process;
};

} // namespace vatochito
