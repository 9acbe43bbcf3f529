// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import QtQuick.Layouts
import Vatochito.Components
import Vatochito.Theme

/// What the choices below it are about.
LineText {
    Layout.fillWidth: true
    Layout.leftMargin: Theme.space
    Layout.topMargin: Theme.spaceSmall
    color: Theme.accent
    font.pixelSize: Theme.sizeSmall
    font.weight: Font.DemiBold

    Accessible.name: text
    Accessible.role: Accessible.Heading
}
