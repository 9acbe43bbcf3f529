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

    height: 600
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

        name: "Search"
        when: windowShown

        function init() {
            failOnWarning(/.?/);
            Theme.reducedMotion = true;
            if (root.app)
                root.app.destroy();
            root.app = apps.createObject(root);
            const made = createTemporaryObject(pages, root, {
                "app": root.app,
                "conversations": root.app.conversations,
                "hits": root.app.messageSearch,
                "people": root.app.people
            });
            made.forceActiveFocus();
            waitForRendering(made);
        }

        function cleanup() {
            Theme.reducedMotion = false;
        }

        function write(text: string) {
            for (const letter of text)
                keyClick(letter);
        }

        function shown(name: string, item = root) {
            if (item.visible && item.Accessible && item.Accessible.name === name && !item.Accessible.ignored)
                return item;
            for (let i = 0; i < item.children.length; ++i) {
                const found = test.shown(name, item.children[i]);
                if (found)
                    return found;
            }
            return null;
        }

        function test_wordsInTheListsField_lookInMessagesToo() {
            keyClick(Qt.Key_K, Qt.ControlModifier);
            test.write("tea");
            compare(root.app.messageSearch.query, "tea");
            compare(root.app.conversations.filter, "tea");
            root.app.messageSearch.find(2);
            tryVerify(() => test.shown("Dev Team, Charlie: good tea & milk, Tue"));
        }

        function test_downBeyondTheConversations_leadsToTheMessagesAndEnterOpensOne() {
            keyClick(Qt.Key_K, Qt.ControlModifier);
            test.write("tea");
            root.app.messageSearch.find(2);
            waitForRendering(root);
            for (let step = 0; step < 4; ++step)
                keyClick(Qt.Key_Down);
            keyClick(Qt.Key_Return);
            compare(root.app.calls, [["openMessage", 2, 101]]);
            compare(root.app.conversation, root.app.team);
        }

        function test_upAtTheFirstMessage_leadsBack() {
            keyClick(Qt.Key_K, Qt.ControlModifier);
            test.write("tea");
            root.app.conversations.clear();
            root.app.messageSearch.find(1);
            waitForRendering(root);
            keyClick(Qt.Key_Down);
            keyClick(Qt.Key_Up);
            test.write("s");
            compare(root.app.messageSearch.query, "teas");
        }

        function test_enterInTheField_opensTheFirstMessageWhereNoConversationIsCalledThat() {
            keyClick(Qt.Key_K, Qt.ControlModifier);
            test.write("tea");
            root.app.conversations.clear();
            root.app.messageSearch.find(1);
            waitForRendering(root);
            keyClick(Qt.Key_Return);
            compare(root.app.calls, [["openMessage", 2, 100]]);
        }

        function test_states_areSaid() {
            keyClick(Qt.Key_K, Qt.ControlModifier);
            root.app.messageSearch.isSearching = true;
            test.write("tea");
            tryVerify(() => Seen.saying(root, "Searching…"));
            root.app.messageSearch.isSearching = false;
            tryVerify(() => Seen.saying(root, "No messages with these words."));
            root.app.conversations.clear();
            tryVerify(() => Seen.saying(root, "No conversation and no message was found."));
            root.app.messageSearch.notice = "The server could not be asked.";
            tryVerify(() => Seen.saying(root, "The server could not be asked."));
            root.app.messageSearch.find(1);
            tryVerify(() => Seen.saying(root, "The server could not be asked."));
        }

        function test_moreOnTheServer_isAskedForByKeyboard() {
            keyClick(Qt.Key_K, Qt.ControlModifier);
            test.write("tea");
            root.app.conversations.clear();
            root.app.messageSearch.mayFindMore = true;
            waitForRendering(root);
            keyClick(Qt.Key_Down);
            keyClick(Qt.Key_Down);
            keyClick(Qt.Key_Return);
            compare(root.app.messageSearch.loads, 1);
            keyClick(Qt.Key_Up);
            test.write("s");
            compare(root.app.messageSearch.query, "teas");
        }

        function test_moreOnTheServer_isBelowTheLastMessage() {
            keyClick(Qt.Key_K, Qt.ControlModifier);
            test.write("tea");
            root.app.conversations.clear();
            root.app.messageSearch.find(2);
            root.app.messageSearch.mayFindMore = true;
            waitForRendering(root);
            const before = root.app.messageSearch.loads;
            for (let step = 0; step < 3; ++step)
                keyClick(Qt.Key_Down);
            keyClick(Qt.Key_Return);
            compare(root.app.messageSearch.loads, before + 1);
        }

        function test_emptySearch_saysWhatElseIsUnderstood() {
            keyClick(Qt.Key_K, Qt.ControlModifier);
            tryVerify(() => Seen.saying(root, "Words, from:NAME, after:2026-01-31"));
            test.write("tea");
            tryVerify(() => Seen.saying(root, "You can also write from:NAME, after:2026-01-31, before:2026-01-31 or \"words together\"."));
        }

        function test_escapeInTheResults_endsTheSearchAndNotTheConversation() {
            root.app.openConversation(1);
            keyClick(Qt.Key_K, Qt.ControlModifier);
            test.write("tea");
            root.app.conversations.clear();
            root.app.messageSearch.find(2);
            waitForRendering(root);
            keyClick(Qt.Key_Down);
            keyClick(Qt.Key_Escape);
            compare(root.app.messageSearch.query, "");
            compare(root.app.conversation, root.app.bob);
            keyClick(Qt.Key_Escape);
            compare(root.app.conversation, null);
        }

        function test_answerThatIsNotWhole_isSaidInTheBar() {
            root.app.openConversation(1);
            waitForRendering(root);
            keyClick(Qt.Key_F, Qt.ControlModifier);
            test.write("tea");
            root.app.bob.search.notice = "The server could not be asked.";
            tryVerify(() => Seen.saying(root, "The server could not be asked."));
            verify(!Seen.saying(root, "Nothing found"));
            root.app.bob.search.isCountOpen = true;
            root.app.bob.search.count = 500;
            root.app.bob.search.position = 1;
            tryVerify(() => Seen.saying(root, "1 of 500+"));
        }

        function test_escapeInTheField_endsTheSearch() {
            keyClick(Qt.Key_K, Qt.ControlModifier);
            test.write("tea");
            keyClick(Qt.Key_Escape);
            compare(root.app.messageSearch.query, "");
            compare(root.app.conversations.filter, "");
        }

        function test_ctrlFInAConversation_looksInIt() {
            root.app.openConversation(1);
            waitForRendering(root);
            keyClick(Qt.Key_F, Qt.ControlModifier);
            test.write("tea");
            compare(root.app.bob.search.query, "tea");
            tryVerify(() => Seen.saying(root, "Nothing found"));
            root.app.bob.search.count = 3;
            root.app.bob.search.position = 1;
            tryVerify(() => Seen.saying(root, "1 of 3"));
            keyClick(Qt.Key_Return);
            tryVerify(() => Seen.saying(root, "2 of 3"));
            keyClick(Qt.Key_Up);
            tryVerify(() => Seen.saying(root, "3 of 3"));
            keyClick(Qt.Key_Down);
            tryVerify(() => Seen.saying(root, "2 of 3"));
        }

        function test_escapeTwice_closesTheBarAndNotTheConversation() {
            root.app.openConversation(1);
            waitForRendering(root);
            keyClick(Qt.Key_F, Qt.ControlModifier);
            test.write("tea");
            keyClick(Qt.Key_Escape);
            compare(root.app.bob.search.query, "");
            verify(test.shown("Close the search"));
            keyClick(Qt.Key_Escape);
            verify(!test.shown("Close the search"));
            compare(root.app.conversation, root.app.bob);
            test.write("hi");
            keyClick(Qt.Key_Return);
            compare(root.app.bob.sent, ["hi"]);
        }

        function test_buttonsOfTheHeader_openSearchAndCalendar() {
            root.app.openConversation(1);
            waitForRendering(root);
            mouseClick(test.shown("Search in this conversation"));
            verify(test.shown("Close the search"));
            mouseClick(test.shown("Close the search"));
            mouseClick(test.shown("More"));
            keyClick(Qt.Key_Down);
            keyClick(Qt.Key_Return);
            keyClick(Qt.Key_PageUp); // 31 December 2025
            keyClick(Qt.Key_Left);
            keyClick(Qt.Key_Return);
            compare(root.app.bob.calls, [["showDay", "2025-12-30"]]);
        }

        function test_dayAboveAMessage_asksForAnother() {
            root.app.openConversation(1);
            root.app.bob.messages.arrive({ "dayLabel": "Today" });
            waitForRendering(root);
            mouseClick(test.shown("Today"));
            keyClick(Qt.Key_PageUp);
            keyClick(Qt.Key_Return);
            compare(root.app.bob.calls, [["showDay", "2025-12-31"]]);
        }
    }
}
