// SPDX-License-Identifier: GPL-3.0-or-later
#include "diagnostics/LogFile.h"

#include "core/AbandonedLock.h"
#include "platform/ProfileFolder.h"

#include <QFile>
#include <QFileInfo>
#include <QLockFile>

#include <utility>

namespace vatochito {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

constexpr auto kTurnWait = 1s;

QString folderIn(const QString &profileFolder)
{
    return profileFolder + u"/logs"_s;
}

QString part(const QString &path, int age)
{
    return age == 0 ? path : path + u'.' + QString::number(age);
}

} // namespace

LogFile::LogFile(const QString &profileFolder, qint64 mostBytes)
    : m_profileFolder(profileFolder)
    , m_folder(folderIn(profileFolder))
    , m_path(partsIn(profileFolder).constFirst())
    , m_mostBytes(mostBytes)
    , m_thread([this] { run(); })
{
}

LogFile::~LogFile()
{
    {
        const std::lock_guard lock(m_mutex);
        m_isEnding = true;
    }
    m_wake.notify_one();
    m_thread.join();
}

QStringList LogFile::partsIn(const QString &profileFolder)
{
    QStringList parts;
    for (int age = 0; age < kParts; ++age)
        parts.append(part(folderIn(profileFolder) + u"/vatochito.log"_s, age));
    return parts;
}

QList<LogLine> LogFile::newestIn(const QString &profileFolder, qsizetype count)
{
    QList<LogLine> lines;
    for (const QString &path : partsIn(profileFolder)) {
        QFile file(path);
        if (lines.size() >= count || !file.open(QIODevice::ReadOnly))
            break;
        QList<LogLine> older;
        for (const QByteArray &text : file.readAll().split('\n')) {
            if (auto line = readLogLine(QString::fromUtf8(text)))
                older.append(*std::move(line));
        }
        lines = older + lines;
    }
    return lines.size() > count ? lines.last(count) : lines;
}

void LogFile::append(const QByteArray &line)
{
    // What Qt says about the file itself would only make more of the same.
    if (std::this_thread::get_id() == m_thread.get_id())
        return;
    {
        const std::lock_guard lock(m_mutex);
        if (m_isPaused)
            return;
        if (m_waiting.size() + line.size() >= kMostWaiting) {
            ++m_leftOut;
            return;
        }
        if (const qint64 leftOut = std::exchange(m_leftOut, 0); leftOut > 0)
            m_waiting += "left out: lines=" + QByteArray::number(leftOut) + '\n';
        m_waiting += line + '\n';
    }
    m_wake.notify_one();
}

bool LogFile::flush(std::chrono::milliseconds atMost)
{
    std::unique_lock lock(m_mutex);
    return m_idle.wait_for(lock, atMost, [this] { return m_waiting.isEmpty() && !m_isWriting; });
}

void LogFile::pause()
{
    std::unique_lock lock(m_mutex);
    m_isPaused = true;
    m_waiting.clear();
    m_leftOut = 0;
    m_idle.wait(lock, [this] { return !m_isWriting; });
}

void LogFile::resume()
{
    const std::lock_guard lock(m_mutex);
    m_isPaused = false;
}

void LogFile::run()
{
    std::unique_lock lock(m_mutex);
    while (true) {
        m_wake.wait(lock, [this] { return m_isEnding || !m_waiting.isEmpty(); });
        if (m_waiting.isEmpty())
            return;
        QByteArray batch = std::exchange(m_waiting, {});
        m_isWriting = true;
        lock.unlock();
        write(std::move(batch));
        lock.lock();
        m_isWriting = false;
        m_idle.notify_all();
    }
}

void LogFile::write(QByteArray batch)
{
    // A profile that was removed as a whole does not come back for the sake of its log.
    if (!QFileInfo::exists(m_profileFolder) || (!QFileInfo::exists(m_folder) && !makePrivateFolder(m_folder)))
        return;
    if (std::exchange(m_isCut, false))
        batch.prepend('\n');
    rotate(batch.size());
    // Opened for each batch: another process may have made this file an older part meanwhile.
    QFile file(m_path);
    if (!file.open(QIODevice::WriteOnly | QIODevice::Append | QIODevice::Unbuffered,
                   QFileDevice::ReadOwner | QFileDevice::WriteOwner))
        return;
    m_isCut = file.write(batch) < batch.size();
}

void LogFile::rotate(qsizetype coming) const
{
    const auto isFull = [this, coming] {
        const qint64 size = QFileInfo(m_path).size();
        return size > 0 && size + coming > m_mostBytes;
    };
    if (!isFull())
        return;
    QLockFile turn(m_path + u".lock"_s);
    removeAbandonedLock(turn.fileName());
    // Whoever has the turn and does not end is not waited for: the part grows a little beyond its size.
    if (!turn.tryLock(kTurnWait) || !isFull())
        return;
    QFile::remove(part(m_path, kParts - 1));
    for (int age = kParts - 2; age >= 0; --age)
        QFile::rename(part(m_path, age), part(m_path, age + 1));
}

} // namespace vatochito
