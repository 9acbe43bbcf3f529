// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import Vatochito.Components
import Vatochito.Models
import Vatochito.Theme

/// How the server is reached, for those whose network or server needs it told.
ColumnLayout {
    id: root

    required property NetworkSettingsController network
    /// What is chosen here, and used once it is applied.
    property int kind: root.network.proxyKind
    readonly property bool isManual: root.kind === NetworkSettingsController.ProxyKind.Http || root.kind === NetworkSettingsController.ProxyKind.Socks5

    spacing: Theme.spaceMedium

    /// False: something is wrong, and is told beside it.
    function apply(): bool {
        return root.network.apply(root.kind, host.text, port.text, user.text, password.text, socket.text);
    }

    LineText {
        Layout.fillWidth: true
        Layout.topMargin: Theme.spaceSmall
        color: Theme.accent
        font.pixelSize: Theme.sizeSmall
        font.weight: Font.DemiBold
        text: qsTr("Proxy")

        Accessible.name: text
        Accessible.role: Accessible.Heading
    }

    ColumnLayout {
        Layout.leftMargin: -Theme.space
        spacing: 0

        Repeater {
            model: [
                {
                    "kind": NetworkSettingsController.ProxyKind.System,
                    "text": qsTr("As the system", "proxy")
                },
                {
                    "kind": NetworkSettingsController.ProxyKind.None,
                    "text": qsTr("None", "proxy")
                },
                {
                    "kind": NetworkSettingsController.ProxyKind.Http,
                    "text": "HTTP"
                },
                {
                    "kind": NetworkSettingsController.ProxyKind.Socks5,
                    "text": "SOCKS5"
                }
            ]

            RadioRow {
                id: row

                required property var modelData

                Layout.fillWidth: true
                checked: root.kind === row.modelData.kind
                text: row.modelData.text

                onClicked: root.kind = row.modelData.kind
            }
        }
    }

    Field {
        id: host

        Layout.fillWidth: true
        error: root.network.proxyHostError
        inputMethodHints: Qt.ImhUrlCharactersOnly | Qt.ImhNoAutoUppercase
        label: qsTr("Address of the proxy")
        placeholderText: "proxy.example.org"
        text: root.network.proxyHost
        visible: root.isManual

        onAccepted: root.apply()
    }

    Field {
        id: port

        Layout.fillWidth: true
        error: root.network.proxyPortError
        inputMethodHints: Qt.ImhDigitsOnly
        label: qsTr("Port")
        placeholderText: root.kind === NetworkSettingsController.ProxyKind.Http ? "8080" : "1080"
        text: root.network.proxyPort
        visible: root.isManual

        onAccepted: root.apply()
    }

    Field {
        id: user

        Layout.fillWidth: true
        inputMethodHints: Qt.ImhNoAutoUppercase | Qt.ImhNoPredictiveText
        label: qsTr("User name, if the proxy asks for one")
        text: root.network.proxyUser
        visible: root.isManual

        onAccepted: root.apply()
    }

    Field {
        id: password

        Layout.fillWidth: true
        isPassword: true
        label: qsTr("Password of the proxy")
        text: root.network.proxyPassword
        visible: root.isManual

        onAccepted: root.apply()
    }

    Field {
        id: socket

        Layout.fillWidth: true
        Layout.topMargin: Theme.spaceSmall
        error: root.network.socketError
        hint: qsTr("Only if whoever runs your server told you one.")
        inputMethodHints: Qt.ImhUrlCharactersOnly | Qt.ImhNoAutoUppercase
        label: qsTr("Message address")
        placeholderText: "wss://chat.example.org"
        text: root.network.socketAddress

        onAccepted: root.apply()
    }

    QuietButton {
        Layout.alignment: Qt.AlignLeft
        Layout.leftMargin: -Theme.spaceMedium
        text: qsTr("Use this")

        onClicked: root.apply()
    }

    BodyText {
        Layout.fillWidth: true
        color: root.network.isOutcomeGood ? Theme.success : Theme.warning
        font.pixelSize: Theme.sizeSmall
        text: root.network.outcome
        visible: text.length > 0

        Accessible.name: text
        Accessible.role: Accessible.AlertMessage
    }

    AuthorityChoice {
        Layout.fillWidth: true
        network: root.network
    }
}
