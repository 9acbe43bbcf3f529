// SPDX-License-Identifier: GPL-3.0-or-later
#include "SyncStreamsScene.h"

namespace vatochito {

void SyncStreamsScene::begin()
{
    m_streams = std::make_unique<SyncStreams>(m_alarms);
    m_told = std::make_unique<QSignalSpy>(m_streams.get(), &SyncStreams::changesTold);
    m_live = std::make_unique<QSignalSpy>(m_streams.get(), &SyncStreams::live);
    m_lost = std::make_unique<QSignalSpy>(m_streams.get(), &SyncStreams::lost);
    m_far = std::make_unique<QSignalSpy>(m_streams.get(), &SyncStreams::farBehind);
    m_wanted = std::make_unique<QSignalSpy>(m_streams.get(), &SyncStreams::pageWanted);
    m_resumes = std::make_unique<QSignalSpy>(m_streams.get(), &SyncStreams::resumeWanted);
}

void SyncStreamsScene::goLive()
{
    m_streams->begin(cursorsAt(5));
    m_streams->resume(delta());
    m_live->clear();
}

} // namespace vatochito
