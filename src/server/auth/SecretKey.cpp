// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/auth/SecretKey.h"

#include "server/auth/Random.h"

#include <fcntl.h>
#include <sodium.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>
#include <fstream>
#include <iterator>

namespace vatochito::server {

namespace {

constexpr std::size_t kSecretBytes = 32;

ServerError failed(const char *what, const std::filesystem::path &file)
{
    return ServerError::storage(std::string("cannot ") + what + ' ' + file.string() + ": " + std::strerror(errno));
}

Status writePrivate(const std::filesystem::path &file, const std::string &bytes)
{
    const int descriptor = ::open(file.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0600);
    if (descriptor < 0)
        return failure(failed("create", file));
    const bool isWritten = ::write(descriptor, bytes.data(), bytes.size()) == static_cast<ssize_t>(bytes.size());
    const bool isSynced = ::fsync(descriptor) == 0;
    ::close(descriptor);
    if (!isWritten || !isSynced)
        return failure(failed("write", file));
    return {};
}

/// A file's name is in its folder: only when that is on disk does the file survive a power cut.
Status syncFolder(const std::filesystem::path &file)
{
    const auto folder = file.has_parent_path() ? file.parent_path() : std::filesystem::path(".");
    const int descriptor = ::open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (descriptor < 0)
        return failure(failed("open", folder));
    const bool isSynced = ::fsync(descriptor) == 0;
    const ServerError error = failed("write", folder);
    ::close(descriptor);
    if (!isSynced)
        return failure(error);
    return {};
}

/// Written aside and linked, so that nobody ever reads half a key and the first of several makers wins.
Status create(const std::filesystem::path &file)
{
    if (sodium_init() < 0)
        return failure(ServerError::storage("libsodium cannot be initialised"));
    std::filesystem::path aside = file;
    aside += '.' + randomHex(8);
    if (Status written = writePrivate(aside, randomBytes(kSecretBytes)); !written)
        return written;
    const bool isLinked = ::link(aside.c_str(), file.c_str()) == 0 || errno == EEXIST;
    const auto linkError = failed("create", file);
    ::unlink(aside.c_str());
    if (!isLinked)
        return failure(linkError);
    return syncFolder(file);
}

} // namespace

Result<std::string> loadOrCreateSecret(const std::filesystem::path &file)
{
    std::error_code error;
    if (!std::filesystem::exists(file, error)) {
        if (Status created = create(file); !created)
            return failure(created.error());
    }
    std::ifstream stream(file, std::ios::binary);
    if (!stream)
        return failure(failed("read", file));
    std::string secret{std::istreambuf_iterator<char>(stream), std::istreambuf_iterator<char>()};
    if (secret.size() != kSecretBytes)
        return failure(ServerError::storage(file.string() + " must hold exactly 32 bytes"));
    return secret;
}

bool isPrivate(const std::filesystem::path &file)
{
    using std::filesystem::perms;
    std::error_code error;
    const auto status = std::filesystem::status(file, error);
    return !error && (status.permissions() & (perms::group_read | perms::others_read)) == perms::none;
}

} // namespace vatochito::server
