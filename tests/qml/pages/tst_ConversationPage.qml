// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import QtTest
import Vatochito.Components
import Vatochito.Models
import Vatochito.Pages
import Vatochito.Theme
import "Seen.js" as Seen

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

        function test_wordsOfTheLastTime_arePutBack() {
            root.app.bob.draft = "half a";
            test.page(1);
            keyClick("!");
            keyClick(Qt.Key_Return);
            compare(root.app.bob.sent, ["half a!"]);
        }

        function test_wordsOfTheLastTime_mayComeLater() {
            test.page(1);
            root.app.bob.draft = "half a";
            root.app.bob.draftRestored();
            keyClick(Qt.Key_Return);
            compare(root.app.bob.sent, ["half a"]);
        }

        function test_wordsTypedMeanwhile_areNotReplaced() {
            test.page(1);
            keyClick("b");
            root.app.bob.draft = "old";
            root.app.bob.draftRestored();
            keyClick(Qt.Key_Return);
            compare(root.app.bob.sent, ["b"]);
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

        /// Opens the menu of the newest message and presses the entry that is called \a name.
        function choose(made, name: string) {
            keyClick(Qt.Key_Backtab, Qt.ShiftModifier);
            keyClick(Qt.Key_Return);
            for (let steps = 0; steps < 8; ++steps) {
                keyClick(Qt.Key_Down);
                if (root.Window.activeFocusItem.text === name)
                    break;
            }
            compare(root.Window.activeFocusItem.text, name);
            keyClick(Qt.Key_Return);
        }

        function test_edit_putsTheWordsInTheComposerAndTheDraftBack() {
            const made = test.page(1);
            root.app.bob.messages.arrive({ "isOwn": true });
            keyClick("d");
            test.choose(made, "Edit");
            keyClick("!");
            compare(root.app.bob.draft, "d", "the draft is not touched");
            keyClick(Qt.Key_Return);
            compare(root.app.bob.calls, [["edit", "message 2!"]]);
            keyClick(Qt.Key_Return);
            compare(root.app.bob.sent, ["d"]);
        }

        function test_edit_isLeftByEscape() {
            test.page(1);
            keyClick(Qt.Key_Up);
            verify(root.app.bob.composition.isEditing);
            keyClick(Qt.Key_Escape);
            verify(!root.app.bob.composition.isEditing);
            keyClick("n");
            keyClick(Qt.Key_Return);
            compare(root.app.bob.sent, ["n"]);
        }

        function test_reply_isChosenByKeyboardAndWritten() {
            const made = test.page(1);
            test.choose(made, "Reply");
            verify(root.app.bob.composition.isReplying);
            keyClick("y");
            keyClick(Qt.Key_Return);
            compare(root.app.bob.sent, ["y"]);
            verify(!root.app.bob.composition.isReplying);
        }

        /// Opens the menu of the newest message with the right button and clicks the entry that is called \a name.
        function chooseByMouse(made, name: string) {
            const list = test.listOf(made);
            const row = list.itemAtIndex(0);
            mouseClick(row, Theme.space + Theme.spaceMedium, row.height / 2, Qt.RightButton);
            tryVerify(() => Seen.saying(root.Window.contentItem, name));
            const entry = Seen.saying(root.Window.contentItem, name);
            // A click counts once the menu stands still.
            tryVerify(() => entry.parent.parent.parent.opacity === 1);
            mouseMove(entry);
            mouseClick(entry);
            return entry;
        }

        function test_reply_byMouseAtTheNewest_isWrittenAtOnce() {
            Theme.reducedMotion = false;
            const made = test.page(100);
            const entry = test.chooseByMouse(made, "Reply");
            // The menu, which is still closing, moves on with its message under the pointer.
            mouseMove(entry, entry.width / 2, 1.5 * entry.height);
            tryVerify(() => !Seen.saying(root.Window.contentItem, "Reply"));
            verify(root.app.bob.composition.isReplying);
            keyClick("y");
            keyClick(Qt.Key_Return);
            compare(root.app.bob.sent, ["y"]);
        }

        function test_answeredMessage_isReachedByKeyboard() {
            const made = test.page(100);
            root.app.bob.messages.arrive({ "reply": { "messageId": 90, "name": "Bob Builder", "text": "hello" } });
            waitForRendering(made);
            const list = test.listOf(made);
            test.choose(made, "Go to the answered message");
            tryVerify(() => list.isAway);
            verify(list.itemAtIndex(root.app.bob.messages.rowOfMessage(90)));
        }

        function test_messageThatAnswersNone_leadsNowhere() {
            const made = test.page(1);
            keyClick(Qt.Key_Backtab, Qt.ShiftModifier);
            keyClick(Qt.Key_Return);
            verify(!Seen.saying(root.Window.contentItem, "Go to the answered message"));
        }

        function test_missingPart_isSaid() {
            const made = test.page(5);
            const missing = "Some messages here are not on this computer yet.";
            verify(!Seen.saying(made, missing));
            root.app.bob.isPartComing = true;
            verify(Seen.saying(made, "Loading messages…"));
            root.app.bob.isPartMissing = true;
            verify(Seen.saying(made, missing));
        }

        function test_dayThatIsLookedFor_isSaid() {
            const made = test.page(1);
            verify(!Seen.saying(made, "Looking for that day…"));
            root.app.bob.isSeekingDay = true;
            verify(Seen.saying(made, "Looking for that day…"));
        }

        function test_shownHit_isMarked() {
            const made = test.page(3);
            root.app.bob.search.shownMessage = 2;
            verify(test.listOf(made).itemAtIndex(root.app.bob.messages.rowOfMessage(2)).isShownHit);
            verify(!test.listOf(made).itemAtIndex(root.app.bob.messages.rowOfMessage(1)).isShownHit);
        }

        function test_delete_asksOnce() {
            const made = test.page(1);
            root.app.bob.messages.arrive({ "isOwn": true });
            test.choose(made, "Delete");
            compare(root.app.bob.calls, []);
            keyClick(Qt.Key_Tab);
            keyClick(Qt.Key_Return);
            compare(root.app.bob.calls, [["erase", 2]]);
        }

        function test_othersMessage_isNotDeleted() {
            const made = test.page(1);
            keyClick(Qt.Key_Backtab, Qt.ShiftModifier);
            keyClick(Qt.Key_Return);
            for (let steps = 0; steps < 8; ++steps) {
                keyClick(Qt.Key_Down);
                verify(root.Window.activeFocusItem.text !== "Delete");
            }
        }

        function test_waitingMessage_canBeHeldBack() {
            const made = test.page(1);
            root.app.bob.messages.arrive({ "isOwn": true, "messageId": 0, "messageState": StateMark.Delivery.Waiting, "clientId": "mine" });
            test.choose(made, "Do not send");
            compare(root.app.bob.calls, [["cancel", "mine"]]);
        }

        function test_waitingMessage_canBeEditedAndAnswered() {
            const made = test.page(1);
            root.app.bob.messages.arrive({ "isOwn": true, "messageId": 0, "messageState": StateMark.Delivery.Waiting, "clientId": "mine" });
            test.choose(made, "Edit");
            compare(root.app.bob.calls, [["edit", 0, "mine"]]);
            root.app.bob.composition.clear();
            test.choose(made, "Reply");
            compare(root.app.bob.calls.pop(), ["reply", 0, "mine"]);
        }

        function test_newerPages_doNotCarryTheReaderAlong() {
            const list = test.listOf(test.page(100));
            root.app.bob.messages.reachesNewest = false;
            keyClick(Qt.Key_PageUp);
            keyClick(Qt.Key_PageDown);
            verify(!list.isAway);
            verify(root.app.bob.newerLoads > 0);
            const read = list.itemAtIndex(0);
            const before = read.y - list.contentY;
            for (let i = 0; i < 60; ++i)
                root.app.bob.messages.arrive({});
            compare(read.y - list.contentY, before);
        }

        function test_newestButton_leadsBackAndCounts() {
            const made = test.page(100);
            const list = test.listOf(made);
            keyClick(Qt.Key_PageUp);
            root.app.bob.unreadCount = 3;
            waitForRendering(list);
            mouseClick(list, list.width - Theme.space - Theme.target / 2, list.height - Theme.space - Theme.target / 2);
            verify(!list.isAway);
            verify(list.isFollowing);
        }

        function test_unread_beginAtTheTop() {
            root.app.bob.messages.appendOlder(60);
            root.app.bob.messages.setProperty(30, "isFirstUnread", true);
            root.app.bob.unreadCount = 31;
            const made = createTemporaryObject(pages, root, { "app": root.app, "conversation": root.app.bob });
            waitForRendering(made);
            const list = test.listOf(made);
            compare(list.itemAtIndex(30).y, list.contentY);
            verify(root.app.bob.seen.includes(31));
            verify(!root.app.bob.seen.includes(1), "what is below was not seen");
            verify(list.isAway);
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
