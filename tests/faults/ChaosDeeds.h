// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ChaosDevice.h"

#include <QHash>
#include <QSet>

namespace vatochito {

/// What people do at their devices, by chance: write, answer, edit, delete and read. Knows what of it is in an outbox,
/// and what must have become of that.
class ChaosDeeds
{
public:
    /// \a random must outlive it.
    explicit ChaosDeeds(QRandomGenerator &random) : m_random(random) {}

    /// One of these, in \a conversation. \a number and \a writer are named by what is written. True: a message was.
    bool doSomething(ChaosDevice &device, ConversationId conversation, int number, qsizetype writer);

    int edits() const { return int(m_edited.size()); }
    int deletions() const { return int(m_erased.size()); }
    int answers() const { return int(m_answers.size()); }
    int reads() const { return m_reads; }

    /// Whose device \a row was written on, and as which message.
    static qsizetype writerOf(const Message &row) { return row.content.section(u' ', 2, 2).toInt(); }
    static int numberOf(const Message &row) { return row.content.section(u' ', 1, 1).toInt(); }
    /// The messages that somebody deleted.
    const QSet<MessageId> &erased() const { return m_erased; }
    /// Why \a row cannot be what became of what was done to it; empty: it can.
    QString contradiction(const Message &row) const;

private:
    std::optional<ReplyExcerpt> somethingToAnswer(ChaosDevice &device, ConversationId conversation);
    void change(ChaosDevice &device, ConversationId conversation);
    void read(ChaosDevice &device, ConversationId conversation);

    QRandomGenerator &m_random;
    QSet<MessageId> m_erased;
    QHash<MessageId, QStringList> m_edited; ///< What was made of them, by any device.
    QHash<QString, MessageId> m_answers;    ///< By the first words of what answers them.
    int m_reads = 0;                        ///< How many messages were read.
};

} // namespace vatochito
