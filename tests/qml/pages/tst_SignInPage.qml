// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import QtQuick.Templates as T
import QtTest
import Vatochito.Models
import Vatochito.Pages
import Vatochito.Theme
import "Seen.js" as Seen

Item {
    id: root

    readonly property Item overlay: T.Overlay.overlay

    height: 700
    width: 500

    Component {
        id: pages

        SignInPage {
            height: root.height
            app: AppController {}
            width: root.width
        }
    }

    TestCase {
        id: test

        name: "SignInPage"
        when: windowShown

        function init() {
            failOnWarning(/.?/);
            Theme.reducedMotion = true;
        }

        function cleanup() {
            Theme.reducedMotion = false;
        }

        function page(): SignInPage {
            const made = createTemporaryObject(pages, root);
            waitForRendering(made);
            return made;
        }

        function write(text: string) {
            for (const letter of text)
                keyClick(letter);
        }

        function test_keyboardAlone_signsIn() {
            const made = test.page();
            test.write("s.org");
            keyClick(Qt.Key_Tab);
            test.write("alice");
            keyClick(Qt.Key_Tab);
            test.write("secret");
            keyClick(Qt.Key_Return);
            compare(made.signIn.calls, [["signIn", "s.org", "alice", "secret"]]);
        }

        function test_whatStandsAtTheAddress_isSaidBesideIt() {
            const made = test.page();
            const input = root.Window.activeFocusItem;
            compare(input.Accessible.description, made.signIn.serverHint);
            made.signIn.serverHint = "Found: a Vatochito server.";
            compare(input.Accessible.description, "Found: a Vatochito server.");
            made.signIn.serverError = "The server is not running at this address.";
            compare(input.Accessible.description, made.signIn.serverError);
        }

        function test_whoDoesNotGetIn_canHaveTheConnectionChecked() {
            const made = test.page();
            mouseClick(Seen.saying(made, "Check the connection…"));
            compare(made.app.doctor.calls, ["show"]);
            tryVerify(() => Seen.saying(root.overlay, "Connection check") !== null);
            // The remedy fills in what it found.
            made.app.doctor.addressChangeSuggested("https://chat.example.org");
            compare(made.signIn.serverAddress, "https://chat.example.org");
            verify(made.isServerOpen);
            tryVerify(() => Seen.saying(root.overlay, "Connection check") === null);
        }

        function test_whoDoesNotGetIn_canReadTheLog() {
            const made = test.page();
            const check = Seen.saying(made, "Check the connection…");
            const log = Seen.saying(made, "Connection and log…");
            compare(check.mapToItem(made, 0, 0).y, log.mapToItem(made, 0, 0).y, "beside each other");
            mouseClick(Seen.saying(made, "Connection and log…"));
            tryVerify(() => Seen.saying(root.overlay, "Report for support…") !== null);
            keyClick(Qt.Key_Escape);
        }

        function test_busy_asksNotTwice() {
            const made = test.page();
            made.signIn.isBusy = true;
            keyClick(Qt.Key_Return);
            compare(made.signIn.calls, []);
        }

        function test_newcomer_registers() {
            const made = test.page();
            made.switchMode();
            for (const text of ["bob", "Bob", "secret12", "secret13"]) {
                test.write(text);
                keyClick(Qt.Key_Tab);
                if (text === "secret12")
                    keyClick(Qt.Key_Tab); // past the eye that shows the password
            }
            made.submit();
            compare(made.signIn.calls, [["registerAccount", "", "bob", "Bob", "secret12", "secret13"]]);
        }

        function test_knownServer_isFoldedAway() {
            const made = test.page();
            made.signIn.serverAddress = "chat.example.org";
            made.signIn.isServerKnown = true;
            verify(!made.isServerOpen);
            made.signIn.serverError = "This server cannot be reached.";
            waitForRendering(made);
            verify(!made.isServerOpen, "its field shows for the error alone");
        }
    }
}
