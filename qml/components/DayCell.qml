// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import Vatochito.Theme

/// A day of a calendar to press. One that is not offered leaves its place empty or grey.
Item {
    id: root

    required property date day
    required property bool isOffered
    required property bool isChosen
    /// The keyboard is in its calendar.
    property bool hasFocus: false

    signal clicked

    Accessible.focusable: root.isOffered
    Accessible.ignored: !root.isOffered
    Accessible.name: root.day.toLocaleDateString(Qt.locale(), Locale.LongFormat)
    Accessible.role: Accessible.Button
    Accessible.onPressAction: root.clicked()

    Rectangle {
        anchors.centerIn: parent
        color: root.isChosen ? Theme.accent : hover.hovered ? Theme.raised : "transparent"
        height: Theme.avatarSmall
        radius: height / 2
        width: Theme.avatarSmall

        FocusRing {
            anchors.margins: -2 * Theme.focusRing
            isShown: root.isChosen && root.hasFocus
            radius: height / 2
        }
    }

    LineText {
        anchors.centerIn: parent
        color: root.isChosen ? Theme.accentInk : root.isOffered ? Theme.text : Theme.border
        text: root.day.getDate()

        Accessible.ignored: true
    }

    HoverHandler {
        id: hover

        enabled: root.isOffered
    }

    TapHandler {
        enabled: root.isOffered

        onTapped: root.clicked()
    }
}
