// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace vatochito {

/// People's words and names in places of ours: whatever they hold, they are shown as typed and change nothing around
/// them.
namespace plaintext {

/// \a text as a part of a sentence of ours: what it holds cannot turn the direction in which the rest is read (UAX 9,
/// isolates). Our languages are read from the left, so a text without anything that turns is returned as it is.
QString isolated(const QString &text);

/// Without the characters that turn the direction of reading: "photo\u202Egpj.exe" must not look like a picture.
QString withoutTurns(const QString &text);

/// \a text for a terminal, which obeys what it is shown: U+FFFD for every control character but the tab and the end of
/// a line (ECMA-48).
QString withoutControls(const QString &text);

/// \a text with U+FFFD for every half of a pair of UTF-16 that stands alone: SQLite and the shaping of text take it
/// together with the letter after it, and both are lost.
QString wellFormed(const QString &text);

/// The first \a length UTF-16 units at most, not cut through what a reader sees as one letter unless that alone is
/// longer; "…" stands for the rest.
QString beginning(const QString &text, qsizetype length);

/// The first \a count code points.
QString firstCodePoints(const QString &text, qsizetype count);

} // namespace plaintext
} // namespace vatochito
