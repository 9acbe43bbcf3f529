// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import QtTest
import Vatochito.Components
import Vatochito.Theme

Item {
    id: root

    height: 400
    width: 400

    Column {
        PrimaryButton {
            id: primary

            text: "Go"
        }

        QuietButton {
            id: quiet

            text: "Later"
        }

        IconButton {
            id: icon

            symbol: "x"
            text: "Close"
        }

        RadioRow {
            id: choice

            text: "Light"
        }
    }

    SignalSpy {
        id: clicks

        signalName: "clicked"
    }

    TestCase {
        name: "Controls"
        when: windowShown

        function init() {
            failOnWarning(/.?/);
        }

        function everyControl() {
            return [{ tag: "primary", control: primary }, { tag: "quiet", control: quiet }, { tag: "icon", control: icon }, { tag: "choice", control: choice }];
        }

        function test_keyboard_pressesIt_data() {
            return everyControl();
        }

        function test_keyboard_pressesIt(data) {
            clicks.target = data.control;
            clicks.clear();
            data.control.forceActiveFocus(Qt.TabFocusReason);
            verify(data.control.visualFocus);
            keyClick(Qt.Key_Space);
            keyClick(Qt.Key_Return);
            keyClick(Qt.Key_Enter);
            compare(clicks.count, 3);
        }

        function test_target_isBigEnoughAndNamed_data() {
            return everyControl();
        }

        function test_target_isBigEnoughAndNamed(data) {
            verify(data.control.height >= Theme.target);
            verify(data.control.width >= Theme.target);
            compare(data.control.Accessible.name, data.control.text);
        }

        function test_choice_onlyAsks() {
            mouseClick(choice);
            verify(!choice.checked);
        }
    }
}
