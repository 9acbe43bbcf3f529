// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import QtTest
import Vatochito.Models
import Vatochito.Pages
import Vatochito.Theme
import "Seen.js" as Seen

/// Where there are no rows, it is said why, and what can be done.
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

        name: "NothingToShow"
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

        function page(): ChatsPage {
            const made = createTemporaryObject(pages, root, {
                "app": root.app,
                "conversations": root.app.conversations,
                "hits": root.app.messageSearch,
                "people": root.app.people
            });
            waitForRendering(made);
            return made;
        }

        function press(made, text: string) {
            const button = Seen.saying(made, text);
            verify(button, text);
            mouseClick(button);
        }

        function test_conversation_saysWhyItHasNoRows_data() {
            return [
                { "tag": "empty", "history": ConversationController.History.Empty, "text": "No messages yet. Say hello!" },
                { "tag": "not fetched", "history": ConversationController.History.NotFetched, "text": "These messages are not on this computer yet. They will come when you are connected again." },
                { "tag": "unreadable", "history": ConversationController.History.Unreadable, "text": "These messages cannot be read right now." }
            ];
        }

        function test_conversation_saysWhyItHasNoRows(row) {
            const made = test.page();
            root.app.openConversation(1);
            root.app.bob.history = row.history;
            waitForRendering(made);
            verify(Seen.saying(made, row.text));
            compare(Seen.saying(made, "Try again") !== null, row.history === ConversationController.History.Unreadable);
        }

        function test_loadingConversation_saysNothingYet() {
            const made = test.page();
            root.app.openConversation(1);
            root.app.bob.history = ConversationController.History.Loading;
            waitForRendering(made);
            compare(Seen.saying(made, "No messages yet. Say hello!"), null);
        }

        function test_unreadableConversation_isReadAgain() {
            const made = test.page();
            root.app.openConversation(1);
            root.app.bob.history = ConversationController.History.Unreadable;
            waitForRendering(made);
            test.press(made, "Try again");
            compare(root.app.bob.calls, [["readAgain"]]);
        }

        function test_unreadableList_isReadAgain() {
            const made = test.page();
            root.app.conversations.clear();
            root.app.conversations.isUnreadable = true;
            waitForRendering(made);
            verify(Seen.saying(made, "Your conversations cannot be read right now."));
            test.press(made, "Try again");
            compare(root.app.calls, [["readAgain"]]);
        }
    }
}
