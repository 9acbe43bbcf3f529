// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QJsonObject>
#include <QString>

namespace vatochito {
struct Error;
}

namespace vatochito::cli {

/// The two streams of the program: answers go to stdout, one a line, everything else to stderr.
class Printer
{
public:
    enum class Format { Text, Json };

    explicit Printer(Format format) : m_format(format) {}

    /// One answer, in the form that was asked for.
    void answer(const QJsonObject &json, const QString &text) const;
    /// For people in either form: usage, version.
    static void say(const QString &text);
    /// All that was answered so far was taken by whoever reads it.
    static bool isHeard();
    static void complain(const QString &sentence);
    static void complain(const Error &error);

private:
    Format m_format;
};

} // namespace vatochito::cli
