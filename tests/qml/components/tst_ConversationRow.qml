// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import QtTest
import Vatochito.Components
import Vatochito.Theme

Item {
    id: root

    height: 200
    width: 320

    ConversationRow {
        id: row

        draft: ""
        hue: 1
        initials: "BB"
        isOnline: true
        isOpen: false
        lastState: StateMark.Delivery.None
        preview: "કેમ છો?"
        time: "10:42"
        title: "Bob Builder"
        typingText: ""
        unreadCount: 0
        width: parent.width
    }

    TestCase {
        name: "ConversationRow"
        when: windowShown

        function init() {
            failOnWarning(/.?/);
            row.unreadCount = 0;
            row.draft = "";
        }

        function test_row_isReadAloudAsAWhole() {
            compare(row.Accessible.name, "Bob Builder, કેમ છો?, 10:42");
            compare(row.height, Theme.row);
        }

        function test_draft_standsInThePlaceOfTheLastWords() {
            row.draft = "half a";
            compare(row.lastWords, "half a");
            compare(row.Accessible.name, "Bob Builder, Draft: half a, 10:42");
            row.typingText = "typing…";
            compare(row.lastWords, "typing…");
            row.typingText = "";
        }

        function test_unread_isTold() {
            verify(!row.isUnread);
            row.unreadCount = 2;
            verify(row.isUnread);
            verify(row.Accessible.description.includes("2"));
        }
    }
}
