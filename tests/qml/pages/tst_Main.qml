// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import QtTest
import Vatochito.Models
import Vatochito.Theme
import Vatochito.Ui

TestCase {
    id: test

    name: "Main"

    /// How far this row gets away from its place in the window, in any frame.
    property Item watched: null
    property var watchedWindow: null
    property real watchedPlace: 0
    property real farthest: 0

    Component {
        id: apps

        AppController {
            state: AppController.State.SignedOut
        }
    }

    Component {
        id: windows

        Main {}
    }

    function init() {
        failOnWarning(/.?/);
    }

    function open(): Main {
        const app = createTemporaryObject(apps, test);
        const window = createTemporaryObject(windows, null, { "app": app });
        verify(waitForRendering(window.contentItem));
        return window;
    }

    function test_signingInAndOut_switchesThePages() {
        const window = test.open();
        window.app.state = AppController.State.SignedIn;
        verify(waitForRendering(window.contentItem));
        window.app.openConversation(1);
        compare(window.title, "Bob Builder – Vatochito");
        window.app.closeConversation();
        window.app.state = AppController.State.SignedOut;
        verify(waitForRendering(window.contentItem));
        compare(window.title, "Vatochito");
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

    Connections {
        enabled: test.watched !== null
        target: test.watchedWindow

        function onAfterAnimating() {
            test.farthest = Math.max(test.farthest, Math.abs(test.watched.mapToItem(null, 0, 0).y - test.watchedPlace));
        }
    }

    function test_notice_movesNothingThatIsRead() {
        const window = test.open();
        window.app.state = AppController.State.SignedIn;
        window.app.bob.messages.appendOlder(100);
        window.app.openConversation(1);
        verify(waitForRendering(window.contentItem));
        const list = test.listOf(window.contentItem);
        list.scrollPages(-2);
        verify(waitForRendering(window.contentItem));
        const row = list.itemAtIndex(list.indexAt(1, list.contentY + list.height / 2));
        const listTop = list.mapToItem(null, 0, 0).y;
        test.watchedPlace = row.mapToItem(null, 0, 0).y;
        test.farthest = 0;
        test.watchedWindow = window;
        test.watched = row;

        window.app.notice = "The disk is full.";
        tryVerify(() => list.mapToItem(null, 0, 0).y > listTop);
        verify(waitForRendering(window.contentItem));
        window.app.notice = "";
        tryVerify(() => list.mapToItem(null, 0, 0).y === listTop);

        test.watched = null;
        fuzzyCompare(test.farthest, 0, 0.01);
    }

    function test_theme_followsTheSettings() {
        const window = test.open();
        window.app.settings.theme = SettingsController.Theme.Dark;
        verify(Theme.dark);
        window.app.settings.theme = SettingsController.Theme.Light;
        verify(!Theme.dark);
    }

    function test_smallestWindow_fitsAPhone() {
        const window = test.open();
        compare(window.minimumWidth, 360);
        compare(window.minimumHeight, 480);
    }
}
