// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick

ListModel {
    enum Look {
        Looking,
        Ok,
        Warning,
        Failed,
        Skipped
    }

    function addRow(title, look, button) {
        append({
            "title": title,
            "look": look,
            "verdict": "verdict",
            "sentence": title + " sentence.",
            "detail": title + " detail",
            "advice": title + " advice.",
            "button": button,
            "took": "12 ms"
        });
    }
}
