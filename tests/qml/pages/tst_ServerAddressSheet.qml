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

    property ServerAddressController server: ServerAddressController {}

    Component {
        id: sheets

        ServerAddressSheet {
            server: root.server
            visible: true
        }
    }

    TestCase {
        id: test

        property var sheet: null

        name: "ServerAddressSheet"
        when: windowShown

        function init() {
            failOnWarning(/.?/);
            Theme.reducedMotion = true;
            root.server.calls = [];
            root.server.clearError();
        }

        function cleanup() {
            Theme.reducedMotion = false;
        }

        function open(properties) {
            test.sheet = createTemporaryObject(sheets, root, properties);
            tryVerify(() => test.sheet.opened);
        }

        function shown(text: string): Item {
            return Seen.saying(test.sheet.contentItem, text);
        }

        function test_suggestion_isUsedByReturn() {
            test.open({
                suggestion: "https://chat.example.org"
            });
            keyClick(Qt.Key_Return);
            compare(root.server.calls, [["use", "https://chat.example.org"]]);
        }

        function test_withoutASuggestion_theAddressOfNowStandsThere_andItsCaution() {
            test.open({});
            verify(test.shown("Not encrypted."));
            mouseClick(test.shown("Use this address"));
            compare(root.server.calls, [["use", root.server.address]]);
        }

        function test_anotherServer_offersToSignInThere() {
            test.open({
                suggestion: "https://chat.example.org"
            });
            compare(test.shown("Sign in there…"), null);
            root.server.error = "You are not signed in at the server that is there.";
            root.server.isAnothers = true;
            tryVerify(() => test.shown(root.server.error) !== null);
            waitForRendering(test.sheet.contentItem);
            mouseClick(test.shown("Sign in there…"));
            compare(root.server.calls, [["signInThere", "https://chat.example.org"]]);
            tryVerify(() => !test.sheet.visible);
        }

        function test_done_closes() {
            test.open({});
            root.server.used();
            tryVerify(() => !test.sheet.visible);
        }
    }
}
