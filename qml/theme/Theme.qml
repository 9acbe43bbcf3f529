// SPDX-License-Identifier: GPL-3.0-or-later
pragma Singleton

import QtQuick

/// Colours, sizes and motion of the whole interface. Every pair of text and ground is measured in tst_Theme.qml.
QtObject {
    id: root

    property bool dark: false
    property bool reducedMotion: false

    readonly property color window: dark ? "#0E161D" : "#F3F6F8"
    readonly property color surface: dark ? "#16212A" : "#FFFFFF"
    readonly property color raised: dark ? "#1F2C37" : "#E9EEF2"
    readonly property color border: dark ? "#2B3A47" : "#D5DEE5"
    readonly property color text: dark ? "#E6EEF4" : "#13212B"
    readonly property color muted: dark ? "#9DB1C0" : "#556673"
    readonly property color accent: dark ? "#55BFE0" : "#0A6C8C"
    readonly property color accentInk: dark ? "#04222D" : "#FFFFFF"
    readonly property color ownBubble: dark ? "#114A60" : "#D8EEF6"
    readonly property color otherBubble: dark ? "#1F2C37" : "#FFFFFF"
    /// `muted` is too dim on the dark bubble of one's own.
    readonly property color ownMuted: dark ? "#B5C9D6" : muted
    readonly property color mention: dark ? "#4A3A14" : "#FFF0D2"
    readonly property color danger: dark ? "#FF9A91" : "#B3261E"
    readonly property color success: dark ? "#67D6A4" : "#1B7246"
    readonly property color warning: dark ? "#F0B85C" : "#7A4F00"
    readonly property color selection: dark ? "#6055BFE0" : "#500A6C8C"
    readonly property color shade: dark ? "#80000000" : "#66101A22"
    readonly property color shadow: dark ? "#18000000" : "#0813212B"

    /// Grounds of initials, the same in both themes; `avatarInk` is written on them.
    readonly property list<color> avatarHues: ["#BE312D", "#A34E0D", "#836207", "#22753D", "#117467", "#2167B8", "#6E40BF", "#B62D84"]
    readonly property color avatarInk: "#FFFFFF"
    readonly property list<color> darkNameHues: ["#F0A3A1", "#F0AA78", "#E3B64E", "#6FD08F", "#5CCFBB", "#8ABBF2", "#C4ADEB", "#EEA0D1"]
    readonly property list<color> nameHues: dark ? darkNameHues : avatarHues

    readonly property int spaceTiny: 4
    readonly property int spaceSmall: 8
    readonly property int spaceMedium: 12
    readonly property int space: 16
    readonly property int spaceLarge: 24
    readonly property int spaceHuge: 32

    readonly property int sizeSmall: 12
    readonly property int sizeBody: 14
    readonly property int sizeTitle: 16
    readonly property int sizeHeading: 20

    readonly property int radius: 8
    readonly property int radiusBubble: 14
    readonly property int radiusTail: 4

    /// Between messages of one run, and between runs.
    readonly property int runGap: 2
    readonly property int bubbleGap: 10

    readonly property int target: 36
    readonly property int icon: 20
    readonly property int iconSmall: 16
    readonly property int header: 56
    readonly property int row: 64
    readonly property int composer: 52
    readonly property int avatar: 44
    readonly property int avatarSmall: 32
    readonly property int hairline: 1
    readonly property int focusRing: 2

    /// From this window width on there are two panes.
    readonly property int twoPanes: 720
    readonly property int listMinimum: 300
    readonly property int listMaximum: 400
    readonly property int formWidth: 360
    /// Of a sheet that holds lists rather than a few fields.
    readonly property int sheetMaximum: 920
    readonly property int bubbleMaximum: 560
    readonly property real bubbleShare: 0.72

    /// Times the size of the letters.
    readonly property real lineHeight: 1.35
    /// Vowel signs above and below the line need the room.
    readonly property real lineHeightGujarati: 1.5

    readonly property int quick: reducedMotion ? 0 : 120
    readonly property int calm: reducedMotion ? 0 : 200

    function avatarColor(hue: int): color {
        return root.avatarHues[Math.abs(hue) % root.avatarHues.length];
    }

    function nameColor(hue: int): color {
        return root.nameHues[Math.abs(hue) % root.nameHues.length];
    }

    function lineHeightOf(text: string): real {
        return /[\u0A80-\u0AFF]/.test(text) ? root.lineHeightGujarati : root.lineHeight;
    }

    /// By how much a line of Gujarati alone stands higher than one with Latin in it: its font keeps more room below.
    function gujaratiRise(text: string, size: int): int {
        return /[\u0A80-\u0AFF]/.test(text) && !/[A-Za-z]/.test(text) ? Math.round(size * 0.2) : 0;
    }

    /// Marks piled on one letter would reach over what stands above and below.
    function hasPiledMarks(text: string): bool {
        return /[\u0300-\u036f\u0483-\u0489\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\ufe20-\ufe2f]{4}/.test(text);
    }

    /// What was found in a styled text, which comes underlined, in the colour of a hit.
    function withHits(styled: string): string {
        return styled.replace(/<u>/g, "<font color=\"" + root.warning + "\"><u>").replace(/<\/u>/g, "</u></font>");
    }

    function iconSource(name: string): url {
        return "qrc:/vatochito/icons/" + name + ".svg";
    }
}
