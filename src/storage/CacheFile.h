// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "storage/Opening.h"

#include <QByteArray>
#include <QString>

#include <memory>

namespace vatochito {

class SqlConnection;

/// The file of a cache on the disk: opens it for writing, and puts a new one in the place of one that is damaged. The
/// damaged file stays beside it as `….damaged-<UTC moment>`, and what a person wrote is carried over where it can be
/// read; until that is done the damaged file keeps its place, so that neither a full disk nor a kill loses any of it.
/// Several processes may come to it at once, and go on writing: who replaces the file holds SQLite's own lock on it.
/// Every function throws SqlFailure. Thread: the writer's.
class CacheFile
{
public:
    explicit CacheFile(QString path);

    /// Makes \a connection, with every migration. One that a newer version wrote is left as it is, to the byte.
    Opening open(std::unique_ptr<SqlConnection> &connection);
    /// As open(), after the file was found to be damaged while it was in use.
    Opening replace(std::unique_ptr<SqlConnection> &connection);
    /// Throws StorageDamaged when another process has put a new file in the place of the one that is open, and
    /// StorageFailed when it removed it: what is written to the old one nobody will ever read.
    void requireInPlace() const;

private:
    void openWhole(std::unique_ptr<SqlConnection> &connection);
    Opening beginAnew(std::unique_ptr<SqlConnection> &connection);
    /// A file beside this one with what could be saved. \return That is everything.
    bool makeSuccessor() const;
    void setAside() const;
    void putSuccessorInPlace() const;
    /// Nothing to do unless a process was killed in the middle of replacing the file.
    void finishReplacing() const;

    QString m_path;
    QByteArray m_identity; ///< Of the file that was opened last.
};

} // namespace vatochito
