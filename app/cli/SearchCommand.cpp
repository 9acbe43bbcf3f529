// SPDX-License-Identifier: GPL-3.0-or-later
#include "SearchCommand.h"

#include "Rows.h"
#include "Waiting.h"

#include <algorithm>

namespace vatochito::cli {

namespace {

constexpr int kPage = 500;

} // namespace

Status SearchCommand::finishIndex()
{
    for (;;) {
        const auto progress = await(account().cache().search().indexSome());
        if (!progress)
            return failure(progress.error());
        if (!progress->hasMore)
            return {};
    }
}

ExitCode SearchCommand::print()
{
    const MessageSearch search{.query = SearchQuery::parse(request().arguments.first()),
                               .conversation = request().wantedConversation};
    if (!search.query.misreadDay.isEmpty()) {
        Printer::complain(tr("“%1” is not a day. Write it like 2026-01-31.").arg(search.query.misreadDay));
        return ExitCode::Usage;
    }
    if (search.query.isEmpty()) {
        Printer::complain(tr("There is no word in it to look for."));
        return ExitCode::Usage;
    }
    if (search.conversation.isValid() && !cached(search.conversation))
        return ExitCode::Failed;
    if (const Status whole = finishIndex(); !whole) {
        // A full disk, or somebody else who writes: what is indexed can be found all the same.
        Printer::complain(whole.error());
    }
    return printHits(search);
}

ExitCode SearchCommand::printHits(MessageSearch search)
{
    const People known = people();
    const Rows rows(known, account().me().id);
    for (int left = request().limit; left > 0;) {
        search.limit = std::min(left, kPage);
        const auto page = await(account().cache().search().find(search));
        if (!page) {
            Printer::complain(page.error());
            return ExitCode::Failed;
        }
        for (const Message &message : page->hits)
            printer().answer(rows.json(message), rows.text(message));
        left -= static_cast<int>(page->hits.size());
        if (page->next == 0)
            break;
        search.before = page->next;
    }
    return ExitCode::Done;
}

} // namespace vatochito::cli
