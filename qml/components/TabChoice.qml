// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import QtQuick.Controls.Basic
import Vatochito.Theme

/// One of several views of the same page.
TabButton {
    id: root

    font.pixelSize: Theme.sizeBody
    font.weight: Font.DemiBold
    implicitHeight: Theme.target + Theme.spaceTiny
    width: implicitWidth

    Accessible.name: root.text
    Keys.onLeftPressed: root.choose(root.TabBar.index - 1)
    Keys.onRightPressed: root.choose(root.TabBar.index + 1)

    /// Whatever moved the focus here, but a press.
    readonly property bool hasRing: root.activeFocus && root.focusReason !== Qt.MouseFocusReason

    function choose(index: int) {
        const bar = root.TabBar.tabBar;
        bar.setCurrentIndex(Math.max(0, Math.min(index, bar.count - 1)));
        bar.currentItem.forceActiveFocus(Qt.TabFocusReason);
    }

    contentItem: LineText {
        color: root.checked ? Theme.accent : Theme.muted
        font: root.font
        horizontalAlignment: Text.AlignHCenter
        leftPadding: Theme.spaceSmall
        rightPadding: Theme.spaceSmall
        text: root.text
    }

    background: Rectangle {
        color: root.hovered ? Theme.raised : "transparent"
        radius: Theme.radius

        Rectangle {
            anchors.bottom: parent.bottom
            color: Theme.accent
            height: Theme.focusRing
            visible: root.checked
            width: parent.width - 2 * x
            x: root.leftPadding + Theme.spaceSmall
        }

        FocusRing {
            isShown: root.hasRing
        }
    }
}
