// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import QtQuick.Controls.Basic
import QtQuick.Layouts
import Vatochito.Theme

/// A labelled line to fill in. What is wrong with it stands below, as a sentence.
FocusScope {
    id: root

    required property string label
    property string error: ""
    /// Stands below while nothing is wrong.
    property string hint: ""
    property color hintInk: Theme.muted
    property bool isPassword: false
    property alias text: input.text
    property alias placeholderText: input.placeholderText
    property alias inputMethodHints: input.inputMethodHints
    property alias maximumLength: input.maximumLength

    signal accepted
    signal edited

    implicitHeight: column.implicitHeight
    implicitWidth: column.implicitWidth

    // Qt 6.4 tells no name of a field whose letters are hidden: a screen reader says that of the group around it.
    Accessible.ignored: !root.isPassword
    Accessible.name: root.label
    Accessible.role: Accessible.Grouping

    ColumnLayout {
        id: column

        spacing: Theme.spaceTiny
        width: parent.width

        LineText {
            Layout.fillWidth: true
            color: Theme.muted
            font.pixelSize: Theme.sizeSmall
            text: root.label

            Accessible.ignored: true
        }

        LineField {
            id: input

            Layout.fillWidth: true
            echoMode: root.isPassword && !reveal.isRevealed ? TextInput.Password : TextInput.Normal
            focus: true
            implicitHeight: Theme.target + Theme.spaceTiny
            leftPadding: Theme.spaceMedium
            rightPadding: root.isPassword ? Theme.target + Theme.spaceTiny : Theme.spaceMedium

            Accessible.description: root.error.length > 0 ? root.error : root.hint
            Accessible.name: root.label
            Accessible.passwordEdit: root.isPassword

            onAccepted: root.accepted()
            onTextEdited: root.edited()

            background: Rectangle {
                border.color: root.error.length > 0 ? Theme.danger : input.activeFocus ? Theme.accent : Theme.border
                border.width: input.activeFocus ? Theme.focusRing : Theme.hairline
                color: Theme.surface
                radius: Theme.radius
            }

            IconButton {
                id: reveal

                property bool isRevealed: false

                anchors.right: parent.right
                anchors.rightMargin: Theme.focusRing
                anchors.verticalCenter: parent.verticalCenter
                symbol: reveal.isRevealed ? "eye-off" : "eye"
                text: reveal.isRevealed ? qsTr("Hide the password") : qsTr("Show the password")
                visible: root.isPassword

                onClicked: reveal.isRevealed = !reveal.isRevealed
            }
        }

        BodyText {
            Layout.fillWidth: true
            color: root.error.length > 0 ? Theme.danger : root.hintInk
            font.pixelSize: Theme.sizeSmall
            text: root.error.length > 0 ? root.error : root.hint
            visible: text.length > 0

            Accessible.ignored: true
        }
    }
}
