// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Controls.Basic
import Vatochito.Components
import Vatochito.Models
import Vatochito.Theme

/// What was sent, arrived, missed and caught up, for each conversation: read when it is looked at.
ListView {
    id: root

    required property LedgerModel ledger

    activeFocusOnTab: true
    boundsBehavior: Flickable.StopAtBounds
    clip: true
    currentIndex: -1
    model: root.ledger

    Accessible.name: qsTr("Messages sent and caught up, for each conversation")
    Accessible.role: Accessible.List
    ScrollBar.vertical: ThinScrollBar {}

    onActiveFocusChanged: {
        if (root.activeFocus && root.currentIndex < 0)
            root.currentIndex = 0;
    }
    onVisibleChanged: {
        if (root.visible)
            root.ledger.load();
    }

    delegate: PeriodRow {}

    BodyText {
        anchors.left: parent.left
        anchors.margins: Theme.space
        anchors.right: parent.right
        anchors.top: parent.top
        color: Theme.muted
        text: root.ledger.state === LedgerModel.State.Failed ? qsTr("This cannot be read right now.") : root.ledger.state === LedgerModel.State.Loading ? qsTr("Reading…") : qsTr("There are no conversations yet.")
        visible: root.count === 0
    }
}
