// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import QtQuick.Layouts
import Vatochito.Components
import Vatochito.Models
import Vatochito.Theme

/// Another address of the server one is signed in at.
Sheet {
    id: root

    required property ServerAddressController server
    /// What stands there at first.
    property string suggestion: ""

    title: qsTr("Server address")
    widest: Theme.formWidth + 2 * Theme.space

    function use() {
        if (!root.server.isBusy)
            root.server.use(address.text);
    }

    onAboutToShow: root.server.clearError()

    Connections {
        target: root.server

        function onUsed() {
            root.close();
        }
    }

    BodyText {
        Layout.fillWidth: true
        Layout.leftMargin: Theme.space
        Layout.rightMargin: Theme.space
        color: Theme.muted
        text: qsTr("For a server that is found at another address now. Your messages stay, and so does what waits to be sent.")
    }

    Field {
        id: address

        Layout.fillWidth: true
        Layout.leftMargin: Theme.space
        Layout.rightMargin: Theme.space
        error: root.server.error
        focus: true
        hint: root.server.caution(address.text)
        hintInk: Theme.warning
        inputMethodHints: Qt.ImhUrlCharactersOnly | Qt.ImhNoAutoUppercase
        label: qsTr("Server address")
        placeholderText: "chat.example.org"
        text: root.suggestion.length > 0 ? root.suggestion : root.server.address

        onAccepted: root.use()
        onEdited: root.server.clearError()
    }

    RowLayout {
        Layout.alignment: Qt.AlignRight
        Layout.rightMargin: Theme.space
        Layout.topMargin: Theme.spaceSmall
        spacing: Theme.spaceSmall

        QuietButton {
            text: qsTr("Sign in there…")
            visible: root.server.isAnothers

            onClicked: {
                root.close();
                root.server.signInThere(address.text);
            }
        }

        PrimaryButton {
            enabled: !root.server.isBusy
            text: root.server.isBusy ? qsTr("One moment…") : qsTr("Use this address")

            onClicked: root.use()
        }
    }
}
