// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import QtQuick.Dialogs

/// The system's way to choose a file. Loaded when it is asked for: it costs a start what few will need.
FileDialog {
    id: root

    signal chosen(file: url)

    nameFilters: [qsTr("Certificates (*.pem *.crt *.cer *.der)"), qsTr("All files (*)")]
    title: qsTr("Choose a certificate file")

    Component.onCompleted: root.open()
    onAccepted: root.chosen(root.selectedFile)
}
