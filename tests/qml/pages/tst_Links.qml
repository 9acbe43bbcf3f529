// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import QtTest
import Vatochito.Components
import Vatochito.Models
import Vatochito.Pages
import Vatochito.Theme
import "Seen.js" as Seen

/// What can be done with links in messages.
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

        name: "Links"
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

        function page(): ConversationPage {
            root.app.bob.messages.appendOlder(1);
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

        function clipboard(): string {
            const field = createTemporaryQmlObject("import QtQuick; TextEdit {}", root);
            field.paste();
            return field.text;
        }

        /// A message of somebody else with links in its words, which begin at the left.
        function say(made, words: string) {
            const linked = words.replace(/&/g, "&amp;").replace(/https:\S+/g, link => "<a href=\"" + link + "\">" + link + "</a>");
            root.app.bob.messages.arrive({ "text": words, "linkedText": linked });
            waitForRendering(made);
            return test.listOf(made).itemAtIndex(0);
        }

        function rightClick(row, x: real) {
            mouseClick(row, Theme.space + Theme.spaceMedium + x, row.height / 2, Qt.RightButton);
            tryVerify(() => Seen.saying(root.Window.contentItem, "Copy the text"));
        }

        function test_rightClickOnALink_offersToCopyIt() {
            const made = test.page();
            const row = test.say(made, "https://a.example/?b=1&c=2 or https://d.example");
            test.rightClick(row, Theme.spaceLarge);
            const entry = Seen.saying(root.Window.contentItem, "Copy link");
            verify(entry);
            mouseClick(entry);
            compare(test.clipboard(), "https://a.example/?b=1&c=2");
        }

        function test_rightClickBesideALink_doesNot() {
            const made = test.page();
            test.rightClick(test.say(made, "before the https://a.example"), Theme.spaceMedium);
            verify(!Seen.saying(root.Window.contentItem, "Copy link"));
        }

        function openMenu() {
            keyClick(Qt.Key_Backtab, Qt.ShiftModifier);
            keyClick(Qt.Key_Return);
            tryVerify(() => Seen.saying(root.Window.contentItem, "Copy the text"));
        }

        function test_onlyLink_isCopiedByKeyboard() {
            test.say(test.page(), "look: https://a.example/?b=1&c=2");
            test.openMenu();
            for (let steps = 0; steps < 8 && root.Window.activeFocusItem.text !== "Copy link"; ++steps)
                keyClick(Qt.Key_Down);
            compare(root.Window.activeFocusItem.Accessible.name, "Copy link");
            keyClick(Qt.Key_Return);
            compare(test.clipboard(), "https://a.example/?b=1&c=2");
        }

        function test_oneOfTwoLinks_isNotChosenByKeyboard() {
            test.say(test.page(), "https://a.example or https://b.example");
            test.openMenu();
            verify(!Seen.saying(root.Window.contentItem, "Copy link"));
        }

        function test_doubtfulLink_isOpenedOnceOneSaysSo() {
            test.page();
            root.app.links.questioned("https://bank.example@evil.example", "evil.example");
            tryVerify(() => Seen.saying(root.Window.contentItem, "Open"));
            verify(Seen.saying(root.Window.contentItem, "This link is not what it looks like. It opens evil.example"));
            compare(root.app.links.opened, []);
            mouseClick(Seen.saying(root.Window.contentItem, "Open"));
            compare(root.app.links.opened, ["anyway https://bank.example@evil.example"]);
        }
    }
}
