// SPDX-License-Identifier: GPL-3.0-or-later
#include "platform/SleepEvents.h"

#import <AppKit/AppKit.h>

namespace vatochito {

namespace {

/// NSWorkspace tells before and after; it does not wait for who was told.
class WorkspaceEvents final : public SleepEvents
{
public:
    WorkspaceEvents()
    {
        NSNotificationCenter *center = [[NSWorkspace sharedWorkspace] notificationCenter];
        m_sleep = [[center addObserverForName:NSWorkspaceWillSleepNotification
                                       object:nil
                                        queue:[NSOperationQueue mainQueue]
                                   usingBlock:^(NSNotification *) {
                                     Q_EMIT aboutToSleep();
                                   }] retain];
        m_wake = [[center addObserverForName:NSWorkspaceDidWakeNotification
                                      object:nil
                                       queue:[NSOperationQueue mainQueue]
                                  usingBlock:^(NSNotification *) {
                                    Q_EMIT woke();
                                  }] retain];
    }
    ~WorkspaceEvents() override
    {
        NSNotificationCenter *center = [[NSWorkspace sharedWorkspace] notificationCenter];
        for (id observer : {m_sleep, m_wake}) {
            [center removeObserver:observer];
            [observer release];
        }
    }
    Q_DISABLE_COPY_MOVE(WorkspaceEvents)

    void readyToSleep() override {}

private:
    id m_sleep;
    id m_wake;
};

} // namespace

std::unique_ptr<SleepEvents> SleepEvents::ofThisSystem()
{
    return std::make_unique<WorkspaceEvents>();
}

} // namespace vatochito
