// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import QtTest
import Vatochito.Components
import Vatochito.Theme

Item {
    id: root

    height: 500
    width: 400

    Question {
        id: question

        actionText: "Sign out"
        text: "This computer forgets your messages."
        title: "Sign out?"
    }

    SignalSpy {
        id: confirmed

        signalName: "confirmed"
        target: question
    }

    TestCase {
        name: "Question"
        when: windowShown

        function init() {
            failOnWarning(/.?/);
            Theme.reducedMotion = true;
            confirmed.clear();
            question.open();
            tryVerify(() => question.opened);
        }

        function cleanup() {
            question.close();
            tryVerify(() => !question.visible);
            Theme.reducedMotion = false;
        }

        function test_escape_closesWithoutConfirming() {
            keyClick(Qt.Key_Escape);
            tryVerify(() => !question.visible);
            compare(confirmed.count, 0);
        }

        function test_enter_takesTheSafeWayOut() {
            keyClick(Qt.Key_Return);
            tryVerify(() => !question.visible);
            compare(confirmed.count, 0);
        }

        function test_tabAndEnter_confirm() {
            keyClick(Qt.Key_Tab);
            keyClick(Qt.Key_Return);
            compare(confirmed.count, 1);
        }
    }
}
