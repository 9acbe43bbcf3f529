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
        width: parent.width

        Field {
            id: field

            label: "Password"
            isPassword: true
            width: parent.width
        }

        SearchField {
            id: search

            placeholderText: "Search"
            width: parent.width
        }
    }

    SignalSpy {
        id: accepted

        signalName: "accepted"
        target: field
    }

    SignalSpy {
        id: down

        signalName: "downPressed"
        target: search
    }

    TestCase {
        id: test

        name: "Fields"
        when: windowShown

        function init() {
            failOnWarning(/.?/);
            field.text = "";
            field.error = "";
            search.text = "";
            accepted.clear();
            waitForRendering(root);
        }

        function test_error_standsBelow() {
            const height = field.height;
            field.error = "Too short.";
            tryVerify(() => field.height > height);
        }

        function test_enter_accepts() {
            field.forceActiveFocus();
            keyClick("a");
            keyClick(Qt.Key_Return);
            compare(field.text, "a");
            compare(accepted.count, 1);
        }

        function test_password_isHiddenUntilAskedFor() {
            const input = findEditor(field);
            compare(input.echoMode, TextInput.Password);
            mouseClick(field, field.width - Theme.target / 2, field.height - Theme.target / 2);
            compare(input.echoMode, TextInput.Normal);
        }

        function findEditor(item: Item): Item {
            item.forceActiveFocus();
            return root.Window.activeFocusItem;
        }

        function test_escape_emptiesTheSearch() {
            search.forceActiveFocus();
            keyClick("b");
            compare(search.text, "b");
            keyClick(Qt.Key_Escape);
            compare(search.text, "");
        }

        function test_down_leavesTheSearch() {
            down.clear();
            search.forceActiveFocus();
            keyClick(Qt.Key_Down);
            compare(down.count, 1);
        }
    }
}
