// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import QtQuick.Controls.Basic
import QtQuick.Layouts
import Vatochito.Components
import Vatochito.Models
import Vatochito.Theme

/// A quiet page: who are you, and, for a newcomer, who do you want to be.
FocusScope {
    id: root

    required property AppController app
    readonly property SignInController signIn: root.app.signIn
    readonly property SettingsController settings: root.app.settings
    readonly property NetworkSettingsController network: root.app.network
    property bool isNew: false
    property bool isServerOpen: !root.signIn.isServerKnown
    property bool isAdvanced: root.network.socketAddress.length > 0

    focus: true

    Component.onCompleted: (root.isServerOpen ? server : userName).forceActiveFocus()

    function submit() {
        if (root.signIn.isBusy || (root.isAdvanced && !advanced.apply()))
            return;
        if (root.isNew)
            root.signIn.registerAccount(server.text, userName.text, displayName.text, password.text, repeated.text);
        else
            root.signIn.signIn(server.text, userName.text, password.text);
    }

    function switchMode() {
        root.isNew = !root.isNew;
        root.signIn.clearErrors();
        userName.forceActiveFocus();
    }

    Flickable {
        id: flick

        readonly property Item focusItem: root.Window.activeFocusItem

        /// The keyboard may go where a small window does not reach.
        function reveal(item: Item) {
            const top = flick.contentItem.mapFromItem(item, 0, 0).y;
            flick.contentY = Math.max(0, Math.min(flick.contentY, top - Theme.spaceHuge), top + item.height + Theme.spaceLarge - flick.height);
        }

        anchors.fill: parent
        boundsBehavior: Flickable.StopAtBounds
        contentHeight: Math.max(height, form.implicitHeight + 2 * (help.height + 2 * Theme.spaceSmall))

        ScrollBar.vertical: ThinScrollBar {}

        onFocusItemChanged: {
            if (flick.focusItem && flick.contentHeight > flick.height)
                flick.reveal(flick.focusItem);
        }

        ColumnLayout {
            id: form

            anchors.centerIn: parent
            spacing: Theme.spaceMedium
            width: Math.min(Theme.formWidth, parent.width - 2 * Theme.spaceLarge)

            Mark {
                Layout.alignment: Qt.AlignHCenter
                size: Theme.row + Theme.spaceSmall
            }

            LineText {
                Layout.alignment: Qt.AlignHCenter
                Layout.bottomMargin: Theme.spaceSmall
                font.pixelSize: Theme.sizeHeading
                font.weight: Font.DemiBold
                text: root.isNew ? qsTr("Create an account") : qsTr("Welcome to Vatochito")

                Accessible.name: text
                Accessible.role: Accessible.Heading
            }

            Field {
                id: server

                Layout.fillWidth: true
                error: root.signIn.serverError
                hint: root.signIn.serverHint
                hintInk: root.signIn.server === SignInController.Server.Reachable ? Theme.success : root.signIn.server === SignInController.Server.Wrong ? Theme.warning : Theme.muted
                inputMethodHints: Qt.ImhUrlCharactersOnly | Qt.ImhNoAutoUppercase
                label: qsTr("Server address")
                placeholderText: "chat.example.org"
                text: root.signIn.serverAddress
                visible: root.isServerOpen || error.length > 0

                onAccepted: root.submit()
                onEdited: root.signIn.serverAddress = server.text
            }

            Field {
                id: userName

                Layout.fillWidth: true
                error: root.signIn.userNameError
                inputMethodHints: Qt.ImhNoAutoUppercase | Qt.ImhNoPredictiveText
                label: qsTr("User name")

                onAccepted: root.submit()
            }

            Field {
                id: displayName

                Layout.fillWidth: true
                label: qsTr("Your name, as others see it")
                visible: root.isNew

                onAccepted: root.submit()
            }

            Field {
                id: password

                Layout.fillWidth: true
                error: root.signIn.passwordError
                isPassword: true
                label: qsTr("Password")

                onAccepted: root.submit()
            }

            Field {
                id: repeated

                Layout.fillWidth: true
                error: root.signIn.password2Error
                isPassword: true
                label: qsTr("Password, once more")
                visible: root.isNew

                onAccepted: root.submit()
            }

            BodyText {
                Layout.fillWidth: true
                color: Theme.danger
                text: root.signIn.formError
                visible: text.length > 0

                Accessible.name: text
                Accessible.role: Accessible.AlertMessage
            }

            PrimaryButton {
                Layout.fillWidth: true
                Layout.topMargin: Theme.spaceTiny
                enabled: !root.signIn.isBusy
                text: root.signIn.isBusy ? qsTr("One moment…") : root.isNew ? qsTr("Create the account") : qsTr("Sign in")

                onClicked: root.submit()
            }

            QuietButton {
                Layout.alignment: Qt.AlignHCenter
                enabled: !root.signIn.isBusy
                text: root.isNew ? qsTr("I have an account") : qsTr("New here? Create an account")

                onClicked: root.switchMode()
            }

            QuietButton {
                Layout.alignment: Qt.AlignHCenter
                Layout.maximumWidth: form.width
                ink: Theme.muted
                font.pixelSize: Theme.sizeSmall
                font.weight: Font.Normal
                text: qsTr("Server: %1 · Change").arg(root.signIn.serverAddress)
                visible: !server.visible

                onClicked: {
                    root.isServerOpen = true;
                    server.forceActiveFocus();
                }
            }

            FoldButton {
                Layout.alignment: Qt.AlignHCenter
                ink: Theme.muted
                font.pixelSize: Theme.sizeSmall
                font.weight: Font.Normal
                isOpen: root.isAdvanced
                text: qsTr("Advanced")

                onClicked: root.isAdvanced = !root.isAdvanced
            }

            AdvancedSettings {
                id: advanced

                Layout.fillWidth: true
                network: root.network
                visible: root.isAdvanced
            }
        }

        // Beside each other at the foot, for those who do not get in.
        Flow {
            id: help

            anchors.bottom: parent.bottom
            anchors.bottomMargin: Theme.spaceSmall
            anchors.horizontalCenter: parent.horizontalCenter
            width: Math.min(check.implicitWidth + log.implicitWidth, parent.width - 2 * Theme.space)

            QuietButton {
                id: check

                font.pixelSize: Theme.sizeSmall
                font.weight: Font.Normal
                ink: Theme.muted
                text: qsTr("Check the connection…")

                onClicked: root.app.doctor.show()
            }

            QuietButton {
                id: log

                font.pixelSize: Theme.sizeSmall
                font.weight: Font.Normal
                ink: Theme.muted
                text: qsTr("Connection and log…")

                onClicked: connectionPages.showDiagnostics()
            }
        }

        // On the page and not above it: it scrolls away with what it would cover.
        QuietButton {
            anchors.margins: Theme.spaceSmall
            anchors.right: parent.right
            anchors.top: parent.top
            ink: Theme.muted
            text: qsTr("ગુજરાતી", "the other language's name, in that language")

            onClicked: root.settings.language = qsTr("gu", "the other language's code")
        }
    }

    ConnectionPages {
        id: connectionPages

        app: root.app

        onAddressChangeRequested: address => {
            root.isServerOpen = true;
            if (address.length > 0)
                root.signIn.serverAddress = address;
            server.forceActiveFocus();
        }
        onAdvancedSettingsRequested: root.isAdvanced = true
        onSignInRequested: (server.visible && server.text.length === 0 ? server : userName).forceActiveFocus()
    }
}
