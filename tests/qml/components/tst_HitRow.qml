// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import QtTest
import Vatochito.Components
import Vatochito.Theme

Item {
    id: root

    height: 100
    width: 320

    Component {
        id: rows

        HitRow {
            excerpt: "good <u>tea</u> &amp; milk"
            hue: 1
            initials: "DT"
            sender: "Charlie"
            spokenExcerpt: "good tea & milk"
            time: "Tue"
            title: "Dev Team"
            width: root.width
        }
    }

    Component {
        id: days

        DayCell {
            day: new Date(2026, 0, 31, 12)
            height: 36
            isChosen: false
            isOffered: true
            width: 36
        }
    }

    SignalSpy {
        id: presses

        signalName: "clicked"
    }

    TestCase {
        name: "HitRow"
        when: windowShown

        function init() {
            failOnWarning(/.?/);
        }

        function test_readAloud_isPlain() {
            const row = createTemporaryObject(rows, root);
            compare(row.Accessible.name, "Dev Team, Charlie: good tea & milk, Tue");
            row.sender = "";
            compare(row.Accessible.name, "Dev Team, good tea & milk, Tue");
        }

        function test_hits_haveTheColourOfTheTheme() {
            Theme.dark = false;
            verify(Theme.withHits("a <u>b</u>").startsWith("a <font color=\"#7a4f00\"><u>b</u></font>"));
            Theme.dark = true;
            verify(Theme.withHits("<u>b</u>").includes("#f0b85c"));
            Theme.dark = false;
        }

        function test_dayThatIsNotOffered_cannotBePressed() {
            const cell = createTemporaryObject(days, root);
            presses.target = cell;
            presses.clear();
            mouseClick(cell);
            compare(presses.count, 1);
            cell.isOffered = false;
            mouseClick(cell);
            compare(presses.count, 1);
        }
    }
}
