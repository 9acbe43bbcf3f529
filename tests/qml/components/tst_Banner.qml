// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import QtTest
import Vatochito.Components
import Vatochito.Theme

Item {
    id: root

    height: 200
    width: 400

    Banner {
        id: banner

        actionText: "Try now"
        height: implicitHeight
        isShown: false
        text: "Reconnecting in 4 s (2 of 5)"
        width: parent.width
    }

    SignalSpy {
        id: triggered

        signalName: "actionTriggered"
        target: banner
    }

    SignalSpy {
        id: helped

        signalName: "helpTriggered"
        target: banner
    }

    TestCase {
        name: "Banner"
        when: windowShown

        function init() {
            failOnWarning(/.?/);
            Theme.reducedMotion = true;
            banner.isShown = false;
        }

        function cleanup() {
            Theme.reducedMotion = false;
        }

        function test_hidden_takesNoRoom() {
            tryCompare(banner, "height", 0);
            verify(!banner.visible);
        }

        function test_shown_isReadAndPressed() {
            banner.isShown = true;
            tryVerify(() => banner.height >= Theme.target);
            compare(banner.Accessible.name, banner.text);
            mouseClick(banner, banner.width - Theme.spaceHuge, banner.height / 2);
            compare(triggered.count, 1);
        }

        function test_help_isAskedForApart() {
            banner.isShown = true;
            banner.helpText = "What is wrong?";
            tryVerify(() => banner.height >= Theme.target);
            triggered.clear();
            keyClick(Qt.Key_Tab);
            keyClick(Qt.Key_Return);
            compare(helped.count, 1);
            compare(triggered.count, 0);
            banner.helpText = "";
        }

        function test_wordsBesideTwoButtons_keepTheirRoom() {
            banner.isShown = true;
            banner.helpText = "What is wrong?";
            banner.width = 800;
            tryVerify(() => !banner.isStacked);
            banner.width = 300;
            banner.text = "The server cannot be reached. Messages will go out when it is back.";
            tryVerify(() => banner.isStacked);
            const words = findWords(banner);
            tryVerify(() => words.width > banner.width / 2 && words.lineCount <= 2);
            banner.text = "Reconnecting in 4 s (2 of 5)";
            banner.helpText = "";
            banner.width = Qt.binding(() => root.width);
        }

        function findWords(item) {
            for (let i = 0; i < item.children.length; ++i) {
                const child = item.children[i];
                const found = child.text === banner.text ? child : findWords(child);
                if (found)
                    return found;
            }
            return null;
        }
    }
}
