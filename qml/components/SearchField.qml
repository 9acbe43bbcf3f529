// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import Vatochito.Theme

/// Search as one types. Escape empties it; once empty, Escape belongs to the page, unless it takes that, too.
LineField {
    id: root

    /// Escape is not the page's either once it is empty.
    property bool takesEscape: false

    signal downPressed
    signal abandoned

    implicitHeight: Theme.target
    inputMethodHints: Qt.ImhNoPredictiveText
    leftPadding: Theme.target
    rightPadding: clear.visible ? Theme.target : Theme.spaceMedium

    Accessible.name: root.placeholderText
    Accessible.searchEdit: true
    Keys.onDownPressed: root.downPressed()
    Keys.onShortcutOverride: event => event.accepted = event.key === Qt.Key_Escape && (root.text.length > 0 || root.takesEscape)
    Keys.onEscapePressed: event => {
        event.accepted = root.text.length > 0 || root.takesEscape;
        if (root.text.length === 0)
            root.abandoned();
        root.clear();
    }

    background: Rectangle {
        border.color: root.activeFocus ? Theme.accent : "transparent"
        border.width: Theme.focusRing
        color: Theme.raised
        radius: Theme.radius
    }

    Icon {
        anchors.left: parent.left
        anchors.leftMargin: Theme.spaceMedium
        anchors.verticalCenter: parent.verticalCenter
        name: "search"
        size: Theme.iconSmall
    }

    IconButton {
        id: clear

        anchors.right: parent.right
        anchors.verticalCenter: parent.verticalCenter
        focusPolicy: Qt.NoFocus
        icon.height: Theme.iconSmall
        icon.width: Theme.iconSmall
        symbol: "x"
        text: qsTr("Clear the search")
        visible: root.text.length > 0

        onClicked: root.clear()
    }
}
