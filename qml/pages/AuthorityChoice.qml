// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import QtQuick.Layouts
import Vatochito.Components
import Vatochito.Models
import Vatochito.Theme

/// Whom to trust besides those the system trusts.
ColumnLayout {
    id: root

    required property NetworkSettingsController network

    spacing: Theme.spaceTiny

    LineText {
        Layout.fillWidth: true
        Layout.topMargin: Theme.spaceSmall
        color: Theme.accent
        font.pixelSize: Theme.sizeSmall
        font.weight: Font.DemiBold
        text: qsTr("Certificate of your family, school or company")

        Accessible.name: text
        Accessible.role: Accessible.Heading
    }

    BodyText {
        Layout.fillWidth: true
        color: Theme.muted
        font.pixelSize: Theme.sizeSmall
        text: qsTr("If the people who run your server gave you a certificate file, choose it here. Only choose a file from somebody you trust.")
    }

    BodyText {
        Layout.fillWidth: true
        text: root.network.authority
        visible: text.length > 0
    }

    BodyText {
        Layout.fillWidth: true
        color: Theme.danger
        font.pixelSize: Theme.sizeSmall
        text: root.network.authorityError
        visible: text.length > 0

        Accessible.name: text
        Accessible.role: Accessible.AlertMessage
    }

    Flow {
        Layout.fillWidth: true
        Layout.leftMargin: -Theme.spaceMedium

        QuietButton {
            text: root.network.authority.length > 0 ? qsTr("Choose another file…") : qsTr("Choose a file…")

            onClicked: {
                dialog.active = false;
                dialog.active = true;
            }
        }

        QuietButton {
            ink: Theme.danger
            text: qsTr("Trust it no longer")
            visible: root.network.authority.length > 0

            onClicked: root.network.distrust()
        }
    }

    Loader {
        id: dialog

        active: false
        source: "AuthorityDialog.qml"
        visible: false

        Connections {
            target: dialog.item

            function onChosen(file: url) {
                root.network.trust(file);
            }
        }
    }
}
