// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <future>
#include <utility>

namespace vatochito {

/// Blocks until \a call has handed an outcome to the `done` that it is given, and returns it. Never on a thread that
/// `done` needs.
template <typename Outcome, typename Call>
Outcome waitFor(Call call)
{
    std::promise<Outcome> promise;
    call([&promise](Outcome outcome) { promise.set_value(std::move(outcome)); });
    return promise.get_future().get();
}

} // namespace vatochito
