// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import Vatochito.Theme

/// The day of the topmost row, over it while one scrolls and a moment longer, unless the row says so itself. A press
/// asks for another one.
DaySeparator {
    id: root

    required property MessageRow topRow
    /// The topmost one that begins in view.
    required property MessageRow nextRow
    /// Of the list that it is over.
    required property real contentY
    required property bool isScrolling

    readonly property bool isWanted: root.isScrolling || moment.running
    readonly property bool isCovered: root.isWanted && (root.distance(root.topRow) > -root.labelHeight || Math.abs(root.distance(root.nextRow)) < root.labelHeight)

    function linger() {
        moment.restart();
    }

    /// How far below this the row says its day; far above, where it does not.
    function distance(row: MessageRow): real {
        if (!row || row.dayLabel.length === 0)
            return -Infinity;
        return row.y - root.contentY - root.y;
    }

    isFloating: true
    opacity: root.isWanted ? 1 : 0
    text: root.topRow ? root.topRow.day : ""
    visible: root.opacity > 0 && !root.isCovered && root.text.length > 0

    Accessible.description: qsTr("Jump to date")
    Accessible.role: Accessible.Button
    Accessible.onPressAction: root.clicked()

    onIsHoveredChanged: {
        if (root.isHovered)
            root.linger();
    }
    onIsScrollingChanged: {
        if (!root.isScrolling)
            root.linger();
    }

    Behavior on opacity {
        NumberAnimation {
            duration: Theme.calm
        }
    }

    Timer {
        id: moment

        interval: 1200
    }
}
