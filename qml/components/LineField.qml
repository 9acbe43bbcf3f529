// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import QtQuick.Controls.Basic
import Vatochito.Theme

/// A line to write in, in our colours.
TextField {
    id: root

    color: Theme.text
    font.pixelSize: Theme.sizeBody
    // Drawn below: Qt sets it from other metrics than what is written.
    placeholderTextColor: "transparent"
    selectByMouse: true
    selectedTextColor: Theme.accentInk
    selectionColor: Theme.accent
    // Where the first font has no letters of its own, Qt puts the line by that one's metrics, and too high.
    topPadding: root.padding + Math.max(0, Math.round(2 * (letter.baselineOffset - metrics.ascent)))

    FontMetrics {
        id: metrics

        font: root.font
    }

    Text {
        id: letter

        font: root.font
        text: "H"
        visible: false
    }

    LineText {
        anchors.left: parent.left
        anchors.leftMargin: root.leftPadding
        anchors.right: parent.right
        anchors.rightMargin: root.rightPadding
        anchors.verticalCenter: parent.verticalCenter
        color: Theme.muted
        font: root.font
        text: root.placeholderText
        visible: root.length === 0 && root.preeditText.length === 0

        Accessible.ignored: true
    }
}
