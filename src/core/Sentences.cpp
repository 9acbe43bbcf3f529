// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/Sentences.h"

#include <array>

namespace vatochito {

QString Sentences::forError(const Error &error)
{
    switch (error.code) {
    case Error::Code::Offline:
        return tr("You are offline. Please check your network.");
    case Error::Code::UnknownHost:
        return tr("This address cannot be found. Please check its spelling and your network.");
    case Error::Code::Refused:
        return tr("The server is not running at this address.");
    case Error::Code::Timeout:
        return tr("The server is taking too long to answer.");
    case Error::Code::TlsFailed:
        return tr("No safe connection to this server comes about.");
    case Error::Code::TlsOtherName:
        return tr("The server's certificate is for another address. Please check the spelling.");
    case Error::Code::TlsExpired:
        return tr("The server's certificate has expired, or this computer's clock is wrong.");
    case Error::Code::TlsUntrusted:
        return tr("The server's certificate comes from somebody this computer does not trust. If you trust them, add "
                  "their certificate in the advanced settings.");
    case Error::Code::ProxyFailed:
        return tr("The proxy does not let Vatochito through. Please check it in the advanced settings.");
    case Error::Code::ProxyDenied:
        return tr("The proxy wants another user name or password. Please check them in the advanced settings.");
    case Error::Code::NotAServer:
        return tr("This address does not belong to a Vatochito server.");
    case Error::Code::ServerFailed:
        return tr("The server has a problem. Please try again in a while.");
    case Error::Code::Throttled:
        if (error.httpStatus == 503)
            return tr("The server is busy. Please try again in a moment.");
        return tr("Too many attempts. Please wait a minute and try again.");
    case Error::Code::Unauthorized:
    case Error::Code::SessionOver:
        return tr("You have been signed out. Please sign in again.");
    case Error::Code::Forbidden:
        return tr("You are not allowed to do this.");
    case Error::Code::NotFound:
        return tr("This does not exist any more.");
    case Error::Code::Rejected:
        return tr("The server did not accept this.");
    case Error::Code::TooLarge:
        return tr("This is too large to send.");
    case Error::Code::Malformed:
        return tr("The server's answer could not be understood.");
    case Error::Code::InvalidAddress:
        return tr("This is not a server address. Example: https://chat.example.org");
    case Error::Code::InvalidProxy:
        return tr("This is not the address of a proxy. Example: proxy.example.org");
    case Error::Code::NotACertificate:
        return tr("There is no certificate in this file.");
    case Error::Code::VaultUnavailable:
        return tr("This computer's password store is not available.");
    case Error::Code::VaultLocked:
        return tr("This computer's password store is locked.");
    case Error::Code::VaultChanged:
        return tr("This computer's password store is another one than when you signed in.");
    case Error::Code::VaultFailed:
        return tr("This computer's password store did not answer as expected.");
    case Error::Code::StorageFailed:
        return tr("The messages on this computer could not be read.");
    case Error::Code::StorageFull:
        return tr("The disk is full. Please free some space.");
    case Error::Code::StorageDamaged:
        return tr("The messages on this computer were damaged. They are being fetched anew.");
    case Error::Code::StorageKept:
        return tr("Some of your messages could not be removed from this computer.");
    case Error::Code::StorageNewer:
        return tr("The messages on this computer were saved by a newer version of Vatochito. Please update this one.");
    case Error::Code::OtherServer:
        return tr("Another server answers at this address now; this was written for the one before. Send it again only "
                  "if it should go to this one.");
    case Error::Code::NotSignedInThere:
        return tr("You are not signed in at the server that is there.");
    case Error::Code::TakenOver:
        return tr("Another Vatochito of yours has taken over this connection.");
    case Error::Code::TokenExpired:
        return tr("Your sign-in had to be renewed.");
    case Error::Code::Asleep:
        return tr("This computer was asleep.");
    case Error::Code::Cancelled:
        return tr("This was cancelled.");
    }
    return {};
}

QString Sentences::forServerSentence(const QString &english)
{
    struct Known
    {
        const char *english;
        const char *key;
    };
    static constexpr std::array kKnown{
        Known{"A user with that username already exists.", QT_TR_NOOP("This user name is taken.")},
        Known{"Ensure this field has at least 8 characters.", QT_TR_NOOP("Please use at least 8 characters.")},
        Known{"This password is too short. It must contain at least 8 characters.",
              QT_TR_NOOP("Please use at least 8 characters.")},
        Known{"This password is too common.", QT_TR_NOOP("This password is too easy to guess.")},
        Known{"This password is entirely numeric.", QT_TR_NOOP("Please use more than digits.")},
        Known{"The password is too similar to the username.",
              QT_TR_NOOP("The password is too much like the user name.")},
        Known{"Enter a valid username. This value may contain only letters, numbers, and @/./+/-/_ characters.",
              QT_TR_NOOP("Please use only letters, digits and @ . + - _ here.")},
        Known{"Ensure this field has no more than 150 characters.", QT_TR_NOOP("This is too long.")},
        Known{"Passwords do not match.", QT_TR_NOOP("The two passwords are not the same.")},
        Known{"Unable to log in with provided credentials.", QT_TR_NOOP("The user name or password is wrong.")},
        Known{"This field may not be blank.", QT_TR_NOOP("Please fill this in.")},
        Known{"This field is required.", QT_TR_NOOP("Please fill this in.")},
        Known{"User not found.", QT_TR_NOOP("This person does not exist.")},
        Known{"Not found.", QT_TR_NOOP("This does not exist any more.")},
    };
    for (const Known &known : kKnown) {
        if (english == QLatin1String(known.english))
            return tr(known.key);
    }
    return english;
}

} // namespace vatochito
