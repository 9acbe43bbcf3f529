// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import QtQuick.Layouts
import Vatochito.Theme

/// Above the field: what the words are meant for, and a cross to leave that.
RowLayout {
    id: root

    required property string title
    required property string text
    required property string symbol

    signal dismissed

    spacing: Theme.spaceSmall

    Icon {
        Layout.leftMargin: Theme.spaceSmall
        color: Theme.accent
        name: root.symbol
    }

    ColumnLayout {
        Layout.fillWidth: true
        spacing: 0

        LineText {
            Layout.fillWidth: true
            color: Theme.accent
            font.pixelSize: Theme.sizeSmall
            font.weight: Font.DemiBold
            text: root.title

            Accessible.role: Accessible.StaticText
        }

        LineText {
            Layout.fillWidth: true
            color: Theme.muted
            font.pixelSize: Theme.sizeSmall
            text: root.text
        }
    }

    IconButton {
        symbol: "x"
        text: qsTr("Leave it")

        onClicked: root.dismissed()
    }
}
