// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import QtTest
import Vatochito.Models
import Vatochito.Theme
import Vatochito.Ui

TestCase {
    id: test

    name: "Main"

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
