// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import QtQuick.Layouts
import Vatochito.Theme

/// Asks before something that cannot be taken back.
Sheet {
    id: root

    required property string text
    required property string actionText
    /// What there is to choose before the answer, if anything.
    property alias choices: choices.data

    signal confirmed

    width: Math.min(Theme.formWidth, (parent ? parent.width : Theme.formWidth) - 3 * Theme.space)

    BodyText {
        Layout.fillWidth: true
        Layout.leftMargin: Theme.space
        Layout.rightMargin: Theme.space
        text: root.text
    }

    ColumnLayout {
        id: choices

        Layout.fillWidth: true
        spacing: 0
        visible: choices.children.length > 0
    }

    RowLayout {
        Layout.alignment: Qt.AlignRight
        Layout.rightMargin: Theme.space
        Layout.topMargin: Theme.spaceSmall
        spacing: Theme.spaceSmall

        QuietButton {
            focus: true
            text: qsTr("Cancel")

            onClicked: root.close()
        }

        PrimaryButton {
            ground: Theme.danger
            ink: Theme.surface
            text: root.actionText

            onClicked: {
                root.close();
                root.confirmed();
            }
        }
    }
}
