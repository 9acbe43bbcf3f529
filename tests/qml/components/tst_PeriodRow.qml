// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import QtTest
import Vatochito.Components

Item {
    id: root

    height: 200
    width: 480

    Component {
        id: rows

        PeriodRow {
            detail: ""
            isUp: true
            span: "3 sent · 3 arrived"
            title: "પરિવાર"
            width: root.width
        }
    }

    TestCase {
        id: test

        name: "PeriodRow"
        when: windowShown

        function init() {
            failOnWarning(/.?/);
        }

        function saying(item, text: string) {
            if (item.text === text && item.baselineOffset > 0 && item.elide !== undefined)
                return item;
            for (let i = 0; i < item.children.length; ++i) {
                const found = test.saying(item.children[i], text);
                if (found)
                    return found;
            }
            return null;
        }

        /// How far below the top of \a row the letters of \a text stand.
        function lineOf(row, text: string): real {
            const item = test.saying(row, text);
            return item.mapToItem(row, 0, item.baselineOffset).y;
        }

        function test_titleAndNumbers_standOnOneLine_data() {
            return [
                { tag: "gujarati title", title: "પરિવાર", span: "3 sent · 3 arrived" },
                { tag: "gujarati numbers", title: "Family", span: "3 મોકલ્યા" }
            ];
        }

        function test_titleAndNumbers_standOnOneLine(data) {
            const row = createTemporaryObject(rows, root, { "title": data.title, "span": data.span });
            waitForRendering(row);
            fuzzyCompare(test.lineOf(row, data.title), test.lineOf(row, data.span), 0.5);
        }
    }
}
