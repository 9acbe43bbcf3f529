// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Controls.Basic
import QtQuick.Layouts
import Vatochito.Components
import Vatochito.Models
import Vatochito.Theme

/// The connection doctor: what it looks at, row by row, and what can be done.
Sheet {
    id: root

    required property DoctorController doctor
    required property DiagnosticsController diagnostics
    readonly property bool isRunning: root.doctor.state === DoctorController.State.Running

    /// In the order of DoctorModel.Look.
    readonly property list<string> symbols: ["clock-3", "check", "circle-alert", "x", "minus"]
    readonly property list<color> inks: [Theme.muted, Theme.success, Theme.warning, Theme.danger, Theme.muted]

    /// The sheet is gone by then, since something below it is needed.
    signal advancedSettingsRequested
    signal signInRequested
    signal addressChangeRequested(address: string)

    title: qsTr("Connection check")
    widest: Theme.bubbleMaximum

    onClosed: root.doctor.cancel()

    RowLayout {
        Layout.leftMargin: Theme.space
        Layout.rightMargin: Theme.space
        spacing: Theme.spaceSmall

        Icon {
            Layout.alignment: Qt.AlignTop
            Layout.topMargin: Theme.spaceTiny / 2
            color: root.doctor.state === DoctorController.State.Trouble ? Theme.danger : root.doctor.state === DoctorController.State.Noted ? Theme.warning : root.doctor.state === DoctorController.State.Partly ? Theme.muted : Theme.success
            name: root.doctor.state === DoctorController.State.AllWell ? "check" : root.doctor.state === DoctorController.State.Partly ? "minus" : "circle-alert"
            size: Theme.iconSmall
            visible: root.doctor.state !== DoctorController.State.Ready && !root.isRunning && root.doctor.state !== DoctorController.State.Cancelled
        }

        BodyText {
            id: summary

            Layout.fillWidth: true
            font.weight: root.isRunning ? Font.Normal : Font.DemiBold
            text: root.doctor.summary

            Accessible.name: summary.text
            Accessible.role: Accessible.StaticText
        }
    }

    ListView {
        id: list

        /// Nobody has scrolled or unfolded anything since the end: what is of concern stays in view, however rows grow.
        property bool isUntouched: true

        function showConcern() {
            list.forceLayout();
            list.positionViewAtBeginning();
            if (root.doctor.firstConcern >= 0)
                list.positionViewAtIndex(root.doctor.firstConcern, ListView.Contain);
        }

        function follow() {
            if (root.isRunning)
                list.positionViewAtEnd();
            else if (list.isUntouched)
                list.showConcern();
        }

        Layout.fillHeight: true
        Layout.fillWidth: true
        activeFocusOnTab: false
        boundsBehavior: Flickable.StopAtBounds
        // Rows are few, and unfolded ones must stay so.
        cacheBuffer: 4000
        clip: true
        // As high as all of it is likely to be, from the start: nothing jumps while rows come.
        implicitHeight: Theme.row * 8
        model: root.doctor.checks

        ScrollBar.vertical: ThinScrollBar {}

        delegate: CheckRow {
            id: row

            required property int index
            required property int look
            required property string button

            actionText: row.button
            ink: root.inks[row.look]
            symbol: root.symbols[row.look]
            width: list.width

            onActionTriggered: root.doctor.remedy(row.index)
            onClicked: list.isUntouched = false
        }

        onContentHeightChanged: list.follow()
        onCountChanged: list.follow()
        onHeightChanged: list.follow()
        onMovementStarted: list.isUntouched = false

        Connections {
            target: root.doctor

            function onStateChanged() {
                list.isUntouched = true;
                list.follow();
            }
        }
    }

    RowLayout {
        Layout.leftMargin: Theme.spaceTiny
        Layout.rightMargin: Theme.spaceTiny

        QuietButton {
            text: root.isRunning ? qsTr("Stop") : qsTr("Look again")

            onClicked: root.isRunning ? root.doctor.cancel() : root.doctor.run()
        }

        Item {
            Layout.fillWidth: true
        }

        QuietButton {
            text: qsTr("Report for support…")
            visible: !root.isRunning

            onClicked: report.createObject(root.contentItem)
        }
    }

    Component {
        id: report

        ReportSheet {
            diagnostics: root.diagnostics
            visible: true

            onClosed: destroy()
        }
    }

    Connections {
        target: root.doctor

        function onAddressChangeSuggested(address: string) {
            root.close();
            root.addressChangeRequested(address);
        }
        function onSignInSuggested() {
            root.close();
            root.signInRequested();
        }
        function onReportSuggested() {
            report.createObject(root.contentItem);
        }
        function onAdvancedSettingsSuggested() {
            root.close();
            root.advancedSettingsRequested();
        }
    }
}
