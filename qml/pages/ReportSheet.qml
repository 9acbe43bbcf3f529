// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import QtQuick.Controls.Basic
import QtQuick.Layouts
import Vatochito.Components
import Vatochito.Models
import Vatochito.Theme

/// The report for whoever helps: what is shown is, to the letter, what is copied.
Sheet {
    id: root

    required property DiagnosticsController diagnostics
    property bool isCopied: false

    height: (parent ? parent.height : 0) - 2 * Theme.space
    title: qsTr("Report")
    widest: Theme.sheetMaximum

    onAboutToShow: {
        root.isCopied = false;
        root.diagnostics.makeReport();
    }

    BodyText {
        Layout.fillWidth: true
        Layout.leftMargin: Theme.space
        Layout.rightMargin: Theme.space
        text: qsTr("This is what will be copied: no messages, no passwords, no names. Nothing is sent by itself.")
    }

    ScrollView {
        Layout.fillHeight: true
        Layout.fillWidth: true
        Layout.leftMargin: Theme.space
        Layout.rightMargin: Theme.space
        ScrollBar.vertical: ThinScrollBar {
            anchors.bottom: parent.bottom
            anchors.right: parent.right
            anchors.top: parent.top
        }

        TextArea {
            color: Theme.text
            font.family: "monospace"
            font.pixelSize: Theme.sizeSmall
            padding: Theme.spaceMedium
            readOnly: true
            selectByMouse: true
            selectedTextColor: Theme.accentInk
            selectionColor: Theme.accent
            text: root.diagnostics.report
            textFormat: TextEdit.PlainText
            wrapMode: TextEdit.Wrap

            Accessible.name: qsTr("Report")
            KeyNavigation.priority: KeyNavigation.BeforeItem
            KeyNavigation.tab: copy

            background: Rectangle {
                color: Theme.raised
                radius: Theme.radius
            }
        }
    }

    PrimaryButton {
        id: copy

        Layout.alignment: Qt.AlignRight
        Layout.rightMargin: Theme.space
        focus: true
        text: root.isCopied ? qsTr("Copied") : qsTr("Copy report")

        onClicked: {
            root.diagnostics.copyReport();
            root.isCopied = true;
        }
    }
}
