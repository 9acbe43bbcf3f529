// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import QtTest
import Vatochito.Components
import Vatochito.Theme

Item {
    id: root

    height: 400
    width: 600

    Component {
        id: rows

        MessageRow {
            attachmentText: ""
            dayLabel: ""
            height: implicitHeight
            isDeleted: false
            isEdited: false
            isFirstOfRun: true
            isLastOfRun: true
            isOwn: true
            linkedText: ""
            messageState: StateMark.Delivery.Sent
            pendingOperation: 0
            reply: ({ "messageId": 0, "name": "", "text": "" })
            senderHue: 1
            senderInitials: "BB"
            senderName: "Bob Builder"
            showSender: false
            stateReason: ""
            text: "hello"
            time: "10:42"
            width: 600
        }
    }

    SignalSpy {
        id: retries

        signalName: "retryRequested"
    }

    SignalSpy {
        id: menus

        signalName: "menuRequested"
    }

    SignalSpy {
        id: replies

        signalName: "replyClicked"
    }

    TestCase {
        id: test

        name: "MessageRow"
        when: windowShown

        function init() {
            failOnWarning(/.?/);
        }

        function row(properties: var): MessageRow {
            const made = createTemporaryObject(rows, root, properties);
            for (const spy of [retries, menus]) {
                spy.target = made;
                spy.clear();
            }
            waitForRendering(root);
            return made;
        }

        function test_run_isTighterThanTwoRuns() {
            const first = test.row({});
            const next = test.row({ "isFirstOfRun": false });
            compare(first.height - next.height, Theme.bubbleGap - Theme.runGap);
        }

        function test_dayLabel_takesItsPlaceAbove() {
            const plain = test.row({});
            const labelled = test.row({ "dayLabel": "Yesterday" });
            verify(labelled.height > plain.height + Theme.spaceLarge);
        }

        function test_failed_offersToTryAgain() {
            const failed = test.row({ "messageState": StateMark.Delivery.Failed });
            mouseClick(failed, failed.width - Theme.space - Theme.spaceLarge, failed.height - Theme.target / 2);
            compare(retries.count, 1);
        }

        function test_failed_tellsTheReasonOnAClick() {
            const failed = test.row({ "messageState": StateMark.Delivery.Failed });
            mouseClick(failed, failed.width - Theme.space - Theme.spaceLarge, Theme.bubbleGap + Theme.spaceMedium);
            tryCompare(menus, "count", 1);
        }

        function test_rightClick_asksForTheMenu() {
            const made = test.row({});
            mouseClick(made, made.width - Theme.space - Theme.spaceLarge, made.height - Theme.spaceMedium, Qt.RightButton);
            compare(menus.count, 1);
            compare(menus.signalArguments[0][0], true);
            compare(made.pointedAt, Qt.point(made.width - Theme.space - Theme.spaceLarge, made.height - Theme.spaceMedium));
        }

        function test_shownHit_staysMarkedAfterItWasPointedOut() {
            Theme.reducedMotion = true;
            const made = test.row({ "isShownHit": true });
            const ground = findChild(made, "ground");
            made.pointOut();
            tryCompare(made, "flash", 1);
            tryCompare(made, "flash", 0);
            compare(ground.opacity, 1);
            made.isShownHit = false;
            compare(ground.opacity, 0);
            Theme.reducedMotion = false;
        }

        function test_noLongerFirstUnread_isAsHighAsBefore() {
            const row = test.row({});
            const before = row.height;
            row.isFirstUnread = true;
            verify(row.height > before);
            row.isFirstUnread = false;
            compare(row.height, before);
        }

        function test_readAloud_hasSenderWordsTimeAndState() {
            const made = test.row({});
            compare(made.Accessible.name, "Bob Builder: hello, 10:42");
            compare(made.Accessible.description, "Sent");
        }

        function test_firstUnread_hasALineAbove() {
            const plain = test.row({});
            const first = test.row({ "isFirstUnread": true });
            verify(first.height > plain.height + Theme.spaceLarge);
        }

        function test_answer_showsWhatItAnswersAndLeadsThere() {
            const plain = test.row({ "isOwn": false });
            const answer = test.row({ "isOwn": false, "reply": { "messageId": 7, "name": "Charlie", "text": "What is new?" } });
            verify(answer.height > plain.height);
            replies.target = answer;
            replies.clear();
            mouseClick(answer, Theme.space + Theme.spaceLarge, Theme.bubbleGap + Theme.spaceMedium);
            compare(replies.count, 1);
            compare(replies.signalArguments[0][0], 7);
        }

        function test_othersInGroups_leaveRoomForThePicture() {
            const own = test.row({ "isGroup": true });
            const other = test.row({ "isGroup": true, "isOwn": false });
            compare(own.avatarRoom, 0);
            verify(other.avatarRoom > Theme.avatarSmall);
        }
    }
}
