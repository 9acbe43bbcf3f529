// SPDX-License-Identifier: GPL-3.0-or-later
#include "net/Authorities.h"

namespace vatochito::authorities {

Result<QList<QSslCertificate>> read(const QByteArray &file)
{
    QList<QSslCertificate> certificates = QSslCertificate::fromData(file, QSsl::Pem);
    if (certificates.isEmpty())
        certificates = QSslCertificate::fromData(file, QSsl::Der);
    certificates.removeIf([](const QSslCertificate &certificate) { return certificate.isNull(); });
    if (certificates.isEmpty())
        return failure(Error{.code = Error::Code::NotACertificate});
    return certificates;
}

QByteArray write(const QList<QSslCertificate> &certificates)
{
    QByteArray file;
    for (const QSslCertificate &certificate : certificates)
        file += certificate.toPem();
    return file;
}

QString name(const QSslCertificate &certificate)
{
    for (const auto field : {QSslCertificate::CommonName, QSslCertificate::Organization}) {
        const QStringList names = certificate.subjectInfo(field);
        if (!names.isEmpty() && !names.first().isEmpty())
            return names.first();
    }
    return QString::fromLatin1(certificate.serialNumber());
}

QSslConfiguration besidesTheSystems(const QList<QSslCertificate> &certificates)
{
    QSslConfiguration configuration = QSslConfiguration::defaultConfiguration();
    // Named one by one: a configuration that is given certificates no longer looks for the system's by itself.
    configuration.setCaCertificates(QSslConfiguration::systemCaCertificates() + certificates);
    return configuration;
}

} // namespace vatochito::authorities
