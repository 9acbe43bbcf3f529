// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import QtQuick.Controls.Basic
import Vatochito.Theme

/// Search as one types. Escape empties it; once empty, Escape belongs to the page.
TextField {
    id: root

    signal downPressed

    color: Theme.text
    font.pixelSize: Theme.sizeBody
    implicitHeight: Theme.target
    inputMethodHints: Qt.ImhNoPredictiveText
    leftPadding: Theme.target
    placeholderTextColor: Theme.muted
    rightPadding: clear.visible ? Theme.target : Theme.spaceMedium
    selectByMouse: true
    selectedTextColor: Theme.accentInk
    selectionColor: Theme.accent

    Accessible.name: root.placeholderText
    Accessible.searchEdit: true
    Keys.onDownPressed: root.downPressed()
    Keys.onShortcutOverride: event => event.accepted = event.key === Qt.Key_Escape && root.text.length > 0
    Keys.onEscapePressed: event => {
        event.accepted = root.text.length > 0;
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
