// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import QtTest
import Vatochito.Components
import Vatochito.Models
import Vatochito.Pages
import Vatochito.Theme
import "Seen.js" as Seen

/// The day that floats over the messages while one scrolls.
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

        name: "FloatingDay"
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

        /// \a days of ten messages each: "day 0" is the last one.
        function page(days: int): ConversationPage {
            for (let day = 0; day < days; ++day) {
                for (let message = 0; message < 10; ++message)
                    root.app.bob.messages.append(root.app.bob.messages.row({ "day": "day " + day, "dayLabel": message === 9 ? "day " + day : "" }));
            }
            root.app.bob.messages.rearranged();
            const made = createTemporaryObject(pages, root, { "app": root.app, "conversation": root.app.bob });
            made.forceActiveFocus();
            waitForRendering(made);
            return made;
        }

        function find(item, fits) {
            if (fits(item))
                return item;
            for (let i = 0; i < item.children.length; ++i) {
                const found = test.find(item.children[i], fits);
                if (found)
                    return found;
            }
            return null;
        }

        function listOf(made) {
            return test.find(made, item => item.isFollowing !== undefined);
        }

        function dayOf(made) {
            return test.find(made, item => item.isCovered !== undefined);
        }

        /// Turns the wheel until the topmost row is the newest but \a row, which begins \a above pixels above the view.
        function scrollTo(list, row: int, above: real) {
            mouseWheel(list, list.width / 2, list.height / 2, 0, 120);
            verify(list.moving);
            list.positionViewAtIndex(row, ListView.Contain);
            list.contentY = list.itemAtIndex(row).y + above;
            compare(list.indexAt(list.width / 2, list.contentY + 1), row);
        }

        function test_wheel_showsTheDayOfTheTopmostRow() {
            const made = test.page(10);
            const day = test.dayOf(made);
            verify(!day.visible);
            test.scrollTo(test.listOf(made), 34, 10);
            verify(day.visible);
            compare(day.text, "day 3");
            test.scrollTo(test.listOf(made), 66, 10);
            compare(day.text, "day 6");
        }

        function test_dayThatFloats_goesAMomentAfterTheScrolling_data() {
            return [{ "tag": "fading", "isReduced": false }, { "tag": "at once", "isReduced": true }];
        }

        function test_dayThatFloats_goesAMomentAfterTheScrolling(data: var) {
            Theme.reducedMotion = data.isReduced;
            const made = test.page(10);
            const list = test.listOf(made);
            const day = test.dayOf(made);
            test.scrollTo(list, 34, 10);
            tryVerify(() => day.opacity === 1);
            tryVerify(() => !list.moving);
            compare(day.opacity, 1, "not with the movement");
            let hasFaded = false;
            tryVerify(() => {
                hasFaded = hasFaded || day.visible && day.opacity < 1;
                return !day.visible;
            });
            compare(hasFaded, !data.isReduced);
        }

        function test_pageKeys_showIt() {
            const made = test.page(10);
            keyClick(Qt.Key_PageUp);
            keyClick(Qt.Key_PageUp);
            verify(test.dayOf(made).visible);
            tryVerify(() => !test.dayOf(made).visible);
        }

        function test_noMessages_haveNoDay() {
            const made = test.page(0);
            keyClick(Qt.Key_PageUp);
            verify(!test.dayOf(made).visible);
        }

        function test_arrivingMessage_doesNotShowIt() {
            const made = test.page(10);
            root.app.bob.messages.arrive({});
            waitForRendering(made);
            verify(!test.dayOf(made).visible);
        }

        function test_ownSeparatorAtTheTop_isEnough_data() {
            return [
                { "tag": "at the very top", "row": 39, "above": 0, "isShown": false },
                { "tag": "half gone", "row": 39, "above": 20, "isShown": false },
                { "tag": "gone", "row": 39, "above": 45, "isShown": true },
                { "tag": "just below", "row": 40, "above": 25, "isShown": false },
                { "tag": "far below", "row": 43, "above": 5, "isShown": true }
            ];
        }

        function test_ownSeparatorAtTheTop_isEnough(data: var) {
            const made = test.page(10);
            test.scrollTo(test.listOf(made), data.row, data.above);
            compare(test.dayOf(made).visible, data.isShown);
        }

        function test_click_asksForAnotherDay() {
            const made = test.page(10);
            const list = test.listOf(made);
            const day = test.dayOf(made);
            test.scrollTo(list, 34, 10);
            const row = list.itemAtIndex(34);
            mouseMove(day);
            mouseClick(day);
            tryVerify(() => Seen.saying(root.Window.contentItem, "Jump to date"));
            compare(root.app.bob.daysAsked, [row.messageId]);
        }

        function test_pointerOnIt_hasAMomentToPress() {
            const made = test.page(10);
            const day = test.dayOf(made);
            mouseMove(made, 1, made.height - 1);
            keyClick(Qt.Key_PageUp);
            wait(800);
            mouseMove(day);
            wait(800);
            verify(day.visible);
            tryVerify(() => !day.visible, 5000, "and no longer, wherever the pointer rests");
        }

        function test_note_keepsItsPlaceAboveIt() {
            const made = test.page(10);
            root.app.bob.isPartComing = true;
            const note = Seen.saying(made, "Loading messages…");
            verify(note);
            test.scrollTo(test.listOf(made), 34, 10);
            verify(test.dayOf(made).y >= note.y + note.height);
        }

        function test_readAloud_itSaysTheDayAndWhatAPressDoes() {
            const made = test.page(10);
            test.scrollTo(test.listOf(made), 34, 10);
            compare(test.dayOf(made).Accessible.name, "day 3");
            compare(test.dayOf(made).Accessible.description, "Jump to date");
            compare(test.dayOf(made).Accessible.role, Accessible.Button);
        }
    }
}
