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
        previewSender: ""
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
            row.preview = "કેમ છો?";
            row.previewSender = "";
        }

        function test_row_isReadAloudAsAWhole() {
            compare(row.Accessible.name, "Bob Builder, કેમ છો?, 10:42");
            compare(row.height, Theme.row);
        }

        function test_unread_isCountedToItsEndAndNotBeyond() {
            row.unreadCount = 2;
            compare(row.Accessible.description, "2 unread message(s)");
            row.unreadCount = 1000;
            compare(row.Accessible.description, "999+ unread message(s)");
        }

        function test_draft_standsInThePlaceOfTheLastWords() {
            row.draft = "half a";
            compare(row.lastWords, "half a");
            compare(row.Accessible.name, "Bob Builder, Draft: half a, 10:42");
            row.typingText = "typing…";
            compare(row.lastWords, "typing…");
            row.typingText = "";
        }

        function test_sender_standsBeforeTheLastWords() {
            row.previewSender = "Charlie";
            compare(row.lead, "Charlie:");
            compare(row.Accessible.name, "Bob Builder, Charlie: કેમ છો?, 10:42");
            row.draft = "half a";
            compare(row.lead, "Draft:");
            row.draft = "";
            row.typingText = "typing…";
            compare(row.lead, "");
            row.typingText = "";
        }

        function labelOf(item: Item, text: string): LineText {
            if (item as LineText && item.text === text)
                return item as LineText;
            for (let i = 0; i < item.children.length; ++i) {
                const found = labelOf(item.children[i], text);
                if (found)
                    return found;
            }
            return null;
        }

        function test_longSender_leavesTheWordsTheirRoom() {
            row.previewSender = "ક".repeat(255);
            row.preview = "some words that are rather long for this row";
            const name = labelOf(row, row.lead);
            const words = labelOf(row, row.preview);
            verify(name.truncated);
            verify(words.width > name.width);
            const gap = words.x - name.x - name.contentWidth;
            verify(gap >= Theme.spaceTiny && gap <= Theme.spaceSmall, gap);
            row.preview = "Hi";
            verify(!words.truncated);
            verify(name.width > words.width);
        }

        function test_shortSender_isNotCut() {
            row.previewSender = "Bo";
            row.preview = "x".repeat(200);
            verify(!labelOf(row, row.lead).truncated);
        }

        function test_unread_isTold() {
            verify(!row.isUnread);
            row.unreadCount = 2;
            verify(row.isUnread);
            verify(row.Accessible.description.includes("2"));
        }
    }
}
