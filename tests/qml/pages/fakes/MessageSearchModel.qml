// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick

/// Finds what the test puts in.
ListModel {
    id: root

    property string query: ""
    readonly property bool isActive: root.query.trim().length > 0
    property bool isSearching: false
    property bool isAskingServer: false
    property bool mayFindMore: false
    property string notice: ""
    property int loads: 0

    function find(count) {
        for (let i = 0; i < count; ++i)
            root.append({
                "messageId": 100 + i,
                "conversationId": 2,
                "title": "Dev Team",
                "initials": "DT",
                "hue": 5,
                "sender": "Charlie",
                "excerpt": "good <u>tea</u> &amp; milk",
                "spokenExcerpt": "good tea & milk",
                "time": "Tue"
            });
    }

    function loadMore() {
        ++root.loads;
    }
}
