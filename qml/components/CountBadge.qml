// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import Vatochito.Theme

/// A number on a round ground; not there for zero. From a thousand on, where counting ends, it says that there are more
/// than can be counted.
Rectangle {
    id: root

    required property int count
    readonly property int counted: 999
    readonly property string words: root.count > root.counted ? qsTr("%1+", "more than that many").arg(root.counted.toLocaleString(Qt.locale(), "f", 0)) : root.count.toLocaleString(Qt.locale(), "f", 0)

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
        text: root.words

        Accessible.ignored: true
    }
}
