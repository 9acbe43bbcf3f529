// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import QtTest
import Vatochito.Components
import Vatochito.Models
import Vatochito.Pages
import Vatochito.Theme
import "Seen.js" as Seen

/// What one reads keeps its place of the screen while things come and go around it.
Item {
    id: root

    height: 500
    width: 600

    property AppController app: null

    /// How far this row gets away from its place in the window, in any frame.
    property Item watched: null
    property real watchedPlace: 0
    property real farthest: 0

    Connections {
        enabled: root.watched !== null
        target: root.Window.window

        function onAfterAnimating() {
            root.farthest = Math.max(root.farthest, Math.abs(root.watched.mapToItem(null, 0, 0).y - root.watchedPlace));
        }
    }

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

        name: "Reading"
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
            root.watched = null;
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

        function bannerOf(item) {
            if (item.helpText !== undefined)
                return item;
            for (let i = 0; i < item.children.length; ++i) {
                const found = test.bannerOf(item.children[i]);
                if (found)
                    return found;
            }
            return null;
        }

        /// Until the banner has come, or gone, all the way.
        function showBanner(made, isShown: bool) {
            const banner = test.bannerOf(made);
            const full = () => Math.max(Theme.target, banner.children[0].implicitHeight + Theme.spaceSmall);
            root.app.connection.isBannerShown = isShown;
            tryVerify(() => isShown ? banner.height === full() : !banner.visible);
            waitForRendering(made);
        }

        /// Lets the banner come and go: \a row must keep its place in the window, in every frame.
        function verifySteadyUnderBanner(made, row) {
            const place = row.mapToItem(null, 0, 0).y;
            root.watchedPlace = place;
            root.farthest = 0;
            root.watched = row;
            test.showBanner(made, true);
            const under = row.mapToItem(null, 0, 0).y;
            test.showBanner(made, false);
            root.watched = null;
            fuzzyCompare(under, place, 0.01, "with the banner");
            fuzzyCompare(row.mapToItem(null, 0, 0).y, place, 0.01, "without it again");
            fuzzyCompare(root.farthest, 0, 0.01, "and in every frame between");
        }

        /// What is read amid the view.
        function middleOf(list) {
            return list.itemAtIndex(list.indexAt(1, list.contentY + list.height / 2));
        }

        function motions() {
            return [{ "tag": "moving", "isReduced": false }, { "tag": "at once", "isReduced": true }];
        }

        function test_bannerAtTheNewest_movesNothing_data() {
            return test.motions();
        }

        function test_bannerAtTheNewest_movesNothing(data: var) {
            Theme.reducedMotion = data.isReduced;
            const made = test.page(100);
            const list = test.listOf(made);
            test.verifySteadyUnderBanner(made, list.itemAtIndex(0));
            verify(!list.isAway);
            verify(list.isFollowing);
        }

        function test_bannerWhileScrolledBack_movesNothing_data() {
            return test.motions();
        }

        function test_bannerWhileScrolledBack_movesNothing(data: var) {
            Theme.reducedMotion = data.isReduced;
            const made = test.page(100);
            const list = test.listOf(made);
            keyClick(Qt.Key_PageUp);
            keyClick(Qt.Key_PageUp);
            waitForRendering(list);
            test.verifySteadyUnderBanner(made, test.middleOf(list));
            verify(list.isAway);
        }

        function test_bannerAtTheOldest_movesNothing() {
            const made = test.page(40);
            const list = test.listOf(made);
            for (let pages = 0; pages < 20; ++pages)
                keyClick(Qt.Key_PageUp);
            waitForRendering(list);
            verify(list.atYBeginning);
            test.verifySteadyUnderBanner(made, test.middleOf(list));
        }

        function test_bannerBeforeTheUnread_movesNothing() {
            root.app.bob.messages.appendOlder(60);
            root.app.bob.messages.setProperty(30, "isFirstUnread", true);
            root.app.bob.unreadCount = 31;
            const made = createTemporaryObject(pages, root, { "app": root.app, "conversation": root.app.bob });
            waitForRendering(made);
            const list = test.listOf(made);
            test.verifySteadyUnderBanner(made, list.itemAtIndex(28));
            const place = list.itemAtIndex(28).mapToItem(null, 0, 0).y;
            root.app.bob.messages.arrive({});
            waitForRendering(list);
            compare(list.itemAtIndex(29).mapToItem(null, 0, 0).y, place, "nor does what arrives then");
        }

        function test_bannerThatGoesAtTheOldest_leavesNoGap() {
            root.app.connection.isBannerShown = true;
            const made = test.page(40);
            const list = test.listOf(made);
            for (let pages = 0; pages < 20; ++pages)
                keyClick(Qt.Key_PageUp);
            test.showBanner(made, false);
            fuzzyCompare(list.contentY, list.originY - list.topMargin, 1);
        }

        function test_search_movesNothingThatIsRead() {
            const made = test.page(100);
            const list = test.listOf(made);
            keyClick(Qt.Key_PageUp);
            waitForRendering(list);
            const row = test.middleOf(list);
            const place = row.mapToItem(null, 0, 0).y;
            made.search();
            waitForRendering(list);
            fuzzyCompare(row.mapToItem(null, 0, 0).y, place, 0.01);
        }
    }
}
