// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/Message.h"

#include <QObject>
#include <QString>
#include <qqmlregistration.h>

#include <optional>

namespace vatochito {

/// What the words in the composer are meant for, when they are more than the next message: an answer, or other words
/// for a message of mine.
class Composition final : public QObject
{
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("ConversationController owns it")
    Q_PROPERTY(bool isEditing READ isEditing NOTIFY changed FINAL)
    Q_PROPERTY(bool isReplying READ isReplying NOTIFY changed FINAL)
    /// "Reply to Bob", "Editing"; empty: neither.
    Q_PROPERTY(QString title READ title NOTIFY changed FINAL)
    /// The beginning of that message, one line.
    Q_PROPERTY(QString excerpt READ excerpt NOTIFY changed FINAL)

public:
    explicit Composition(QObject *parent);

    bool isEditing() const { return m_edited.isValid() || m_editedWaiting.isValid(); }
    bool isReplying() const { return m_reply.has_value(); }
    QString title() const;
    QString excerpt() const { return m_excerpt; }

    MessageId edited() const { return m_edited; }
    /// Of a message that no server has given an id yet.
    ClientId editedWaiting() const { return m_editedWaiting; }
    std::optional<ReplyExcerpt> reply() const { return m_reply; }
    /// The same, of the one that is answered.
    ClientId answers() const { return m_answers; }

    /// \a name: who wrote \a message.
    void reply(const Message &message, const QString &name);
    /// editStarted() follows.
    void edit(const Message &message);
    Q_INVOKABLE void clear();

    /// Says every text again, in the language of now.
    void retranslate() { Q_EMIT changed(); }

Q_SIGNALS:
    void changed();
    void editStarted(const QString &text);

private:
    void forget();

    MessageId m_edited;
    ClientId m_editedWaiting;
    ClientId m_answers;
    std::optional<ReplyExcerpt> m_reply;
    QString m_name;
    QString m_excerpt;
};

} // namespace vatochito
