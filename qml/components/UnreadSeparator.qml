// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import Vatochito.Theme

/// The line above the first message that was not read yet.
Item {
    id: root

    implicitHeight: label.implicitHeight + 2 * Theme.spaceMedium

    Accessible.name: label.text
    Accessible.role: Accessible.Separator

    Rectangle {
        anchors.verticalCenter: parent.verticalCenter
        color: Theme.accent
        height: Theme.hairline
        width: parent.width
    }

    Rectangle {
        anchors.centerIn: parent
        color: Theme.window
        height: label.implicitHeight
        width: label.implicitWidth + 2 * Theme.spaceMedium
    }

    LineText {
        id: label

        anchors.centerIn: parent
        color: Theme.accent
        font.pixelSize: Theme.sizeSmall
        font.weight: Font.DemiBold
        text: qsTr("New messages")

        Accessible.ignored: true
    }
}
