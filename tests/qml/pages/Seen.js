// SPDX-License-Identifier: GPL-3.0-or-later
.pragma library

/// Of \a item and all that is in it, the first that is seen and says just \a text; null: nothing does.
function saying(item, text) {
    if (!item.visible)
        return null;
    if (item.text === text && item.width > 0 && item.height > 0)
        return item;
    for (let i = 0; i < item.children.length; ++i) {
        const found = saying(item.children[i], text);
        if (found)
            return found;
    }
    return null;
}
