// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/client/FullDisk.h"

#include <sqlite3.h>

#include <atomic>
#include <map>
#include <mutex>

namespace vatochito {

namespace {

std::atomic<bool> isDiskFull = false;
std::atomic<int> refused = 0;

sqlite3_vfs *real = nullptr;
sqlite3_vfs shim;

/// The functions of a kind of file with ours among them, and the ones they stand for.
struct Kind
{
    sqlite3_io_methods wrapped;
    const sqlite3_io_methods *original;
};
std::mutex kindsMutex;
std::map<const sqlite3_io_methods *, Kind> kinds; // by the original; entries never move

const sqlite3_io_methods &originalOf(const sqlite3_file *file)
{
    // `wrapped` is the first member of its Kind.
    return *reinterpret_cast<const Kind *>(file->pMethods)->original;
}

int write(sqlite3_file *file, const void *bytes, int count, sqlite3_int64 offset)
{
    if (isDiskFull) {
        ++refused;
        return SQLITE_FULL;
    }
    return originalOf(file).xWrite(file, bytes, count, offset);
}

int open(sqlite3_vfs *, const char *name, sqlite3_file *file, int flags, int *outFlags)
{
    const int result = real->xOpen(real, name, file, flags, outFlags);
    if (!file->pMethods)
        return result;
    const std::scoped_lock lock(kindsMutex);
    const auto [kind, isNew] = kinds.try_emplace(file->pMethods, Kind{*file->pMethods, file->pMethods});
    kind->second.wrapped.xWrite = write;
    file->pMethods = &kind->second.wrapped;
    return result;
}

} // namespace

FullDisk::FullDisk()
{
    real = sqlite3_vfs_find(nullptr);
    shim = *real;
    shim.zName = "vatochito-full-disk";
    shim.xOpen = open;
    sqlite3_vfs_register(&shim, 1);
    isDiskFull = false;
    refused = 0;
}

FullDisk::~FullDisk()
{
    isDiskFull = false;
    sqlite3_vfs_register(real, 1);
    sqlite3_vfs_unregister(&shim);
}

void FullDisk::setFull(bool isFull)
{
    isDiskFull = isFull;
}

int FullDisk::refusals() const
{
    return refused;
}

} // namespace vatochito
