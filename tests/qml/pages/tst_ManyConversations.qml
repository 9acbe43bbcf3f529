// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import QtTest
import Vatochito.Models
import Vatochito.Pages
import Vatochito.Theme

/// The list with 500 conversations.
Item {
    id: root

    height: 640
    width: 900

    property AppController app: null

    Component {
        id: apps

        AppController {}
    }

    Component {
        id: pages

        ChatsPage {
            focus: true
            height: root.height
            width: root.width
        }
    }

    TestCase {
        id: test

        name: "ManyConversations"
        when: windowShown

        function init() {
            failOnWarning(/.?/);
            Theme.reducedMotion = true;
            // Outlives the page of its test, as the program's does.
            if (root.app)
                root.app.destroy();
            root.app = apps.createObject(root);
            const row = Object.assign({}, root.app.conversations.get(0));
            root.app.conversations.clear();
            for (let number = 0; number < 500; ++number)
                root.app.conversations.append(test.rowFrom(row, number));
        }

        function cleanup() {
            Theme.reducedMotion = false;
        }

        function rowFrom(row: var, number: int): var {
            return {
                "conversationId": 1000 + number,
                "title": "Group " + number,
                "initials": "G",
                "hue": number % 8,
                "preview": "hello",
                "previewSender": "",
                "time": "10:42",
                "unreadCount": 0,
                "isDirect": false,
                "isOnline": false,
                "typingText": "",
                "lastState": 0,
                "isOpen": false,
                "draft": ""
            };
        }

        function list(): ListView {
            const made = createTemporaryObject(pages, root, {
                "app": root.app,
                "conversations": root.app.conversations,
                "hits": root.app.messageSearch,
                "people": root.app.people
            });
            waitForRendering(made);
            return test.listOf(made);
        }

        function listOf(item): ListView {
            if (item.model === root.app.conversations)
                return item;
            for (let i = 0; i < item.children.length; ++i) {
                const found = test.listOf(item.children[i]);
                if (found)
                    return found;
            }
            return null;
        }

        function rowsMade(list): int {
            let rows = 0;
            for (let i = 0; i < list.contentItem.children.length; ++i)
                rows += list.contentItem.children[i].conversationId > 0;
            return rows;
        }

        /// Where the row with that title is seen.
        function placeOf(list, title: string): real {
            for (let i = 0; i < list.contentItem.children.length; ++i) {
                const row = list.contentItem.children[i];
                if (row.visible && row.title === title)
                    return row.y - list.contentY;
            }
            return -1;
        }

        function scrollTo(list, row: int) {
            list.contentY = row * Theme.row;
            waitForRendering(list);
            verify(test.placeOf(list, "Group " + (row + 3)) > 0);
        }

        function test_opening_makesOnlyTheRowsThatAreSeen() {
            const list = test.list();
            compare(list.count, 500);
            verify(test.rowsMade(list) < 30);
            test.scrollTo(list, 400);
            verify(test.rowsMade(list) < 60);
        }

        function test_activityBelowAndAbove_keepsThePlaceOfTheReader() {
            const list = test.list();
            test.scrollTo(list, 250);
            const place = test.placeOf(list, "Group 253");

            root.app.conversations.move(400, 0, 1);
            waitForRendering(list);
            compare(test.placeOf(list, "Group 253"), place);

            root.app.conversations.move(4, 0, 1);
            root.app.conversations.insert(0, test.rowFrom(null, 999));
            waitForRendering(list);
            compare(test.placeOf(list, "Group 253"), place);
        }

        function test_activityWhileAtTheTop_isSeen() {
            const list = test.list();
            root.app.conversations.move(400, 0, 1);
            waitForRendering(list);
            tryCompare(list, "contentY", list.originY);
            compare(test.placeOf(list, "Group 400"), 0);
        }

        function test_searchInTheMiddle_showsWhatIsFoundFromTheTop() {
            const list = test.list();
            test.scrollTo(list, 250);
            for (let row = list.count - 1; row >= 0; --row) {
                if (!root.app.conversations.get(row).title.startsWith("Group 49"))
                    root.app.conversations.remove(row);
            }
            waitForRendering(list);
            compare(list.count, 11);
            compare(test.placeOf(list, "Group 49"), 0);
            compare(test.placeOf(list, "Group 490"), Theme.row);
        }
    }
}
