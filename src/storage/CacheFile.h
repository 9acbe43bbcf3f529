// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDateTime>
#include <QString>

#include <memory>

namespace vatochito {

class SqlConnection;

/// What was found when the file of a cache was opened.
struct Opening
{
    bool isNew = false; ///< In the place of one that was damaged, and is set aside.
    /// What was written here and no server has yet could all be read in the damaged one.
    bool isOutboxWhole = true;
};

/// The file of a cache on the disk: opens it for writing, and begins a new one in the place of one that is damaged. The
/// damaged file stays beside it as `….damaged-<UTC moment>`, and what a person wrote is carried over where it can be
/// read. Several processes may come to it at once. Every function throws SqlFailure. Thread: the writer's.
class CacheFile
{
public:
    explicit CacheFile(QString path);

    /// Makes \a connection, with every migration. One that a newer version wrote is left as it is, to the byte.
    Opening open(std::unique_ptr<SqlConnection> &connection);
    /// As open(), after the file was found to be damaged while it was in use.
    Opening replace(std::unique_ptr<SqlConnection> &connection);

private:
    void openWhole(std::unique_ptr<SqlConnection> &connection) const;
    Opening beginAnew(std::unique_ptr<SqlConnection> &connection);
    /// Another process found the damage as well, and was faster.
    bool wasSetAsideSinceOpened() const;
    /// \return The new name.
    QString setAside() const;

    QString m_path;
    QDateTime m_openedAt;
};

} // namespace vatochito
