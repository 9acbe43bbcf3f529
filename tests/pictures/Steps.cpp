// SPDX-License-Identifier: GPL-3.0-or-later
#include "Steps.h"

#include "PictureServer.h"
#include "Stage.h"
#include "support/client/PatientTest.h"

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace vatochito::steps {

using pictures::ago;

bool stay(Stage &)
{
    return true;
}

bool open(Stage &stage, ConversationId conversation)
{
    stage.app().openConversation(conversation.value());
    return waitFor([&stage] { return stage.app().conversation() != nullptr; });
}

bool openRead(Stage &stage, ConversationId conversation)
{
    return open(stage, conversation) && waitFor([&stage] { return !stage.app().conversation()->isLoading(); });
}

bool clickAdvanced(Stage &stage, const char *page)
{
    return stage.clickText(QCoreApplication::translate(page, "Advanced"));
}

void goWaiting(Stage &stage)
{
    stage.harness().link().goWaiting(2, stage.harness().clock().monotonic() + 4s);
}

bool openSettings(Stage &stage)
{
    return stage.click(u"menu"_s) && stage.click(u"settings"_s);
}

bool clickInSettings(Stage &stage, const char *entry)
{
    return openSettings(stage) && stage.clickText(QCoreApplication::translate("SettingsSheet", entry));
}

void fillHistory(Stage &stage)
{
    using Kind = ConnectionPeriod::Kind;
    using End = ConnectionPeriod::End;
    const QList<ConnectionPeriod> periods{
        {.key = u"a"_s, .begunAt = ago(26h), .lasted = 3h, .end = End::Closed},
        {.key = u"b"_s, .begunAt = ago(5h), .lasted = 64min, .end = End::Turned, .reason = Error::Code::Timeout},
        {.key = u"c"_s,
         .kind = Kind::Down,
         .begunAt = ago(5h - 64min),
         .lasted = 25s,
         .end = End::Turned,
         .reason = Error::Code::Refused,
         .attempts = 2},
        {.key = u"d"_s, .begunAt = ago(3h), .lasted = 2h, .end = End::Unknown, .conversations = 3, .messages = 14},
        {.key = u"e"_s, .begunAt = ago(50min), .lasted = 10min, .end = End::Turned, .reason = Error::Code::Offline},
        {.key = u"f"_s,
         .kind = Kind::Down,
         .begunAt = ago(40min),
         .lasted = 22min,
         .end = End::Turned,
         .reason = Error::Code::UnknownHost,
         .attempts = 17},
    };
    stage.harness().fillHistory(periods);
}

} // namespace vatochito::steps
