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

    Item {
        height: root.reason.length > 0 ? reason.implicitHeight + 2 * Theme.spaceSmall : 0
        visible: root.reason.length > 0
        width: root.availableWidth

        BodyText {
            id: reason

            color: Theme.danger
            font.pixelSize: Theme.sizeSmall
            text: root.reason
            width: parent.width - 2 * Theme.spaceMedium
            x: Theme.spaceMedium
            y: Theme.spaceSmall
        }

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
        isOffered: root.clientId.length > 0

        onTriggered: root.retryRequested()
    }

    PopupMenuItem {
        symbol: "copy"
        text: qsTr("Copy the text")
        isOffered: root.text.length > 0

        onTriggered: root.copy()
    }

    PopupMenuItem {
        ink: Theme.danger
        symbol: "trash-2"
        text: qsTr("Do not send")
        isOffered: root.clientId.length > 0

        onTriggered: root.cancelRequested()
    }
}
