// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import QtTest
import Vatochito.Models
import Vatochito.Pages
import Vatochito.Theme

Item {
    id: root

    height: 700
    width: 500

    property AppController app: AppController {}

    Component {
        id: sheets

        SettingsSheet {
            app: root.app
            visible: true
        }
    }

    TestCase {
        id: test

        name: "SettingsSheet"
        when: windowShown

        function init() {
            failOnWarning(/.?/);
            Theme.reducedMotion = true;
            const sheet = createTemporaryObject(sheets, root);
            tryVerify(() => sheet.opened);
        }

        function cleanup() {
            Theme.reducedMotion = false;
        }

        function press(tabs: int) {
            for (let i = 0; i < tabs; ++i)
                keyClick(Qt.Key_Tab);
            keyClick(Qt.Key_Return);
        }

        function test_language_isChosenByKeyboard() {
            test.press(4);
            compare(root.app.settings.language, "gu");
        }

        function test_theme_isChosenByKeyboard() {
            test.press(7);
            compare(root.app.settings.theme, SettingsController.Theme.Dark);
        }

        function test_signOut_isAskedAbout() {
            test.press(8);
            compare(root.app.settings.signOuts, 0);
            keyClick(Qt.Key_Tab);
            keyClick(Qt.Key_Return);
            compare(root.app.settings.signOuts, 1);
        }
    }
}
