// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import QtTest
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
        }
    }

    TestCase {
        id: test

        name: "ChatsPage"
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

        function page(width: int): ChatsPage {
            const made = createTemporaryObject(pages, root, {
                "app": root.app,
                "conversations": root.app.conversations,
                "hits": root.app.messageSearch,
                "people": root.app.people,
                "width": width
            });
            waitForRendering(made);
            return made;
        }

        function write(text: string) {
            for (const letter of text)
                keyClick(letter);
        }

        function test_doctor_leadsToTheAdvancedSettings() {
            test.page(900);
            root.app.doctor.show();
            root.app.doctor.advancedSettingsSuggested();
            // Sheets lie beside the page, in the window's overlay.
            let top = root;
            while (top.parent)
                top = top.parent;
            tryVerify(() => Seen.saying(top, "Message address") !== null);
        }

        function test_draggedList_keepsItsWidth() {
            const made = test.page(900);
            const edge = (Theme.listMinimum + Theme.listMaximum) / 2;
            mouseDrag(made, edge, 300, -30, 0);
            compare(root.app.settings.listWidth, edge - 30);
            made.visible = false;
            mouseDrag(test.page(900), edge - 30, 300, 20, 0);
            compare(root.app.settings.listWidth, edge - 10);
        }

        function test_clickOnARow_opensItAndOneCanWrite() {
            test.page(900);
            mouseClick(root, 100, Theme.header + Theme.row / 2);
            compare(root.app.conversation, root.app.bob);
            test.write("hello");
            keyClick(Qt.Key_Return);
            compare(root.app.bob.sent, ["hello"]);
        }

        function test_keyboardAlone_opensWritesAndGoesBack() {
            test.page(900);
            keyClick(Qt.Key_K, Qt.ControlModifier);
            keyClick(Qt.Key_Down);
            keyClick(Qt.Key_Down);
            keyClick(Qt.Key_Return);
            compare(root.app.conversation, root.app.team);
            test.write("hi");
            keyClick(Qt.Key_Return);
            compare(root.app.team.sent, ["hi"]);
            keyClick(Qt.Key_Escape);
            compare(root.app.conversation, null);
        }

        function test_altLeft_goesBack() {
            test.page(400);
            root.app.openConversation(1);
            keyClick(Qt.Key_Left, Qt.AltModifier);
            compare(root.app.conversation, null);
        }

        function test_search_filtersAndEnterOpensTheFirst() {
            test.page(900);
            keyClick(Qt.Key_F, Qt.ControlModifier);
            test.write("bo");
            compare(root.app.conversations.filter, "bo");
            keyClick(Qt.Key_Return);
            compare(root.app.conversation, root.app.bob);
        }

        function test_narrow_showsOnePaneAtATime() {
            const made = test.page(360);
            verify(!made.isWide);
            root.app.openConversation(1);
            waitForRendering(made);
            mouseClick(root, Theme.space, Theme.header / 2); // the arrow back
            compare(root.app.conversation, null);
        }

        function test_wordsBegun_waitInTheirConversation() {
            test.page(900);
            root.app.openConversation(1);
            test.write("half a");
            root.app.openConversation(2);
            test.write("x");
            root.app.openConversation(1);
            test.write("!");
            keyClick(Qt.Key_Return);
            compare(root.app.bob.sent, ["half a!"]);
        }

        function test_newChat_findsAPersonByKeyboard() {
            test.page(900);
            keyClick(Qt.Key_N, Qt.ControlModifier);
            test.write("ch");
            compare(root.app.people.query, "ch");
            keyClick(Qt.Key_Down);
            keyClick(Qt.Key_Down);
            keyClick(Qt.Key_Return);
            compare(root.app.calls, [["startDirect", 12]]);
        }

        function test_tab_reachesEverythingAndEachHasAName() {
            const made = test.page(400);
            const reached = [];
            const walk = () => {
                for (let steps = 0; steps < 12; ++steps) {
                    keyClick(Qt.Key_Tab);
                    const item = root.Window.activeFocusItem;
                    verify(item.Accessible.name.length > 0, item);
                    reached.push(item.Accessible.name);
                }
            };
            walk();
            root.app.openConversation(1);
            root.app.connection.isBannerShown = true;
            waitForRendering(made);
            keyClick("a");
            walk();
            for (const name of ["Menu", "Search", "New chat", "Bob Builder, કેમ છો?, 10:42", "Back", "Try now", "Messages", "Message", "Send"])
                verify(reached.includes(name), name + " among " + reached);
        }

        function test_widthOfTheList_isChangedByKeyboard() {
            test.page(900);
            keyClick(Qt.Key_K, Qt.ControlModifier);
            for (let steps = 0; steps < 12 && root.Window.activeFocusItem.Accessible.name !== "Width of the list"; ++steps)
                keyClick(Qt.Key_Tab);
            const handle = root.Window.activeFocusItem;
            compare(handle.Accessible.name, "Width of the list");
            const before = handle.x;
            keyClick(Qt.Key_Right);
            tryCompare(handle, "x", before + Theme.space);
            keyClick(Qt.Key_Left);
            keyClick(Qt.Key_Left);
            tryCompare(handle, "x", before - Theme.space);
        }

        function test_offlineWithNothingCached_isSaid() {
            const made = test.page(900);
            root.app.conversations.clear();
            root.app.connection.isBannerShown = true;
            waitForRendering(made);
            verify(test.says(made, "You are offline. Your conversations will come when the network is back."));
        }

        function says(item, text: string): bool {
            if (item.visible && item.text === text)
                return true;
            for (let i = 0; i < item.children.length; ++i) {
                if (test.says(item.children[i], text))
                    return true;
            }
            return false;
        }

        function test_banner_triesNow() {
            const made = test.page(900);
            root.app.openConversation(1);
            root.app.connection.isBannerShown = true;
            waitForRendering(made);
            mouseClick(root, root.width - Theme.spaceHuge, Theme.header + Theme.target / 2 + Theme.spaceTiny);
            compare(root.app.connection.tries, 1);
        }

        function listOf(item) {
            if (item.highlightMoveDuration !== undefined && item.model === root.app.conversations)
                return item;
            for (let i = 0; i < item.children.length; ++i) {
                const found = test.listOf(item.children[i]);
                if (found)
                    return found;
            }
            return null;
        }

        function test_neighbours_areOpenedByKeys_data() {
            const tab = { "next": [Qt.Key_Tab, Qt.ControlModifier], "previous": [Qt.Key_Backtab, Qt.ControlModifier | Qt.ShiftModifier] };
            const arrows = { "next": [Qt.Key_Down, Qt.AltModifier], "previous": [Qt.Key_Up, Qt.AltModifier] };
            return [
                Object.assign({ "tag": "Ctrl+Tab", "width": 900 }, tab),
                Object.assign({ "tag": "Alt and arrows", "width": 900 }, arrows),
                Object.assign({ "tag": "Ctrl+Tab, one pane", "width": 400 }, tab)
            ];
        }

        function test_neighbours_areOpenedByKeys(data: var) {
            test.page(data.width).forceActiveFocus();
            const press = keys => keyClick(keys[0], keys[1]);
            press(data.next);
            compare(root.app.conversation, root.app.bob, "with none open the first");
            press(data.next);
            compare(root.app.conversation, root.app.team);
            press(data.next);
            compare(root.app.conversation, root.app.team, "there is no next one");
            press(data.previous);
            compare(root.app.conversation, root.app.bob);
            press(data.previous);
            compare(root.app.conversation, root.app.bob, "there is no previous one");
            keyClick("a");
            keyClick(Qt.Key_Return);
            compare(root.app.bob.sent, ["a"], "and one can write there at once");
        }

        function test_neighbour_comesIntoViewInTheList() {
            for (let number = 3; number < 40; ++number)
                root.app.conversations.append(Object.assign({}, root.app.conversations.get(0), { "conversationId": number }));
            root.app.openConversation(30);
            const made = test.page(900);
            keyClick(Qt.Key_Tab, Qt.ControlModifier);
            compare(root.app.conversations.openRow, 30);
            const list = test.listOf(made);
            tryVerify(() => list.currentIndex === 30 && list.currentItem.y >= list.contentY && list.currentItem.y + list.currentItem.height <= list.contentY + list.height);
        }

        function test_neighbour_isNotOpenedBehindASheet() {
            test.page(900).forceActiveFocus();
            keyClick("n", Qt.ControlModifier);
            keyClick(Qt.Key_Tab, Qt.ControlModifier);
            compare(root.app.conversation, null);
        }
    }
}
