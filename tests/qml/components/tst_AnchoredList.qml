// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import QtTest
import Vatochito.Components

Item {
    id: root

    height: 500
    width: 400

    /// Rows of very different heights, named by a number that rises with age.
    ListModel {
        id: rows

        function row(name: int): var {
            return { "name": name, "size": 30 + (name * 37) % 90 };
        }

        function fill(count: int) {
            rows.clear();
            for (let name = 0; name < count; ++name)
                rows.append(rows.row(name));
        }
    }

    Component {
        id: lists

        AnchoredList {
            id: list

            height: root.height
            model: rows
            width: root.width

            delegate: Item {
                id: row

                required property int name
                required property int size

                property bool isMade: false

                height: row.size
                width: list.width

                Component.onCompleted: row.isMade = true
                onHeightChanged: {
                    if (row.isMade)
                        list.settle();
                }
            }
        }
    }

    TestCase {
        id: test

        name: "AnchoredList"
        when: windowShown

        function init() {
            failOnWarning(/.?/);
        }

        function list(count: int): AnchoredList {
            rows.fill(count);
            const made = createTemporaryObject(lists, root);
            made.settle();
            waitForRendering(made);
            return made;
        }

        function test_following_leavesTheMarginBelowTheFirstRow() {
            rows.fill(50);
            const made = createTemporaryObject(lists, root, { "bottomMargin": 8 });
            made.settle();
            waitForRendering(made);
            const first = made.itemAtIndex(0);
            compare(first.y + first.height, made.contentY + made.height - 8);
            made.heldRow = 2;
            made.settle();
            compare(first.y + first.height, made.contentY + made.height - 8, "a held row that is in view changes nothing");
        }

        /// Where the topmost row begins that begins in view, and which one it is.
        function place(made: AnchoredList): var {
            const highest = made.indexAt(made.width / 2, made.contentY + 1);
            const isCut = made.itemAtIndex(highest).y < made.contentY - 0.01;
            const row = made.itemAtIndex(isCut ? highest - 1 : highest);
            return { "name": row.name, "y": row.y - made.contentY };
        }

        /// Away from the newest, in the middle of a row, where the reader is.
        function away(count: int): AnchoredList {
            const made = test.list(count);
            made.isFollowing = false;
            made.contentY -= 1313;
            waitForRendering(made);
            return made;
        }

        function verifySteady(made: AnchoredList, change: var) {
            const before = test.place(made);
            change();
            made.settle();
            compare(test.place(made), before, "at once, before any frame");
            waitForRendering(made);
            compare(test.place(made), before, "and after the frame");
        }

        function test_emptyList_isLaidOutToo() {
            const made = test.list(0);
            compare(made.anchorItem, null);
            rows.append(rows.row(1));
            made.settle();
            verify(made.anchorItem);
        }

        function test_atTheNewest_itStaysThere() {
            const made = test.list(100);
            for (let name = 200; name < 203; ++name) {
                rows.insert(0, rows.row(name));
                made.settle();
                compare(made.itemAtIndex(0).y + made.itemAtIndex(0).height - made.contentY, made.height);
            }
        }

        function test_readerAway_insertionBelowMovesNothing() {
            const made = test.away(100);
            test.verifySteady(made, () => {
                for (let name = 200; name < 260; ++name)
                    rows.insert(0, rows.row(name));
            });
        }

        function test_readerJustAway_insertionBelowMovesNothing() {
            const made = test.list(100);
            made.isFollowing = false;
            made.contentY -= 100;
            test.verifySteady(made, () => rows.insert(0, rows.row(201)));
            verify(made.isAway);
        }

        function test_readerAway_insertionAboveMovesNothing() {
            const made = test.away(60);
            made.contentY = made.originY + 3;
            test.verifySteady(made, () => {
                for (let name = 200; name < 260; ++name)
                    rows.append(rows.row(name));
            });
        }

        function test_readerAway_growthAboveMovesNothing() {
            const made = test.away(100);
            const cut = made.indexAt(made.width / 2, made.contentY + 1);
            verify(made.itemAtIndex(cut).y < made.contentY);
            test.verifySteady(made, () => rows.setProperty(cut, "size", 333));
        }

        function test_readerAway_growthBelowInSightMovesNothingAbove() {
            const made = test.away(100);
            const lowest = made.indexAt(made.width / 2, made.contentY + made.height - 1);
            test.verifySteady(made, () => rows.setProperty(lowest, "size", 222));
        }

        function test_readerAway_shrinkingBelowOutOfSightMovesNothing() {
            const made = test.away(100);
            const below = made.indexAt(made.width / 2, made.contentY + made.height - 1) - 1;
            tryVerify(() => made.itemAtIndex(below));
            test.verifySteady(made, () => rows.setProperty(below, "size", 7));
        }

        function test_readerAway_farRowsGoingMoveNothing() {
            const made = test.away(200);
            test.verifySteady(made, () => rows.remove(0, 10));
            test.verifySteady(made, () => rows.remove(rows.count - 60, 60));
        }

        function test_readerAway_rowsComingAgainMoveNothing() {
            const made = test.away(200);
            test.verifySteady(made, () => rows.remove(0, 12));
            test.verifySteady(made, () => {
                for (let name = 11; name >= 0; --name)
                    rows.insert(0, rows.row(name));
            });
        }

        function test_rowThatWasAskedFor_staysInViewWhenOthersGrow_data() {
            return [{ "tag": "the newest", "row": 0 }, { "tag": "one amid", "row": 20 }];
        }

        function test_rowThatWasAskedFor_staysInViewWhenOthersGrow(data: var) {
            const made = test.list(50);
            made.showRow(data.row);
            waitForRendering(made);
            const asked = made.itemAtIndex(data.row);
            const before = asked.y - made.contentY;
            verify(before + asked.height <= made.height);
            for (let row = data.row + 1; row < data.row + 4; ++row)
                rows.setProperty(row, "size", 150);
            made.settle();
            waitForRendering(made);
            fuzzyCompare(asked.y - made.contentY, before, 0.01);
            rows.setProperty(data.row, "size", 400);
            made.settle();
            waitForRendering(made);
            verify(asked.y - made.contentY + asked.height <= made.height);
        }

        function test_rowThatWasAskedFor_doesNotCallTheViewBack() {
            const made = test.list(50);
            made.showRow(0);
            waitForRendering(made);
            made.contentY -= made.height;
            waitForRendering(made);
            const away = made.contentY;
            made.settle();
            waitForRendering(made);
            compare(made.contentY, away);
        }

        function test_narrowerView_keepsTheTopRow() {
            const made = test.away(100);
            test.verifySteady(made, () => made.height = 300);
        }

        function test_following_stopsWhereTheHeldRowWouldLeave() {
            const made = test.list(100);
            made.heldRow = 20;
            made.settle();
            compare(test.place(made), { "name": 20, "y": 0 });
            rows.insert(0, rows.row(300));
            made.heldRow = 21;
            made.settle();
            compare(test.place(made), { "name": 20, "y": 0 });
            made.showFirst();
            verify(!made.isAway);
        }

        function test_rowsInView_areTold() {
            const spy = createTemporaryQmlObject("import QtTest; SignalSpy { signalName: 'inViewChanged' }", root);
            const made = test.away(100);
            spy.target = made;
            made.noteView();
            const told = spy.signalArguments[0];
            compare(told[1], made.indexAt(made.width / 2, made.contentY + 1));
            verify(told[0] < told[1] && told[0] > 0);
        }

        function test_keys_moveTheRowAndTheView() {
            const made = test.list(100);
            made.currentIndex = 0;
            made.forceActiveFocus();
            for (let steps = 0; steps < 20; ++steps)
                keyClick(Qt.Key_Up);
            compare(made.currentIndex, 20);
            verify(made.itemAtIndex(20).y >= made.contentY - 1);
            for (let steps = 0; steps < 30; ++steps)
                keyClick(Qt.Key_Down);
            compare(made.currentIndex, 0);
            verify(made.isFollowing);
        }
    }
}
