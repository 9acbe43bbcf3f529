// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import QtQuick.Controls.Basic
import Vatochito.Theme

/// A list that begins at the bottom. It stays with its first row until the reader scrolls away; then the topmost row
/// whose beginning is in view keeps its place to the pixel, whatever comes, goes or grows around it, or above the list.
///
/// Whoever changes rows calls settle() once the view knows of it, before a frame shows them.
ListView {
    id: root

    /// The first row stays in view when something arrives or the room changes.
    property bool isFollowing: true
    /// The first row is the last there is: else following would run along with the pages that come.
    property bool canFollow: true
    /// Following stops where this row would leave the view at the top; -1: nowhere.
    property int heldRow: -1
    /// Where the list begins. What is read keeps its place in the window, not in a list that is pushed down.
    property real roomAbove: 0
    readonly property bool isAway: root.originY + root.contentHeight - root.contentY - root.height > Theme.row
    /// What the page keys need beyond an edge; of a very high view less, for rows are let go again.
    readonly property real reserve: Math.max(root.height / 2, Math.min(root.height, Theme.sheetMaximum))
    readonly property bool isNearLast: root.contentY - root.originY < root.reserve
    readonly property bool isNearFirst: root.originY + root.contentHeight - root.contentY - root.height < root.reserve

    /// By the reader.
    readonly property bool isScrolling: root.moving || bar.pressed
    property Item topItem: null

    /// Was asked for: it keeps its place before the topmost row does, until the reader moves on.
    property Item shownItem: null
    property Item anchorItem: null
    property real anchorOffset: 0
    property real anchoredHeight: 0
    property real anchoredRoomAbove: 0
    /// The first row would be in view but for the held one.
    property bool isHeldBack: false
    property bool isSettling: false

    /// Which rows can be seen.
    signal inViewChanged(int firstRow, int lastRow)
    signal movedByKeys

    function follow() {
        root.positionViewAtBeginning();
        // Qt leaves the margin out.
        root.contentY = root.originY + root.contentHeight + root.bottomMargin - root.height;
        if (root.heldRow > 0)
            root.positionViewAtIndex(root.heldRow, ListView.Contain);
    }

    function settle() {
        if (root.isSettling)
            return;
        root.isSettling = true;
        root.letGo();
        root.forceLayout();
        if (root.isFollowing)
            root.follow();
        else
            root.keepAnchor();
        root.isSettling = false;
        root.isHeldBack = root.isFollowing && root.heldRow > 0 && root.height > 0 && root.isAway;
        root.noteView();
    }

    /// Held back, it is read from where it is, and must not go where the edge has gone.
    function letGo() {
        if (root.isHeldBack && root.anchoredRoomAbove !== root.roomAbove)
            root.isFollowing = false;
    }

    function keepAnchor() {
        const drift = root.anchorItem ? root.anchorItem.y - root.contentY + root.roomAbove - root.anchorOffset : 0;
        if (Math.abs(drift) > 0.01)
            root.contentY += drift;
        if (root.shownItem && root.shownItem.height < root.height)
            root.keepWhole(root.shownItem.y + root.shownItem.height);
    }

    /// What was asked for may grow itself, and shrink.
    function keepWhole(lowest: real) {
        const end = Math.min(root.originY + root.contentHeight, Math.max(lowest, root.contentY + root.height - root.bottomMargin));
        root.contentY = end + root.bottomMargin - root.height;
    }

    function noteView() {
        const top = Math.max(root.contentY, root.originY);
        const bottom = Math.min(root.contentY + root.height, root.originY + root.contentHeight);
        const lastRow = root.indexAt(root.width / 2, top + 1);
        // However one got away from it: it must not call the view back.
        if (root.shownItem && (root.shownItem.y + root.shownItem.height <= root.contentY || root.shownItem.y >= root.contentY + root.height))
            root.shownItem = null;
        const firstRow = root.indexAt(root.width / 2, bottom - 1);
        root.dropAnchor(Math.max(0, firstRow), lastRow);
        root.inViewChanged(firstRow, lastRow);
    }

    function dropAnchor(firstRow: int, lastRow: int) {
        root.anchoredHeight = root.height;
        root.anchoredRoomAbove = root.roomAbove;
        root.topItem = root.itemAtIndex(lastRow);
        root.anchorItem = root.shownItem ? root.shownItem : root.topItem;
        if (!root.anchorItem)
            return;
        // A row in view is there; compiled by Qt 6.4, `a && a.y` reads through a null all the same.
        if (!root.shownItem && firstRow < lastRow && root.anchorItem.y < root.contentY)
            root.anchorItem = root.itemAtIndex(lastRow - 1);
        root.anchorOffset = root.anchorItem.y - root.contentY + root.roomAbove;
    }

    /// Away from the first row, and stays there.
    function showRow(row: int) {
        root.isFollowing = false;
        root.positionViewAtIndex(row, ListView.Center);
        root.shownItem = root.itemAtIndex(row);
        root.noteView();
    }

    function showFirst() {
        root.shownItem = null;
        root.heldRow = -1;
        root.isFollowing = true;
        root.settle();
    }

    function scrollPages(pages: int) {
        root.shownItem = null;
        const to = Math.round(root.contentY + pages * root.height * 0.9);
        root.contentY = Math.max(root.originY - root.topMargin, Math.min(to, root.originY + root.contentHeight + root.bottomMargin - root.height));
        root.isFollowing = root.canFollow && !root.isAway;
        root.movedByKeys();
    }

    /// Moves the keyboard's row.
    function step(by: int) {
        root.shownItem = null;
        root.currentIndex = Math.max(0, Math.min(root.currentIndex + by, root.count - 1));
        root.positionViewAtIndex(root.currentIndex, ListView.Contain);
        root.isFollowing = root.canFollow && root.currentIndex === 0 && !root.isAway;
        root.movedByKeys();
    }

    boundsBehavior: Flickable.StopAtBounds
    cacheBuffer: Theme.bubbleMaximum
    clip: true
    currentIndex: -1
    highlightFollowsCurrentItem: false
    verticalLayoutDirection: ListView.BottomToTop

    Keys.onDownPressed: root.step(-1)
    Keys.onUpPressed: root.step(1)
    Keys.onPressed: event => {
        event.accepted = event.key === Qt.Key_PageUp || event.key === Qt.Key_PageDown;
        if (event.accepted)
            root.scrollPages(event.key === Qt.Key_PageUp ? -1 : 1);
    }
    ScrollBar.vertical: ThinScrollBar {
        id: bar

        onPressedChanged: {
            root.isFollowing = root.canFollow && !root.isAway;
            root.shownItem = null;
        }
    }

    onContentYChanged: {
        // With another height the view moves by itself, and what it moves away from is the place to keep.
        if (!root.isSettling && root.anchoredHeight === root.height)
            root.noteView();
    }
    onHeightChanged: root.settle()
    onMovementEnded: {
        root.isFollowing = root.canFollow && !root.isAway;
        root.heldRow = -1;
    }
    onMovementStarted: {
        root.isFollowing = false;
        root.shownItem = null;
    }
}
