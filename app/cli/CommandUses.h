// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>
#include <QString>
#include <QStringList>

namespace vatochito::cli {

/// How one command is written: `history CONVERSATION [--limit N]`.
struct CommandUse
{
    enum class Arguments {
        None,
        User,             ///< USER
        Conversation,     ///< CONVERSATION
        MarkerPosition,   ///< CONVERSATION [ID]
        Text,             ///< CONVERSATION TEXT
        MessageText,      ///< CONVERSATION ID TEXT
        Message,          ///< CONVERSATION ID
        Group,            ///< TITLE USER…
        Conversations,    ///< [CONVERSATION…]
        AnyConversation,  ///< [CONVERSATION]
        Words,            ///< TEXT
        OutboxEntry,      ///< [cancel|retry CLIENT_ID]
        NotInThisVersion, ///< Known, but to come.
    };

    QString name;
    Arguments arguments = Arguments::None;
    QStringList options{}; ///< Besides the global ones.
    QString synopsis{};
    bool signsIn = false; ///< Makes or ends the profile's session itself.

    static const QList<CommandUse> &all();
    /// Null: there is no such command.
    static const CommandUse *find(const QString &name);

    bool accepts(const QStringList &given) const;
};

} // namespace vatochito::cli
