// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Controls.Basic
import QtQuick.Layouts
import Vatochito.Components
import Vatochito.Models
import Vatochito.Theme

/// The messages of all conversations that were found.
FocusScope {
    id: root

    required property MessageSearchModel hits
    /// Conversations were found as well: the page is not empty without messages.
    required property bool hasOthers

    signal messageChosen(double conversationId, double messageId)
    signal upPressed
    signal peopleRequested

    readonly property bool isNothingFound: !root.hits.isSearching && !root.hits.isAskingServer && root.hits.count === 0

    function open(index: int) {
        list.currentIndex = index;
        if (list.currentItem)
            (list.currentItem as HitRow).clicked();
    }

    function stateText(): string {
        if (root.hits.isSearching)
            return qsTr("Searching…");
        if (root.hits.notice.length > 0)
            return root.hits.notice;
        return root.hasOthers ? qsTr("No messages with these words.") : qsTr("No conversation and no message was found.");
    }

    ColumnLayout {
        anchors.fill: parent
        spacing: 0

        LineText {
            Layout.fillWidth: true
            Layout.leftMargin: Theme.spaceMedium
            Layout.rightMargin: Theme.spaceMedium
            Layout.topMargin: Theme.spaceSmall
            color: Theme.muted
            font.pixelSize: Theme.sizeSmall
            font.weight: Font.DemiBold
            text: qsTr("Messages")
            visible: root.hits.count > 0 || root.hasOthers

            Accessible.name: text
            Accessible.role: Accessible.Heading
        }

        ListView {
            id: list

            Layout.fillHeight: true
            Layout.fillWidth: true
            activeFocusOnTab: true
            boundsBehavior: Flickable.StopAtBounds
            clip: true
            currentIndex: -1
            focus: true
            highlightMoveDuration: Theme.quick
            model: root.hits

            Accessible.name: qsTr("Messages that were found")
            Accessible.role: Accessible.List
            Keys.onEnterPressed: root.open(list.currentIndex)
            Keys.onReturnPressed: root.open(list.currentIndex)
            Keys.onDownPressed: {
                if (list.currentIndex < list.count - 1)
                    list.incrementCurrentIndex();
                else if (further.visible)
                    further.forceActiveFocus(Qt.TabFocusReason);
            }
            Keys.onUpPressed: {
                if (list.currentIndex > 0)
                    list.decrementCurrentIndex();
                else
                    root.upPressed();
            }
            ScrollBar.vertical: ThinScrollBar {}

            onActiveFocusChanged: {
                if (list.activeFocus && list.count > 0 && !list.currentItem)
                    list.currentIndex = 0;
            }
            onAtYEndChanged: {
                if (list.atYEnd && list.count > 0)
                    root.hits.loadMore();
            }

            delegate: HitRow {
                id: row

                required property int index
                required property double conversationId
                required property double messageId

                focusPolicy: Qt.NoFocus

                onClicked: {
                    list.currentIndex = row.index;
                    root.messageChosen(row.conversationId, row.messageId);
                }
            }

            EmptyState {
                actionText: root.isNothingFound && !root.hasOthers ? qsTr("Find people") : ""
                anchors.centerIn: parent
                text: root.stateText()
                visible: list.count === 0
                width: parent.width - 2 * Theme.spaceLarge

                onActionTriggered: root.peopleRequested()
            }
        }

        BodyText {
            Layout.fillWidth: true
            Layout.margins: Theme.spaceMedium
            color: Theme.muted
            font.pixelSize: Theme.sizeSmall
            text: root.hits.notice
            visible: root.hits.count > 0 && text.length > 0

            Accessible.name: text
            Accessible.role: Accessible.StaticText
        }

        SearchTips {
            Layout.fillWidth: true
            Layout.margins: Theme.spaceMedium
            visible: root.isNothingFound
        }

        QuietButton {
            id: further

            Layout.bottomMargin: Theme.spaceSmall
            Layout.fillWidth: true
            text: qsTr("Search further on the server")
            visible: root.hits.mayFindMore

            Keys.onUpPressed: list.count > 0 ? list.forceActiveFocus(Qt.BacktabFocusReason) : root.upPressed()
            onClicked: root.hits.loadMore()
        }
    }
}
