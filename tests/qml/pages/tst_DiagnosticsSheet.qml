// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import QtTest
import Vatochito.Components
import Vatochito.Models
import Vatochito.Pages
import Vatochito.Theme
import "Seen.js" as Seen

Item {
    id: root

    height: 700
    width: 900

    Component {
        id: apps

        AppController {}
    }

    Component {
        id: sheets

        DiagnosticsSheet {
            visible: true
        }
    }

    TestCase {
        id: test

        name: "DiagnosticsSheet"
        when: windowShown

        property AppController app
        property DiagnosticsSheet sheet

        function init() {
            failOnWarning(/.?/);
            Theme.reducedMotion = true;
            test.app = apps.createObject(root);
            test.sheet = sheets.createObject(root, {
                "app": test.app
            });
            tryVerify(() => test.sheet.opened);
        }

        function cleanup() {
            // One after the other: no page may outlive what it shows.
            test.sheet.destroy();
            test.app.destroy();
            wait(0);
            Theme.reducedMotion = false;
        }

        function find(text: string): Item {
            return Seen.saying(test.sheet.contentItem, text);
        }

        function openLog() {
            mouseClick(test.find("Log"));
            tryVerify(() => test.lines() !== null);
        }

        /// The list of the log.
        function lines(within) {
            const item = within ? within : test.sheet.contentItem;
            if (item instanceof ListView && item.model === test.app.diagnostics.log)
                return item;
            for (let i = 0; i < item.children.length; ++i) {
                const found = test.lines(item.children[i]);
                if (found)
                    return found;
            }
            return null;
        }

        function test_arrows_goThroughTheTabs() {
            verify(test.find("Connection").hasRing);
            keyClick(Qt.Key_Right);
            compare(test.find("Messages").checked, true);
            verify(test.find("Messages").hasRing);
            keyClick(Qt.Key_Right);
            keyClick(Qt.Key_Right);
            compare(test.find("Log").checked, true);
            keyClick(Qt.Key_Left);
            compare(test.find("Messages").checked, true);
            mouseClick(test.find("Log"));
            verify(!test.find("Log").hasRing);
        }

        function test_ledger_saysWhyThereIsNothing() {
            const ledger = test.app.diagnostics.ledger;
            ledger.state = LedgerModel.State.Loading;
            ledger.clear();
            mouseClick(test.find("Messages"));
            tryVerify(() => test.find("Reading…"));
            ledger.state = LedgerModel.State.Failed;
            verify(test.find("This cannot be read right now."));
            ledger.state = LedgerModel.State.Read;
            verify(test.find("There are no conversations yet."));
        }

        function test_connection_isToldInWordsAndByName() {
            verify(test.find("Reconnecting in 4 s (2 of 5)"));
            verify(test.find("1 OPEN"));
            verify(test.find("https://chat.example.org"));
            test.app.connection.text = "";
            verify(test.find("You are connected."));
        }

        function test_nobodySignedIn_isNotCalledConnected() {
            test.app.connection.text = "";
            test.app.connection.status = ConnectionController.Status.SignedOut;
            verify(test.find("You are not signed in."));
            verify(!test.find("Protocol level"));
        }

        function test_whatThereIsNot_takesNoRoom() {
            verify(!test.find("Attempt"));
            test.app.diagnostics.attempt = "2 of 5";
            verify(test.find("Attempt"));
        }

        function test_tryNow_isOnThePage() {
            mouseClick(test.find("Try now"));
            compare(test.app.connection.tries, 1);
        }

        function test_history_isListed() {
            tryVerify(() => test.find("Not connected"));
            verify(test.find("Today, 10:41 · 25 s"));
            verify(test.find("The server is not running at this address."));
        }

        function test_emptyHistory_saysSo() {
            test.app.diagnostics.history.clear();
            tryVerify(() => test.find("Nothing has been written down yet. What happens from now on is kept for 30 days."));
        }

        function test_emptyLog_saysSo() {
            test.openLog();
            verify(test.find("There is no such line."));
        }

        function test_log_followsWhatIsNew() {
            test.openLog();
            for (let i = 0; i < 200; ++i)
                test.app.diagnostics.log.log(LogListModel.Level.Info, "line " + i);
            tryVerify(() => test.lines().atYEnd);
            tryVerify(() => test.find("line 199") !== null);
        }

        function test_whoReadsFurtherUp_isLeftInPeace() {
            test.openLog();
            for (let i = 0; i < 200; ++i)
                test.app.diagnostics.log.log(LogListModel.Level.Info, "line " + i);
            tryVerify(() => test.lines().atYEnd);
            test.lines().forceActiveFocus();
            keyClick(Qt.Key_Home);
            const list = test.lines();
            tryVerify(() => list.atYBeginning);
            test.app.diagnostics.log.log(LogListModel.Level.Info, "new");
            wait(0);
            verify(list.atYBeginning);
            mouseClick(test.find("To the newest line"));
            tryVerify(() => list.atYEnd);
        }

        function test_levelAndParts_areChosenByKeyboard() {
            test.openLog();
            const writing = test.find("Write down: The usual").parent;
            writing.forceActiveFocus();
            keyClick(Qt.Key_Down);
            compare(test.app.diagnostics.logLevel, LogListModel.Level.Warning);
            const showing = test.find("Show: Everything").parent;
            showing.forceActiveFocus();
            keyClick(Qt.Key_Down);
            compare(test.app.diagnostics.log.level, LogListModel.Level.Info);
            const parts = test.find("All parts").parent;
            parts.forceActiveFocus();
            keyClick(Qt.Key_Down);
            compare(test.app.diagnostics.log.category, "qt.network");
        }

        function test_warning_isSaidAloud() {
            test.openLog();
            test.app.diagnostics.log.log(LogListModel.Level.Warning, "list not read");
            tryVerify(() => test.lines().itemAtIndex(0) !== null);
            compare(test.lines().itemAtIndex(0).Accessible.name, "10:42:07.123, Warnings, vatochito.websocket, list not read");
        }

        function test_report_isShownBeforeItIsCopied() {
            mouseClick(test.find("Report for support…"));
            const overlay = test.sheet.parent;
            tryVerify(() => Seen.saying(overlay, "report 1") !== null);
            compare(test.app.diagnostics.copied, []);
            tryVerify(() => Seen.saying(overlay, "Copy report") !== null);
            mouseClick(Seen.saying(overlay, "Copy report"));
            compare(test.app.diagnostics.copied, ["report 1"]);
            verify(Seen.saying(overlay, "Copied"));
            keyClick(Qt.Key_Escape);
        }

        function test_escape_closes() {
            keyClick(Qt.Key_Escape);
            tryVerify(() => !test.sheet.visible);
        }
    }
}
