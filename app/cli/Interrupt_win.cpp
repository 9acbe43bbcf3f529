// SPDX-License-Identifier: GPL-3.0-or-later
#include "Interrupt.h"

#include <atomic>
#include <windows.h>

namespace vatochito::cli {

namespace {

// Windows calls the handler on a thread of its own.
std::atomic<Interrupt *> g_interrupt = nullptr;

BOOL WINAPI handleConsole(DWORD)
{
    Interrupt *interrupt = g_interrupt.load();
    if (!interrupt)
        return FALSE;
    QMetaObject::invokeMethod(interrupt, &Interrupt::ask, Qt::QueuedConnection);
    return TRUE;
}

} // namespace

Interrupt::Interrupt(QObject *parent) : QObject(parent)
{
    g_interrupt = this;
    SetConsoleCtrlHandler(handleConsole, TRUE);
}

Interrupt::~Interrupt()
{
    SetConsoleCtrlHandler(handleConsole, FALSE);
    g_interrupt = nullptr;
}

void Interrupt::ask()
{
    m_isAsked = true;
    Q_EMIT asked();
}

} // namespace vatochito::cli
