// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import Vatochito.Theme

/// A number on a round ground; not there for zero.
Rectangle {
    id: root

    required property int count

    color: Theme.accent
    height: Theme.icon
    radius: height / 2
    visible: root.count > 0
    width: visible ? Math.max(height, label.implicitWidth + Theme.spaceMedium) : 0

    LineText {
        id: label

        anchors.centerIn: parent
        color: Theme.accentInk
        font.pixelSize: Theme.sizeSmall
        font.weight: Font.DemiBold
        text: root.count.toLocaleString(Qt.locale(), "f", 0)

        Accessible.ignored: true
    }
}
