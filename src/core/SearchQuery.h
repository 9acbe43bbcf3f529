// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/Timestamp.h"
#include "core/TextRange.h"

#include <QList>
#include <QString>
#include <QStringList>

#include <optional>

namespace vatochito {

/// What somebody looks for in messages. Whatever they type is words: nothing in it is an operator but quotes around a
/// phrase and, at the beginning of a word, `from:NAME`, `after:2026-01-31` and `before:2026-01-31`, in Gujarati also
/// `તરફથી:`, `પછી:` and `પહેલાં:`.
struct SearchQuery
{
    /// Words that stand beside each other, in small letters; one word, or a phrase.
    struct Term
    {
        QStringList words;
        bool isPrefix = false; ///< More letters may follow the last word: it is still being typed.

        friend bool operator==(const Term &, const Term &) = default;
    };

    QList<Term> terms; ///< All of them must be in the message, in any order.
    QString sender;    ///< A part of a user or display name; empty: anybody.
    std::optional<Timestamp> since;
    std::optional<Timestamp> until; ///< Exclusive.
    QString misreadDay; ///< Stands where a day belongs and is none: nothing can be found. Empty: each was understood.

    /// Days are those of the person's time zone.
    static SearchQuery parse(const QString &typed);

    /// There is nothing to look for.
    bool isEmpty() const { return terms.isEmpty() && sender.isEmpty() && !since && !until && misreadDay.isEmpty(); }
    /// Where \a text holds the words, in its order; what overlaps is one.
    QList<TextRange> hitsIn(const QString &text) const;

    friend bool operator==(const SearchQuery &, const SearchQuery &) = default;
};

} // namespace vatochito
