// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import Vatochito.Theme

/// What is to be known about what is shown, over it for as long as it is true; not there without words.
Rectangle {
    id: root

    required property string text
    required property real maximumWidth

    border.color: Theme.border
    border.width: Theme.hairline
    color: Theme.surface
    implicitHeight: words.implicitHeight + 2 * Theme.spaceSmall
    implicitWidth: Math.min(root.maximumWidth, words.implicitWidth + 2 * Theme.space)
    radius: Theme.radius
    visible: root.text.length > 0

    BodyText {
        id: words

        anchors.centerIn: parent
        color: Theme.muted
        horizontalAlignment: Text.AlignHCenter
        text: root.text
        width: root.width - 2 * Theme.space

        Accessible.name: text
        Accessible.role: Accessible.StaticText
    }
}
