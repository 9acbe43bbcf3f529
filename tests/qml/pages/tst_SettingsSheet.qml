// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import QtTest
import Vatochito.Models
import Vatochito.Pages
import Vatochito.Theme
import "Seen.js" as Seen

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

    Component {
        id: questions

        SignOutQuestion {
            settings: root.app.settings
        }
    }

    SignalSpy {
        id: requests

        signalName: "diagnosticsRequested"
    }

    SignalSpy {
        id: addressRequests

        signalName: "serverAddressRequested"
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

        function test_openedForTheAdvancedSettings_beginsThere() {
            const low = createTemporaryObject(sheets, root, {
                isAdvanced: true
            });
            tryVerify(() => low.opened);
            const advanced = Seen.saying(low.contentItem, "Advanced");
            verify(advanced);
            tryVerify(() => advanced.mapToItem(root, 0, 0).y < root.height / 2);
        }

        function test_picture_hasTheInitialsThatOthersSee() {
            const sheet = createTemporaryObject(sheets, root);
            tryVerify(() => sheet.opened);
            let found = false;
            const look = item => {
                found = found || item.initials === "AA";
                for (let i = 0; i < item.children.length; ++i)
                    look(item.children[i]);
            };
            look(sheet.contentItem);
            verify(found);
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

        function test_cacheLimit_isChosenByKeyboard() {
            const sheet = createTemporaryObject(sheets, root);
            tryVerify(() => sheet.opened);
            const choice = findChild(sheet, "cacheLimit");
            verify(!choice.visible);
            sheet.isAdvanced = true;
            choice.forceActiveFocus();
            compare(choice.displayText, "Keep all of them");
            keyClick(Qt.Key_Down);
            compare(root.app.settings.cacheLimit, 1024);
            compare(choice.displayText, "Up to 1 GB");
            root.app.settings.cacheLimit = 0;
        }

        function test_diagnostics_areAskedForByKeyboard() {
            const sheet = createTemporaryObject(sheets, root);
            tryVerify(() => sheet.opened);
            requests.target = sheet;
            requests.clear();
            test.press(9);
            compare(requests.count, 1);
            tryVerify(() => !sheet.visible);
        }

        function test_doctor_isAskedForByKeyboard() {
            root.app.doctor.calls = [];
            test.press(8);
            compare(root.app.doctor.calls, ["show"]);
        }

        function test_serverAddress_isAskedForByKeyboard() {
            const sheet = createTemporaryObject(sheets, root);
            tryVerify(() => sheet.opened);
            addressRequests.target = sheet;
            addressRequests.clear();
            test.press(10);
            compare(addressRequests.count, 1);
            tryVerify(() => !sheet.visible);
        }

        /// The keyboard is on "Cancel" of the question then.
        function askToSignOut() {
            root.app.settings.signOuts = [];
            test.press(12);
            compare(root.app.settings.signOuts.length, 0);
        }

        function test_signOut_removesTheMessagesUnlessToldOtherwise() {
            test.askToSignOut();
            test.press(1);
            compare(root.app.settings.signOuts, [SettingsController.Messages.Remove]);
        }

        function test_signOut_keepsTheMessagesWhenTold() {
            test.askToSignOut();
            keyClick(Qt.Key_Backtab, Qt.ShiftModifier);
            keyClick(Qt.Key_Return);
            test.press(2);
            compare(root.app.settings.signOuts, [SettingsController.Messages.Keep]);
        }

        function test_advanced_isFoldedAwayUntilItIsAskedFor() {
            compare(root.app.network.applied.length, 0);
            test.press(11);
            test.press(2); // "None", past "As the system"
            keyClick(Qt.Key_Tab);
            test.press(3); // past SOCKS5 and the message address
            compare(root.app.network.applied, [[NetworkSettingsController.ProxyKind.None, "", "", "", "", ""]]);
            root.app.network.applied = [];
        }

        function test_signOut_namesTheUnsentMessagesFirst() {
            const question = createTemporaryObject(questions, root);
            verify(!question.text.includes("3"));
            root.app.settings.unsentCount = 3;
            verify(question.text.includes("3"));
            verify(question.text.includes("lost"));
            question.isKeeping = true;
            verify(!question.text.includes("lost"));
            root.app.settings.unsentCount = 0;
        }
    }
}
