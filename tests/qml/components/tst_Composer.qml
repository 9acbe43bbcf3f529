// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import QtTest
import Vatochito.Components
import Vatochito.Theme

Item {
    id: root

    height: 400
    width: 400

    Item {
        activeFocusOnTab: true
    }

    Composer {
        id: composer

        anchors.bottom: parent.bottom
        focus: true
        width: parent.width
    }

    SignalSpy {
        id: submitted

        signalName: "submitted"
        target: composer
    }

    TestCase {
        id: test

        name: "Composer"
        when: windowShown

        function init() {
            failOnWarning(/.?/);
            composer.clear();
            composer.forceActiveFocus();
            submitted.clear();
            waitForRendering(composer);
        }

        function write(text: string) {
            for (const letter of text)
                keyClick(letter);
        }

        function test_enter_submitsAndKeepsTheTextUntilCleared() {
            test.write("hello");
            keyClick(Qt.Key_Return);
            compare(submitted.count, 1);
            compare(submitted.signalArguments[0][0], "hello");
            compare(composer.text, "hello");
            composer.clear();
            compare(composer.text, "");
        }

        function test_shiftEnter_beginsALine() {
            test.write("one");
            keyClick(Qt.Key_Return, Qt.ShiftModifier);
            test.write("two");
            compare(submitted.count, 0);
            compare(composer.text, "one\ntwo");
        }

        function test_enterOfTheNumberPad_submitsToo() {
            test.write("x");
            keyClick(Qt.Key_Enter);
            compare(submitted.count, 1);
        }

        function test_blanks_areNotSubmitted() {
            test.write("  ");
            keyClick(Qt.Key_Return);
            compare(submitted.count, 0);
        }

        function test_manyLines_growToEightAndThenScroll() {
            compare(composer.height, Theme.composer);
            composer.text = "1\n2\n3\n4\n5\n6\n7\n8";
            waitForRendering(composer);
            const eight = composer.height;
            verify(eight > 2 * Theme.composer);
            composer.text = "1\n2\n3\n4\n5\n6\n7\n8\n9\n10";
            waitForRendering(composer);
            compare(composer.height, eight);
        }

        function test_sendButton_isReachedByTabAndPressedByKey() {
            test.write("hi");
            keyClick(Qt.Key_Tab);
            keyClick(Qt.Key_Return);
            compare(submitted.count, 1);
            test.write("!");
            compare(composer.text, "hi!", "the field has the keyboard again");
        }

        function test_note_isLeftByEscape() {
            composer.noteTitle = "Editing";
            const spy = createTemporaryQmlObject("import QtTest; SignalSpy { signalName: 'noteDismissed' }", root);
            spy.target = composer;
            keyClick(Qt.Key_Escape);
            compare(spy.count, 1);
            composer.noteTitle = "";
        }

        function test_upInAnEmptyField_asksForThePreviousMessage() {
            const spy = createTemporaryQmlObject("import QtTest; SignalSpy { signalName: 'previousRequested' }", root);
            spy.target = composer;
            keyClick(Qt.Key_Up);
            compare(spy.count, 1);
            test.write("a");
            keyClick(Qt.Key_Up);
            compare(spy.count, 1);
        }

        function test_tabInAnEmptyField_movesOn() {
            keyClick(Qt.Key_Tab);
            keyClick("a");
            compare(composer.text, "");
        }

        function test_sendButton_submitsOnClick() {
            test.write("hi");
            mouseClick(composer, composer.width - Theme.target / 2 - Theme.spaceSmall, composer.height / 2);
            compare(submitted.count, 1);
        }
    }
}
