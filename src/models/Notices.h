// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <QString>

#include <array>
#include <functional>

namespace vatochito {

/// The one sentence above everything else, out of what there is to say. What lasts is said until it is over, or until
/// it was put away; what happened once goes first, and is gone when it was put away. Thread: the owner's.
class Notices final : public QObject
{
    Q_OBJECT

public:
    /// Of several, the first is the one that is said.
    enum class Lasting { Cache, Vault };
    /// Made anew when asked for, in the language of then; null: nothing to say.
    using Words = std::function<QString()>;

    using QObject::QObject;

    /// Empty if there is nothing to say.
    QString text() const;

    void setLasting(Lasting what, const Words &words);
    void setPassing(const Words &words);
    /// Puts away what is said now.
    void dismiss();
    /// Forgets everything.
    void clear();
    void retranslate();

Q_SIGNALS:
    void changed();

private:
    const Words *current() const;

    Words m_passing;
    std::array<Words, 2> m_lasting;
};

} // namespace vatochito
