// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/Error.h"

#include <QByteArray>
#include <QList>
#include <QSslCertificate>
#include <QSslConfiguration>

/// Private authorities: of a family, a school, a company. They are trusted besides the system's, never instead.
/// Thread: any, and none that must not wait: the system's own certificates are read from the disk.
namespace vatochito::authorities {

/// The certificates of a file, in PEM (any number of them) or DER (one). Errors: NotACertificate.
Result<QList<QSslCertificate>> read(const QByteArray &file);
/// The same as a PEM file, and nothing that may have stood beside them, such as a key.
QByteArray write(const QList<QSslCertificate> &certificates);
/// "Family authority", as a person may know it.
QString name(const QSslCertificate &certificate);
/// Trusts whom the system trusts, and \a certificates.
QSslConfiguration besidesTheSystems(const QList<QSslCertificate> &certificates);

} // namespace vatochito::authorities
