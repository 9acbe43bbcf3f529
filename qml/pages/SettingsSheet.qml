// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import QtQuick.Controls.Basic
import QtQuick.Layouts
import Vatochito.Components
import Vatochito.Models
import Vatochito.Theme

/// Language, theme, and the way out.
Sheet {
    id: root

    required property AppController app
    readonly property SettingsController settings: root.app.settings
    /// True at its beginning: these are what it is opened for.
    property bool isAdvanced: false
    /// Of the messages on this computer, in MiB; 0: none.
    readonly property var limits: [0, 1024, 250, 50]

    onClosed: root.isAdvanced = false
    onOpened: {
        if (root.isAdvanced)
            flickable.contentY = Math.max(0, Math.min(advanced.y, flickable.contentHeight - flickable.height));
    }

    signal diagnosticsRequested
    signal serverAddressRequested

    function limitText(mebibytes: int): string {
        if (mebibytes === 0)
            return qsTr("Keep all of them");
        return mebibytes < 1024 ? qsTr("Up to %1 MB").arg(mebibytes) : qsTr("Up to %1 GB").arg(mebibytes / 1024);
    }

    title: qsTr("Settings")

    Flickable {
        id: flickable

        Layout.fillHeight: true
        Layout.fillWidth: true
        boundsBehavior: Flickable.StopAtBounds
        clip: true
        contentHeight: column.implicitHeight
        implicitHeight: column.implicitHeight

        ScrollBar.vertical: ThinScrollBar {}

        ColumnLayout {
            id: column

            spacing: 0
            width: parent.width

            RowLayout {
                Layout.bottomMargin: Theme.spaceSmall
                Layout.leftMargin: Theme.space
                Layout.rightMargin: Theme.space
                spacing: Theme.spaceMedium

                Avatar {
                    hue: root.app.myHue
                    initials: root.app.myInitials
                }

                ColumnLayout {
                    Layout.fillWidth: true
                    spacing: 0

                    LineText {
                        Layout.fillWidth: true
                        font.weight: Font.DemiBold
                        text: root.app.me
                    }

                    LineText {
                        Layout.fillWidth: true
                        color: Theme.muted
                        font.pixelSize: Theme.sizeSmall
                        text: qsTr("@%1 · %2", "user name, server").arg(root.app.myUserName).arg(root.settings.serverAddress)
                    }
                }
            }

            SettingsHeading {
                text: qsTr("Language")
            }

            RadioRow {
                Layout.fillWidth: true
                checked: root.settings.language === "system"
                text: qsTr("As the system", "language")

                onClicked: root.settings.language = "system"
            }

            RadioRow {
                Layout.fillWidth: true
                checked: root.settings.language === "en"
                text: "English"

                onClicked: root.settings.language = "en"
            }

            RadioRow {
                Layout.fillWidth: true
                checked: root.settings.language === "gu"
                text: "ગુજરાતી"

                onClicked: root.settings.language = "gu"
            }

            SettingsHeading {
                text: qsTr("Theme")
            }

            RadioRow {
                Layout.fillWidth: true
                checked: root.settings.theme === SettingsController.Theme.System
                text: qsTr("As the system", "theme")

                onClicked: root.settings.theme = SettingsController.Theme.System
            }

            RadioRow {
                Layout.fillWidth: true
                checked: root.settings.theme === SettingsController.Theme.Light
                text: qsTr("Light")

                onClicked: root.settings.theme = SettingsController.Theme.Light
            }

            RadioRow {
                Layout.fillWidth: true
                checked: root.settings.theme === SettingsController.Theme.Dark
                text: qsTr("Dark")

                onClicked: root.settings.theme = SettingsController.Theme.Dark
            }

            SettingsHeading {
                text: qsTr("Connection")
            }

            QuietButton {
                Layout.leftMargin: Theme.spaceTiny
                enabled: root.settings.canSignOut
                text: qsTr("Check the connection…")

                onClicked: {
                    root.close();
                    root.app.doctor.show();
                }
            }

            QuietButton {
                Layout.leftMargin: Theme.spaceTiny
                text: qsTr("Connection and log…")

                onClicked: {
                    root.close();
                    root.diagnosticsRequested();
                }
            }

            QuietButton {
                Layout.leftMargin: Theme.spaceTiny
                enabled: root.settings.canSignOut
                text: qsTr("Server address…")

                onClicked: {
                    root.close();
                    root.serverAddressRequested();
                }
            }

            FoldButton {
                id: advanced

                Layout.leftMargin: Theme.spaceTiny
                isOpen: root.isAdvanced
                text: qsTr("Advanced")

                onClicked: root.isAdvanced = !root.isAdvanced
            }

            AdvancedSettings {
                Layout.fillWidth: true
                Layout.leftMargin: Theme.space
                Layout.rightMargin: Theme.space
                network: root.app.network
                visible: root.isAdvanced
            }

            SettingsHeading {
                text: qsTr("Messages on this computer")
                visible: root.isAdvanced
            }

            ChoiceBox {
                Layout.fillWidth: true
                Layout.leftMargin: Theme.space
                Layout.rightMargin: Theme.space
                currentIndex: root.limits.indexOf(root.settings.cacheLimit)
                displayText: root.limitText(root.settings.cacheLimit)
                label: qsTr("Messages on this computer")
                model: root.limits.map(root.limitText)
                objectName: "cacheLimit"
                visible: root.isAdvanced

                onActivated: index => root.settings.cacheLimit = root.limits[index]
            }

            BodyText {
                Layout.bottomMargin: Theme.spaceSmall
                Layout.fillWidth: true
                Layout.leftMargin: Theme.space
                Layout.rightMargin: Theme.space
                Layout.topMargin: Theme.spaceTiny
                color: Theme.muted
                font.pixelSize: Theme.sizeSmall
                text: qsTr("The oldest go first, and can be read from the server again. What is unread or waits to be sent always stays.")
                visible: root.isAdvanced
            }

            RowLayout {
                Layout.leftMargin: Theme.spaceTiny
                Layout.rightMargin: Theme.space

                QuietButton {
                    enabled: root.settings.canSignOut
                    ink: Theme.danger
                    text: qsTr("Sign out…")

                    onClicked: question.open()
                }

                LineText {
                    Layout.fillWidth: true
                    color: Theme.muted
                    font.pixelSize: Theme.sizeSmall
                    horizontalAlignment: Text.AlignRight
                    text: qsTr("Version %1").arg(root.settings.appVersion)
                }
            }
        }
    }

    SignOutQuestion {
        id: question

        settings: root.settings
    }
}
