// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import QtQuick
import Vatochito.Theme

/// The shape of the list of conversations, for the first frame of all: nothing but plain rectangles, so that the window
/// is there at once, and nothing jumps when the list takes its place.
Item {
    id: root

    readonly property bool isWide: root.width >= Theme.twoPanes

    Accessible.ignored: true

    Rectangle {
        id: list

        color: Theme.surface
        height: root.height
        width: root.isWide ? (Theme.listMinimum + Theme.listMaximum) / 2 : root.width

        Repeater {
            model: Math.max(0, Math.ceil((root.height - Theme.header) / Theme.row))

            Item {
                id: row

                required property int index

                height: Theme.row
                width: list.width
                y: Theme.header + row.index * Theme.row

                Rectangle {
                    color: Theme.raised
                    height: Theme.spaceMedium
                    width: (list.width - x) * 0.45
                    x: 2 * Theme.spaceMedium + Theme.avatar
                    y: row.height / 2 - Theme.spaceMedium - Theme.spaceTiny
                }

                Rectangle {
                    color: Theme.raised
                    height: Theme.spaceMedium
                    width: (list.width - x) * 0.8
                    x: 2 * Theme.spaceMedium + Theme.avatar
                    y: row.height / 2 + Theme.spaceTiny
                }
            }
        }
    }

    Rectangle {
        color: Theme.border
        height: root.height
        visible: root.isWide
        width: Theme.hairline
        x: list.width
    }
}
