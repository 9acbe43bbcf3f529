// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import Vatochito.Theme

/// How far a message of one's own has come.
Icon {
    id: root

    /// The order of the core's own list of states, which this folder does not know.
    enum Delivery {
        None,
        Waiting,
        Sent,
        Delivered,
        Read,
        Failed
    }

    required property int delivery
    property color ink: Theme.muted
    readonly property string description: root.describe(root.delivery)

    color: root.delivery === StateMark.Delivery.Failed ? Theme.danger : root.delivery === StateMark.Delivery.Read ? Theme.accent : root.ink
    name: ["", "clock-3", "check", "check-check", "check-check", "circle-alert"][root.delivery]
    size: Theme.iconSmall
    visible: root.delivery !== StateMark.Delivery.None

    function describe(delivery: int): string {
        return ["", qsTr("Waiting to be sent"), qsTr("Sent"), qsTr("Delivered"), qsTr("Read"), qsTr("Not sent")][delivery];
    }
}
