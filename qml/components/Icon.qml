// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import QtQuick.Controls.Basic
import Vatochito.Theme

/// A symbol that is only looked at. A button, because icon.color is how a black SVG gets a colour.
Button {
    id: root

    property string name: ""
    property int size: Theme.icon
    property color color: Theme.muted

    background: null
    display: AbstractButton.IconOnly
    enabled: false
    focusPolicy: Qt.NoFocus
    horizontalPadding: 0
    verticalPadding: 0

    icon.color: root.color
    icon.height: root.size
    icon.source: root.name.length > 0 ? Theme.iconSource(root.name) : ""
    icon.width: root.size

    Accessible.ignored: true
}
