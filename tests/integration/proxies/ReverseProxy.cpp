// SPDX-License-Identifier: GPL-3.0-or-later
#include "ReverseProxy.h"

#include "net/Authorities.h"
#include "support/client/EndWithParent.h"
#include "support/client/PatientTest.h"

#include <QDir>
#include <QFile>
#include <QTcpServer>
#include <QTcpSocket>

#include <csignal>

#include <unistd.h>

namespace vatochito {

using namespace Qt::StringLiterals;

namespace {

quint16 freePort()
{
    QTcpServer server;
    if (!server.listen(QHostAddress::LocalHost))
        qFatal("there is no free port");
    return server.serverPort();
}

void run(const QString &program, const QStringList &arguments)
{
    QProcess process;
    process.start(program, arguments);
    if (!process.waitForFinished() || process.exitCode() != 0)
        qFatal("%s: %s", qPrintable(program + u' ' + arguments.join(u' ')), process.readAllStandardError().constData());
}

QByteArray contents(const QString &path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        qFatal("%s cannot be read", qPrintable(path));
    return file.readAll();
}

} // namespace

ReverseProxy::ReverseProxy(Kind kind, quint16 serverPort)
    : m_kind(kind), m_serverPort(serverPort), m_plainPort(freePort()), m_securePort(freePort())
{
    // Workers that are not root's read and write there too.
    QFile::setPermissions(m_folder.path(), QFile::permissions(m_folder.path()) | QFile::ReadOther | QFile::ExeOther);
    makeCertificate();
    m_process.setProcessChannelMode(QProcess::ForwardedChannels);
    // A group of its own, so that all of it can be killed at once.
    m_process.setChildProcessModifier([] {
        ::setpgid(0, 0);
        endWithParent();
    });
}

ReverseProxy::~ReverseProxy()
{
    kill();
}

bool ReverseProxy::start()
{
    write(u"site.conf"_s, site());
    write(u"frame.conf"_s, frame());
    if (m_kind == Kind::Nginx)
        m_process.start(QStringLiteral(VATOCHITO_NGINX),
                        {u"-p"_s, m_folder.path(), u"-c"_s, file(u"frame.conf"_s), u"-e"_s, file(u"frame.log"_s)});
    else
        m_process.start(QStringLiteral(VATOCHITO_APACHE), {u"-D"_s, u"FOREGROUND"_s, u"-f"_s, file(u"frame.conf"_s)});
    return m_process.waitForStarted() && waitFor([this] { return listens(); });
}

void ReverseProxy::reload()
{
    ::kill(static_cast<pid_t>(m_process.processId()), m_kind == Kind::Nginx ? SIGHUP : SIGUSR1);
}

void ReverseProxy::kill()
{
    if (m_process.state() == QProcess::NotRunning)
        return;
    ::kill(-static_cast<pid_t>(m_process.processId()), SIGKILL);
    m_process.waitForFinished();
}

QString ReverseProxy::address() const
{
    return u"https://localhost:%1"_s.arg(m_securePort);
}

NetworkSettings ReverseProxy::trust() const
{
    return {.tls = authorities::besidesTheSystems(*authorities::read(contents(authorityFile())))};
}

QByteArray ReverseProxy::logs() const
{
    QByteArray all;
    for (const QString &log : QDir(m_folder.path()).entryList({u"*.log"_s}, QDir::Files))
        all += contents(file(log));
    return all;
}

void ReverseProxy::write(const QString &name, const QString &text) const
{
    QFile target(file(name));
    if (!target.open(QIODevice::WriteOnly) || target.write(text.toUtf8()) < 0)
        qFatal("%s cannot be written", qPrintable(name));
}

void ReverseProxy::makeCertificate() const
{
    const QString openssl = QStringLiteral(VATOCHITO_OPENSSL);
    const QStringList key{u"-newkey"_s, u"ec"_s, u"-pkeyopt"_s, u"ec_paramgen_curve:prime256v1"_s, u"-nodes"_s};
    run(openssl, QStringList{u"req"_s, u"-x509"_s, u"-days"_s, u"2"_s, u"-subj"_s, u"/CN=Authority of this test"_s,
                             u"-keyout"_s, file(u"authority.key"_s), u"-out"_s, authorityFile()} +
                     key);
    run(openssl, QStringList{u"req"_s, u"-subj"_s, u"/CN=localhost"_s, u"-keyout"_s, file(u"server.key"_s), u"-out"_s,
                             file(u"server.csr"_s)} +
                     key);
    write(u"names"_s, u"subjectAltName=DNS:localhost"_s);
    run(openssl, {u"x509"_s, u"-req"_s, u"-days"_s, u"2"_s, u"-in"_s, file(u"server.csr"_s), u"-CA"_s, authorityFile(),
                  u"-CAkey"_s, file(u"authority.key"_s), u"-CAcreateserial"_s, u"-extfile"_s, file(u"names"_s),
                  u"-out"_s, file(u"server.pem"_s)});
}

QString ReverseProxy::site() const
{
    const bool isNginx = m_kind == Kind::Nginx;
    QString text = QString::fromUtf8(
        contents(QStringLiteral(VATOCHITO_RECIPES) + (isNginx ? u"/nginx.conf"_s : u"/apache.conf"_s)));
    const auto put = [&text](const QString &from, const QString &to) {
        if (!text.contains(from))
            qFatal("the file that is shipped has no \"%s\"", qPrintable(from));
        text.replace(from, to);
    };
    const QString plain = QString::number(m_plainPort);
    const QString secure = QString::number(m_securePort);
    put(u"/etc/letsencrypt/live/chat.example.org/fullchain.pem"_s, file(u"server.pem"_s));
    put(u"/etc/letsencrypt/live/chat.example.org/privkey.pem"_s, file(u"server.key"_s));
    put(u"chat.example.org"_s, u"localhost"_s);
    put(u"127.0.0.1:8000"_s, u"127.0.0.1:%1"_s.arg(m_serverPort));
    if (isNginx) {
        put(u"listen 80;"_s, u"listen 127.0.0.1:%1;"_s.arg(plain));
        put(u"listen [::]:80;"_s, u"listen 127.0.0.2:%1;"_s.arg(plain));
        put(u"listen 443 ssl;"_s, u"listen 127.0.0.1:%1 ssl;"_s.arg(secure));
        put(u"listen [::]:443 ssl;"_s, u"listen 127.0.0.2:%1 ssl;"_s.arg(secure));
        put(u"/var/log/nginx"_s, m_folder.path());
    } else {
        put(u"*:80>"_s, u"127.0.0.1:%1>"_s.arg(plain));
        put(u"*:443>"_s, u"127.0.0.1:%1>"_s.arg(secure));
        put(u"/var/log/apache2"_s, m_folder.path());
    }
    for (const auto &[from, to] : m_changes)
        put(from, to);
    return text;
}

/// What the distribution's own main file says of everything but our site.
QString ReverseProxy::frame() const
{
    const bool isRoot = ::geteuid() == 0;
    if (m_kind == Kind::Nginx) {
        return (isRoot ? u"user root;\n"_s : QString()) + uR"(daemon off;
worker_processes 2;
pid %1/nginx.pid;
error_log %1/frame.log notice;
events { worker_connections 256; }
http {
    access_log off;
    client_body_temp_path %1/body;
    proxy_temp_path %1/proxy;
    fastcgi_temp_path %1/fastcgi;
    uwsgi_temp_path %1/uwsgi;
    scgi_temp_path %1/scgi;
    include %1/site.conf;
}
)"_s.arg(m_folder.path());
    }
    QString text = uR"(ServerRoot "%1"
ServerName localhost
DefaultRuntimeDir "%1"
PidFile "%1/apache.pid"
Mutex file:%1 default
ErrorLog "%1/frame.log"
Listen 127.0.0.1:%2
Listen 127.0.0.1:%3
)"_s.arg(m_folder.path())
                       .arg(m_plainPort)
                       .arg(m_securePort);
    for (const auto &module :
         {"mpm_event", "authz_core", "ssl", "socache_shmcb", "proxy", "proxy_http", "headers", "alias"})
        text += u"LoadModule %1_module /usr/lib/apache2/modules/mod_%1.so\n"_s.arg(QLatin1String(module));
    if (isRoot)
        text += u"User www-data\nGroup www-data\n"_s;
    return text + u"Include \"%1/site.conf\"\n"_s.arg(m_folder.path());
}

bool ReverseProxy::listens() const
{
    QTcpSocket socket;
    socket.connectToHost(QHostAddress::LocalHost, m_securePort);
    return socket.waitForConnected(1000);
}

} // namespace vatochito
