// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import Vatochito.Components
import Vatochito.Theme

/// What can be done with one message; for one that was not sent, why, and what now.
PopupMenu {
    id: root

    property string text: ""
    property string reason: ""
    /// Empty unless the message was not sent.
    property string clientId: ""

    signal retryRequested
    signal cancelRequested

    /// Only a text field can reach the clipboard.
    function copy() {
        clipboard.text = root.text;
        clipboard.selectAll();
        clipboard.copy();
        clipboard.clear();
    }

    BodyText {
        bottomPadding: Theme.spaceSmall
        color: Theme.danger
        font.pixelSize: Theme.sizeSmall
        height: visible ? implicitHeight : 0
        leftPadding: Theme.spaceMedium
        rightPadding: Theme.spaceMedium
        text: root.reason
        topPadding: Theme.spaceSmall
        visible: text.length > 0
        width: root.availableWidth

        TextEdit {
            id: clipboard

            textFormat: TextEdit.PlainText
            visible: false

            Accessible.ignored: true
        }
    }

    PopupMenuItem {
        symbol: "rotate-cw"
        text: qsTr("Try again")
        visible: root.clientId.length > 0

        onTriggered: root.retryRequested()
    }

    PopupMenuItem {
        symbol: "copy"
        text: qsTr("Copy the text")
        visible: root.text.length > 0

        onTriggered: root.copy()
    }

    PopupMenuItem {
        ink: Theme.danger
        symbol: "trash-2"
        text: qsTr("Do not send")
        visible: root.clientId.length > 0

        onTriggered: root.cancelRequested()
    }
}
