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
    width: 600

    property AppController app: AppController {}
    property DoctorController doctor: root.app.doctor

    Component {
        id: sheets

        DoctorSheet {
            diagnostics: root.app.diagnostics
            doctor: root.doctor
            visible: true
        }
    }

    Component {
        id: spies

        SignalSpy {}
    }

    TestCase {
        id: test

        property var sheet: null

        name: "DoctorSheet"
        when: windowShown

        function init() {
            failOnWarning(/.?/);
            Theme.reducedMotion = true;
            root.doctor.calls = [];
            root.doctor.checks.clear();
            root.doctor.firstConcern = -1;
            root.doctor.state = DoctorController.State.Running;
            test.sheet = createTemporaryObject(sheets, root);
            tryVerify(() => test.sheet.opened);
        }

        function cleanup() {
            Theme.reducedMotion = false;
        }

        function shown(text: string): Item {
            return Seen.saying(test.sheet.contentItem, text);
        }

        function test_rows_appearWithWhatWasFoundAndWhatToDo() {
            root.doctor.checks.addRow("Port", DoctorModel.Look.Failed, "Try again");
            tryVerify(() => test.shown("Port sentence.") !== null);
            verify(test.shown("Port advice."));
            verify(test.shown("12 ms"));
            compare(test.shown("Port detail"), null);
        }

        function test_row_unfoldsItsTechnicalSideByMouseAndKeyboard() {
            root.doctor.checks.addRow("Port", DoctorModel.Look.Ok, "");
            tryVerify(() => test.shown("Port sentence.") !== null);
            mouseClick(test.shown("Port sentence."));
            tryVerify(() => test.shown("Port detail") !== null);
            keyClick(Qt.Key_Return);
            tryVerify(() => test.shown("Port detail") === null);
        }

        function test_row_isReachedByKeyboardAlone() {
            root.doctor.checks.addRow("Port", DoctorModel.Look.Ok, "");
            tryVerify(() => test.shown("Port sentence.") !== null);
            // The cross, then the row.
            keyClick(Qt.Key_Tab);
            keyClick(Qt.Key_Tab);
            keyClick(Qt.Key_Space);
            tryVerify(() => test.shown("Port detail") !== null);
        }

        function test_remedy_isAskedForByItsRow() {
            root.doctor.checks.addRow("Port", DoctorModel.Look.Ok, "");
            root.doctor.checks.addRow("Clock", DoctorModel.Look.Failed, "Open settings");
            tryVerify(() => test.shown("Open settings") !== null);
            mouseClick(test.shown("Open settings"));
            compare(root.doctor.calls, ["remedy 1"]);
        }

        function test_button_stopsAndLooksAgain() {
            mouseClick(test.shown("Stop"));
            compare(root.doctor.calls, ["cancel"]);
            tryVerify(() => test.shown("Look again") !== null);
            // By keyboard, since a second press so soon is a double click.
            keyClick(Qt.Key_Return);
            compare(root.doctor.calls, ["cancel", "run"]);
        }

        /// Whether all of the row that says \a text lies in the list that is seen.
        function isInView(text: string): bool {
            let row = test.shown(text);
            while (row && row.isUnfolded === undefined)
                row = row.parent;
            if (!row)
                return false;
            const list = test.listOf(test.sheet.contentItem);
            const top = list.mapFromItem(row, 0, 0).y;
            return top >= 0 && top + row.height <= list.height;
        }

        function listOf(item) {
            if (item instanceof ListView)
                return item;
            for (let i = 0; i < item.children.length; ++i) {
                const found = test.listOf(item.children[i]);
                if (found)
                    return found;
            }
            return null;
        }

        /// More rows than there is room for.
        function fill(): ListView {
            for (let row = 0; row < 20; ++row)
                root.doctor.checks.addRow("Check " + row, DoctorModel.Look.Ok, "");
            const list = test.listOf(test.sheet.contentItem);
            tryVerify(() => list.contentHeight > list.height);
            return list;
        }

        function test_whatIsOfConcern_isSeenInFullThoughItGrows() {
            const list = test.fill();
            root.doctor.firstConcern = 19;
            root.doctor.state = DoctorController.State.Noted;
            const before = list.contentHeight;
            root.doctor.checks.setProperty(19, "advice", "What can be done about it. ".repeat(12));
            tryVerify(() => list.contentHeight > before);
            waitForRendering(list);
            verify(test.isInView("Check 19 sentence."));
        }

        function test_withoutConcern_theFirstRowsAreSeen() {
            test.fill();
            root.doctor.state = DoctorController.State.AllWell;
            tryVerify(() => test.isInView("Check 0 sentence."));
        }

        function test_report_isOfferedOnceItIsDone() {
            compare(test.shown("Report for support…"), null);
            root.doctor.state = DoctorController.State.Trouble;
            tryVerify(() => test.shown("Report for support…") !== null);
        }

        function test_advancedSettings_takeThePlaceOfTheSheet() {
            const requested = createTemporaryObject(spies, root, {
                target: test.sheet,
                signalName: "advancedSettingsRequested"
            });
            root.doctor.advancedSettingsSuggested();
            tryCompare(requested, "count", 1);
            tryVerify(() => !test.sheet.visible);
        }

        function test_remediesOfThePageBelow_takeThePlaceOfTheSheet_data() {
            return [
                {
                    tag: "sign in",
                    signalName: "signInRequested",
                    suggest: () => root.doctor.signInSuggested()
                },
                {
                    tag: "another address",
                    signalName: "addressChangeRequested",
                    suggest: () => root.doctor.addressChangeSuggested("https://chat.example.org")
                }
            ];
        }

        function test_remediesOfThePageBelow_takeThePlaceOfTheSheet(data) {
            const requested = createTemporaryObject(spies, root, {
                target: test.sheet,
                signalName: data.signalName
            });
            data.suggest();
            tryCompare(requested, "count", 1);
            tryVerify(() => !test.sheet.visible);
        }

        function test_whatOthersMustMend_opensTheReport() {
            root.doctor.state = DoctorController.State.Trouble;
            root.doctor.reportSuggested();
            tryVerify(() => Seen.saying(test.sheet.parent, "Copy report") !== null);
            keyClick(Qt.Key_Escape);
        }

        function test_closing_stops() {
            keyClick(Qt.Key_Escape);
            tryCompare(root.doctor, "calls", ["cancel"]);
        }

        function test_row_tellsAScreenReaderAllOfIt() {
            root.doctor.checks.addRow("Port", DoctorModel.Look.Failed, "");
            tryVerify(() => test.shown("Port sentence.") !== null);
            let row = test.shown("Port sentence.");
            while (row && row.verdict === undefined)
                row = row.parent;
            verify(row.Accessible.name.includes("Port"));
            verify(row.Accessible.name.includes("verdict"));
            verify(row.Accessible.name.includes("Port sentence."));
            verify(row.Accessible.description.includes("Port advice."));
        }
    }
}
