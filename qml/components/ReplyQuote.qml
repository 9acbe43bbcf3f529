// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import Vatochito.Theme

/// What a message answers: who wrote it and how it begins. A press leads there.
Item {
    id: root

    property string name: ""
    property string text: ""
    property color quietInk: Theme.muted

    signal clicked

    implicitHeight: nameLabel.implicitHeight + textLabel.implicitHeight + Theme.spaceTiny
    implicitWidth: Theme.spaceSmall + Math.max(nameLabel.implicitWidth, textLabel.implicitWidth)

    Accessible.name: qsTr("Answers %1: %2").arg(root.name).arg(root.text)
    Accessible.role: Accessible.Link
    Accessible.onPressAction: root.clicked()

    Rectangle {
        color: Theme.accent
        height: parent.height - Theme.spaceTiny
        radius: width / 2
        width: Theme.focusRing
    }

    LineText {
        id: nameLabel

        color: Theme.accent
        font.pixelSize: Theme.sizeSmall
        font.weight: Font.DemiBold
        text: root.name
        width: parent.width - x
        x: Theme.spaceSmall

        Accessible.ignored: true
    }

    LineText {
        id: textLabel

        color: root.quietInk
        font.pixelSize: Theme.sizeSmall
        text: root.text
        width: parent.width - x
        x: Theme.spaceSmall
        y: nameLabel.implicitHeight

        Accessible.ignored: true
    }

    TapHandler {
        onTapped: root.clicked()
    }

    HoverHandler {
        cursorShape: Qt.PointingHandCursor
    }
}
