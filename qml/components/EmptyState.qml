// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import QtQuick.Layouts
import Vatochito.Theme

/// A page with nothing on it yet: one sentence and one thing to do.
ColumnLayout {
    id: root

    required property string text
    property string actionText: ""

    signal actionTriggered

    spacing: Theme.space

    Icon {
        Layout.alignment: Qt.AlignHCenter
        color: Theme.border
        name: "mark-symbolic"
        size: Theme.row
    }

    BodyText {
        Layout.fillWidth: true
        color: Theme.muted
        horizontalAlignment: Text.AlignHCenter
        text: root.text
    }

    PrimaryButton {
        Layout.alignment: Qt.AlignHCenter
        Layout.maximumWidth: root.width
        text: root.actionText
        visible: root.actionText.length > 0

        onClicked: root.actionTriggered()
    }
}
