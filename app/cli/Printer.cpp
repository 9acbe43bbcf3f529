// SPDX-License-Identifier: GPL-3.0-or-later
#include "Printer.h"

#include "core/PlainText.h"
#include "core/Sentences.h"

#include <QJsonDocument>

#include <cstdio>

namespace vatochito::cli {

namespace {

// Whoever reads our output through a pipe gets each line when it is written.
void writeLine(std::FILE *stream, QByteArray line)
{
    line.append('\n');
    std::fwrite(line.constData(), 1, static_cast<std::size_t>(line.size()), stream);
    std::fflush(stream);
}

/// What others wrote, names and messages, must not move the cursor of a terminal or worse.
void writeText(std::FILE *stream, const QString &text)
{
    writeLine(stream, plaintext::withoutControls(text).toUtf8());
}

} // namespace

void Printer::answer(const QJsonObject &json, const QString &text) const
{
    if (m_format == Format::Json)
        writeLine(stdout, QJsonDocument(json).toJson(QJsonDocument::Compact));
    else
        writeText(stdout, text);
}

void Printer::say(const QString &text)
{
    writeText(stdout, text);
}

bool Printer::isHeard()
{
    return std::ferror(stdout) == 0;
}

void Printer::complain(const QString &sentence)
{
    writeText(stderr, sentence);
}

void Printer::complain(const Error &error)
{
    // What the server says of a field is more to the point than that it did not accept it.
    QStringList sentences;
    for (const QStringList &ofField : error.fields) {
        for (const QString &sentence : ofField)
            sentences.append(Sentences::forServerSentence(sentence));
    }
    sentences.removeDuplicates();
    complain(sentences.isEmpty() ? Sentences::forError(error) : sentences.join(u'\n'));
}

} // namespace vatochito::cli
