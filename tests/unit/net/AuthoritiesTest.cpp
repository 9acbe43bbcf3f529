// SPDX-License-Identifier: GPL-3.0-or-later
#include "net/Authorities.h"

#include "support/client/Certificates.h"

#include <QTest>

using namespace Qt::StringLiterals;

namespace vatochito {

class AuthoritiesTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void pem_isRead();
    void der_isRead();
    void severalInOneFile_areAllRead();
    void fileWithoutACertificate_isRefused_data();
    void fileWithoutACertificate_isRefused();
    void writing_leavesOutAKeyThatStoodBesideThem();
    void name_isWhatThePersonKnows();
    void trust_isAddedToTheSystems();

private:
    const QByteArray m_pem = certificates::kFamilyAuthority;
};

void AuthoritiesTest::pem_isRead()
{
    const auto read = authorities::read(m_pem);

    QVERIFY(read);
    QCOMPARE(read->size(), 1);
}

void AuthoritiesTest::der_isRead()
{
    const QByteArray der = QSslCertificate(m_pem).toDer();

    const auto read = authorities::read(der);

    QVERIFY(read);
    QCOMPARE(read->constFirst(), QSslCertificate(m_pem));
}

void AuthoritiesTest::severalInOneFile_areAllRead()
{
    const auto read = authorities::read(m_pem + "\n" + certificates::kUntrusted.certificate);

    QVERIFY(read);
    QCOMPARE(read->size(), 2);
}

void AuthoritiesTest::fileWithoutACertificate_isRefused_data()
{
    QTest::addColumn<QByteArray>("file");
    QTest::newRow("empty") << QByteArray();
    QTest::newRow("a picture") << QByteArray("\x89PNG\r\n\x1a\n\0\0\0", 11);
    QTest::newRow("a key") << QByteArray(certificates::kOfTheFamily.key);
    QTest::newRow("half a certificate") << m_pem.first(m_pem.size() / 2);
}

void AuthoritiesTest::fileWithoutACertificate_isRefused()
{
    QFETCH(const QByteArray, file);

    const auto read = authorities::read(file);

    QVERIFY(!read);
    QCOMPARE(read.error().code, Error::Code::NotACertificate);
}

void AuthoritiesTest::writing_leavesOutAKeyThatStoodBesideThem()
{
    const auto read = authorities::read(m_pem + "\n" + certificates::kOfTheFamily.key);
    QVERIFY(read);

    const QByteArray written = authorities::write(*read);

    QVERIFY(!written.contains("PRIVATE KEY"));
    QCOMPARE(*authorities::read(written), *read);
}

void AuthoritiesTest::name_isWhatThePersonKnows()
{
    QCOMPARE(authorities::name(QSslCertificate(m_pem)), u"Family authority"_s);
}

void AuthoritiesTest::trust_isAddedToTheSystems()
{
    const QSslCertificate family(m_pem);

    const QList<QSslCertificate> trusted = authorities::besidesTheSystems({family}).caCertificates();

    QVERIFY(trusted.contains(family));
    const QList<QSslCertificate> systems = QSslConfiguration::systemCaCertificates();
    QVERIFY(!systems.isEmpty());
    for (const QSslCertificate &one : systems)
        QVERIFY(trusted.contains(one));
}

} // namespace vatochito

QTEST_GUILESS_MAIN(vatochito::AuthoritiesTest)
#include "AuthoritiesTest.moc"
