// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import QtTest
import Vatochito.Components
import Vatochito.Models
import Vatochito.Pages
import Vatochito.Theme
import "Seen.js" as Seen

/// What can be done with links in messages.
Item {
    id: root

    height: 500
    width: 600

    property AppController app: null

    Component {
        id: apps

        AppController {}
    }

    Component {
        id: pages

        ConversationPage {
            focus: true
            height: root.height
            width: root.width
        }
    }

    TestCase {
        id: test

        name: "Links"
        when: windowShown

        function init() {
            failOnWarning(/.?/);
            Theme.reducedMotion = true;
            // Outlives the page of its test, as the program's does.
            if (root.app)
                root.app.destroy();
            root.app = apps.createObject(root);
        }

        function cleanup() {
            Theme.reducedMotion = false;
        }

        function page(): ConversationPage {
            root.app.bob.messages.appendOlder(1);
            const made = createTemporaryObject(pages, root, { "app": root.app, "conversation": root.app.bob });
            made.forceActiveFocus();
            waitForRendering(made);
            return made;
        }

        function test_doubtfulLink_isOpenedOnceOneSaysSo() {
            test.page();
            root.app.links.questioned("https://bank.example@evil.example", "evil.example");
            tryVerify(() => Seen.saying(root.Window.contentItem, "Open"));
            verify(Seen.saying(root.Window.contentItem, "This link is not what it looks like. It opens evil.example"));
            compare(root.app.links.opened, []);
            mouseClick(Seen.saying(root.Window.contentItem, "Open"));
            compare(root.app.links.opened, ["anyway https://bank.example@evil.example"]);
        }
    }
}
