// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import QtQuick.Layouts
import Vatochito.Theme

/// What something is called, and what it is. Takes no room while there is nothing to tell.
RowLayout {
    id: root

    required property string label
    required property string value

    spacing: Theme.spaceMedium
    visible: root.value.length > 0

    Accessible.name: root.label + ": " + root.value
    Accessible.role: Accessible.StaticText

    LineText {
        Layout.preferredWidth: 112
        color: Theme.muted
        font.pixelSize: Theme.sizeSmall
        text: root.label

        Accessible.ignored: true
    }

    LineText {
        Layout.fillWidth: true
        elide: Text.ElideMiddle
        text: root.value

        Accessible.ignored: true
    }
}
