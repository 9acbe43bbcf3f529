// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/Result.h"

#include <QCoreApplication>
#include <QProcessEnvironment>
#include <QString>
#include <QStringList>

namespace vatochito {

/// What a launch asks of the window, also of one that is already there.
struct LaunchRequest
{
    bool isMinimized = false;
    qint64 conversation = 0; ///< 0: none in particular.
    QString activationToken; ///< Of the desktop: whoever has it may raise a window.

    friend bool operator==(const LaunchRequest &, const LaunchRequest &) = default;
};

/// What the command line and the environment ask of the messenger (cli.md, vatochito). Flags win.
struct DesktopOptions
{
    Q_DECLARE_TR_FUNCTIONS(vatochito::DesktopOptions)

public:
    /// Not a messenger but a sentence is wanted: the answer to --help or --version, or what is wrong.
    struct Sentence
    {
        QString text;
        int exitCode = 0;
    };

    QString profile;    ///< Empty: the platform's folder.
    QString server;     ///< Empty: the one used last.
    QString socketBase; ///< Empty: follows from the server.
    QString authority;  ///< A file of certificates; empty: the one that is remembered, if any.
    QString language;   ///< Empty: as the settings say.
    LaunchRequest request;
    bool isVerbose = false;

    /// \param arguments  With the program's name first.
    static Expected<DesktopOptions, Sentence> parse(const QStringList &arguments,
                                                    const QProcessEnvironment &environment);
};

} // namespace vatochito
