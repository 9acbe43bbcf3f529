// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import Vatochito.Components
import Vatochito.Theme

/// What can be done with one message; for one that was not sent, why, and what now.
PopupMenu {
    id: root

    property string text: ""
    /// The one that is meant; empty: none.
    property string link: ""
    property string reason: ""
    property double messageId: 0
    /// Of what waits or has failed; empty: nothing does.
    property string clientId: ""
    property bool hasFailed: false
    property int pendingOperation: 0
    /// It is mine, in full and on the server.
    property bool isMine: false
    property bool isDeleted: false
    property bool canEdit: false
    property bool canWrite: true
    /// The message that it answers; 0: it answers none.
    property double answered: 0

    readonly property bool isOnServer: root.messageId > 0 && !root.isDeleted
    /// It is a message that no server has acknowledged yet.
    readonly property bool isWaiting: root.messageId === 0 && root.clientId.length > 0 && !root.hasFailed

    signal copyRequested
    signal linkCopyRequested
    signal selectRequested
    signal retryRequested
    signal cancelRequested
    signal replyRequested
    signal answeredRequested
    signal editRequested
    signal eraseRequested

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
    }

    PopupMenuItem {
        symbol: "rotate-cw"
        text: qsTr("Try again")
        isOffered: root.hasFailed

        onTriggered: root.retryRequested()
    }

    PopupMenuItem {
        symbol: "reply"
        text: qsTr("Reply")
        isOffered: (root.isOnServer || root.isWaiting) && root.canWrite

        onTriggered: root.replyRequested()
    }

    PopupMenuItem {
        symbol: "chevron-up"
        text: qsTr("Go to the answered message")
        isOffered: root.answered > 0 && !root.isDeleted

        onTriggered: root.answeredRequested()
    }

    PopupMenuItem {
        symbol: "copy"
        text: qsTr("Copy the text")
        isOffered: root.text.length > 0 && !root.isDeleted

        onTriggered: root.copyRequested()
    }

    PopupMenuItem {
        symbol: "link"
        text: qsTr("Copy link")
        isOffered: root.link.length > 0 && !root.isDeleted

        onTriggered: root.linkCopyRequested()
    }

    PopupMenuItem {
        symbol: "text-select"
        text: qsTr("Select the text")
        isOffered: root.text.length > 0 && !root.isDeleted

        onTriggered: root.selectRequested()
    }

    PopupMenuItem {
        symbol: "pencil"
        text: qsTr("Edit")
        isOffered: root.isMine && (root.isOnServer || root.isWaiting) && root.canEdit && root.canWrite

        onTriggered: root.editRequested()
    }

    PopupMenuItem {
        symbol: "x"
        text: [qsTr("Do not send"), qsTr("Do not change it"), qsTr("Do not delete it")][root.pendingOperation]
        isOffered: root.clientId.length > 0

        onTriggered: root.cancelRequested()
    }

    PopupMenuItem {
        ink: Theme.danger
        symbol: "trash-2"
        text: qsTr("Delete")
        isOffered: root.isMine && root.isOnServer && root.canWrite

        onTriggered: root.eraseRequested()
    }
}
