// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import QtTest
import Vatochito.Components
import Vatochito.Models
import Vatochito.Pages
import Vatochito.Theme

Item {
    id: root

    height: 500
    width: 600

    property AppController app: null

    Component {
        id: apps

        AppController {}
    }

    Component {
        id: pages

        ConversationPage {
            drafts: ({})
            focus: true
            height: root.height
            width: root.width
        }
    }

    TestCase {
        id: test

        name: "ConversationPage"
        when: windowShown

        function init() {
            failOnWarning(/.?/);
            Theme.reducedMotion = true;
            // Outlives the page of its test, as the program's does.
            if (root.app)
                root.app.destroy();
            root.app = apps.createObject(root);
        }

        function cleanup() {
            Theme.reducedMotion = false;
        }

        function page(messages: int): ConversationPage {
            root.app.bob.messages.appendOlder(messages);
            const made = createTemporaryObject(pages, root, { "app": root.app, "conversation": root.app.bob });
            made.forceActiveFocus();
            waitForRendering(made);
            return made;
        }

        function listOf(item) {
            if (item.isFollowing !== undefined)
                return item;
            for (let i = 0; i < item.children.length; ++i) {
                const found = test.listOf(item.children[i]);
                if (found)
                    return found;
            }
            return null;
        }

        function test_refusedText_stays() {
            test.page(1);
            root.app.bob.takesTexts = false;
            keyClick("a");
            keyClick(Qt.Key_Return);
            root.app.bob.takesTexts = true;
            keyClick(Qt.Key_Return);
            compare(root.app.bob.sent, ["a"]);
        }

        function test_textThatCouldNotBeKept_comesBack() {
            test.page(1);
            keyClick("b");
            root.app.bob.sendFailed("a");
            keyClick(Qt.Key_Return);
            compare(root.app.bob.sent, ["a\nb"]);
        }

        function test_typing_isTold() {
            test.page(1);
            keyClick("a");
            verify(root.app.bob.isComposing);
            keyClick(Qt.Key_Backspace);
            verify(!root.app.bob.isComposing);
        }

        function test_messagesInView_areSeen() {
            test.page(100);
            verify(root.app.bob.seen.includes(1));
            verify(!root.app.bob.seen.includes(90), "what is far above is not");
        }

        function test_newMessage_keepsTheNewestInView() {
            const list = test.listOf(test.page(100));
            root.app.bob.messages.arrive({ "text": "new" });
            waitForRendering(list);
            verify(!list.isAway);
            verify(root.app.bob.seen.includes(101));
        }

        function test_readerAway_isNotMovedByANewMessage() {
            const list = test.listOf(test.page(100));
            keyClick(Qt.Key_PageUp);
            waitForRendering(list);
            verify(list.isAway);
            const read = list.indexAt(1, list.contentY + list.height / 2);
            const before = list.itemAtIndex(read).y - list.contentY;
            root.app.bob.messages.arrive({ "text": "new" });
            waitForRendering(list);
            compare(list.itemAtIndex(read + 1).y - list.contentY, before);
        }

        function test_readerAway_isNotMovedByOlderOnes() {
            const list = test.listOf(test.page(60));
            keyClick(Qt.Key_PageUp);
            waitForRendering(list);
            const read = list.indexAt(1, list.contentY + list.height / 2);
            const before = list.itemAtIndex(read).y - list.contentY;
            root.app.bob.messages.appendOlder(40);
            waitForRendering(list);
            compare(list.itemAtIndex(read).y - list.contentY, before);
        }

        function test_ownMessage_leadsBackToTheNewest() {
            const list = test.listOf(test.page(100));
            keyClick(Qt.Key_PageUp);
            keyClick("a");
            keyClick(Qt.Key_Return);
            waitForRendering(list);
            verify(!list.isAway);
        }

        function test_smallerWindow_keepsTheNewestInView() {
            const made = test.page(100);
            made.height = 300;
            made.width = 360;
            const list = test.listOf(made);
            waitForRendering(list);
            tryVerify(() => !list.isAway);
        }

        function test_oldestInSight_asksForOlder() {
            test.page(3);
            verify(root.app.bob.olderLoads > 0);
        }

        function test_longHistory_asksForNothing() {
            test.page(100);
            compare(root.app.bob.olderLoads, 0);
        }

        function test_failedMessage_isTriedAgainByKeyboard() {
            const made = test.page(1);
            root.app.bob.messages.arrive({ "isOwn": true, "messageState": StateMark.Delivery.Failed, "stateReason": "Refused.", "clientId": "mine" });
            waitForRendering(made);
            keyClick(Qt.Key_Backtab, Qt.ShiftModifier);
            verify(test.listOf(made).activeFocus);
            keyClick(Qt.Key_Return);
            keyClick(Qt.Key_Down);
            keyClick(Qt.Key_Return);
            compare(root.app.bob.calls, [["retry", "mine"]]);
        }

        function test_cannotWrite_saysWhy() {
            const made = test.page(1);
            root.app.bob.canWrite = false;
            root.app.bob.cannotWriteReason = "You are no longer a member.";
            waitForRendering(made);
            keyClick("a");
            keyClick(Qt.Key_Return);
            compare(root.app.bob.sent, []);
        }
    }
}
