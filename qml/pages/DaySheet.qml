// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import Vatochito.Components
import Vatochito.Theme

/// A calendar to choose a day from, none after today. The arrow keys move by days and weeks, the page keys by months.
Sheet {
    id: root

    /// "2026-01-31": where it begins.
    required property string startDay

    /// At noon, as every day here: no change of the clocks moves it to another one.
    readonly property date today: new Date(new Date().setHours(12, 0, 0, 0))
    property date chosen: new Date(root.startDay + "T12:00:00")

    signal dayChosen(string day)

    title: qsTr("Jump to date")
    widest: Theme.formWidth

    function move(days: int, months: int) {
        const day = root.chosen;
        // A month with fewer days must not lead into the one after it.
        const last = new Date(day.getFullYear(), day.getMonth() + months + 1, 0).getDate();
        const wanted = new Date(day.getFullYear(), day.getMonth() + months, Math.min(day.getDate(), last) + days, 12);
        root.chosen = new Date(Math.min(wanted.getTime(), root.today.getTime()));
    }

    function choose(day: date) {
        root.dayChosen(Qt.formatDate(day, "yyyy-MM-dd"));
        root.close();
    }

    onOpened: grid.forceActiveFocus()

    ColumnLayout {
        Layout.bottomMargin: Theme.space
        Layout.fillWidth: true
        Layout.leftMargin: Theme.space
        Layout.rightMargin: Theme.space
        spacing: Theme.spaceSmall

        RowLayout {
            IconButton {
                symbol: "chevron-left"
                text: qsTr("Previous month")

                onClicked: root.move(0, -1)
            }

            LineText {
                Layout.fillWidth: true
                font.weight: Font.DemiBold
                horizontalAlignment: Text.AlignHCenter
                text: root.chosen.toLocaleDateString(Qt.locale(), "MMMM yyyy")

                Accessible.name: text
                Accessible.role: Accessible.Heading
            }

            IconButton {
                enabled: new Date(root.chosen.getFullYear(), root.chosen.getMonth() + 1, 1) <= root.today
                symbol: "chevron-right"
                text: qsTr("Next month")

                onClicked: root.move(0, 1)
            }
        }

        Grid {
            id: grid

            readonly property date first: new Date(root.chosen.getFullYear(), root.chosen.getMonth(), 1, 12)
            readonly property int firstWeekday: Qt.locale().firstDayOfWeek % 7
            readonly property int daysBefore: (grid.first.getDay() - grid.firstWeekday + 7) % 7

            Layout.fillWidth: true
            activeFocusOnTab: true
            columns: 7

            Accessible.name: root.chosen.toLocaleDateString(Qt.locale(), Locale.LongFormat)
            Accessible.role: Accessible.Table
            Keys.onDownPressed: root.move(7, 0)
            Keys.onEnterPressed: root.choose(root.chosen)
            Keys.onLeftPressed: root.move(-1, 0)
            Keys.onReturnPressed: root.choose(root.chosen)
            Keys.onRightPressed: root.move(1, 0)
            Keys.onUpPressed: root.move(-7, 0)
            Keys.onPressed: event => {
                event.accepted = event.key === Qt.Key_PageUp || event.key === Qt.Key_PageDown;
                if (event.accepted)
                    root.move(0, event.key === Qt.Key_PageUp ? -1 : 1);
            }

            Repeater {
                model: 7

                LineText {
                    required property int index

                    color: Theme.muted
                    font.pixelSize: Theme.sizeSmall
                    horizontalAlignment: Text.AlignHCenter
                    text: Qt.locale().standaloneDayName((grid.firstWeekday + index) % 7, Locale.ShortFormat)
                    width: grid.width / 7

                    Accessible.ignored: true
                }
            }

            Repeater {
                model: 42

                DayCell {
                    required property int index

                    day: new Date(grid.first.getFullYear(), grid.first.getMonth(), 1 - grid.daysBefore + index, 12)
                    hasFocus: grid.activeFocus
                    height: Theme.target
                    isChosen: day.getTime() === root.chosen.getTime()
                    isOffered: day.getMonth() === root.chosen.getMonth() && day <= root.today
                    width: grid.width / 7

                    onClicked: root.choose(day)
                }
            }
        }
    }
}
