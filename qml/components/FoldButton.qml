// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import QtQuick.Controls.Basic
import Vatochito.Theme

/// Folds away what few people need, and shows it again.
QuietButton {
    id: root

    property bool isOpen: false

    Accessible.checkable: true
    Accessible.checked: root.isOpen

    contentItem: Row {
        spacing: Theme.spaceTiny

        LineText {
            anchors.verticalCenter: parent.verticalCenter
            color: root.ink
            font: root.font
            text: root.text
        }

        Icon {
            anchors.verticalCenter: parent.verticalCenter
            color: root.ink
            rotation: root.isOpen ? 180 : 0
            size: Theme.iconSmall
            name: "chevron-down"

            Behavior on rotation {
                NumberAnimation {
                    duration: Theme.quick
                }
            }
        }
    }
}
