// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QString>
#include <QTemporaryDir>

namespace vatochito {

/// Where a run of the tests gathers what was written, for tests/secrecy to read it afterwards: the folder that
/// VATOCHITO_TEST_TRACES names. Without that variable nothing is kept.
namespace traces {

/// Keeps \a folder with all that is in it, as it is now.
void keepFolder(const QString &folder);
/// Appends what a process said. In "….answers" message texts are in their place.
void append(const QString &name, const QByteArray &said);

} // namespace traces

/// A temporary folder whose content outlives it as a trace.
class TestFolder : public QTemporaryDir
{
public:
    using QTemporaryDir::QTemporaryDir;
    ~TestFolder() { traces::keepFolder(path()); }
    Q_DISABLE_COPY_MOVE(TestFolder)

    /// Whether \a words stand in the file \a name in it. What a database has in its WAL alone is not looked at.
    bool holds(const QString &name, const QByteArray &words) const;
};

} // namespace vatochito
