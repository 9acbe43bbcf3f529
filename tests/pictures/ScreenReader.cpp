// SPDX-License-Identifier: GPL-3.0-or-later
#include "ScreenReader.h"

#include <QAccessible>
#include <QWindow>

using namespace Qt::StringLiterals;

namespace vatochito {

namespace {

bool isControl(QAccessible::Role role)
{
    switch (role) {
    case QAccessible::Button:
    case QAccessible::ButtonMenu:
    case QAccessible::CheckBox:
    case QAccessible::ComboBox:
    case QAccessible::EditableText:
    case QAccessible::Link:
    case QAccessible::ListItem:
    case QAccessible::MenuItem:
    case QAccessible::PageTab:
    case QAccessible::RadioButton:
    case QAccessible::Slider:
    case QAccessible::SpinBox:
        return true;
    default:
        return false;
    }
}

void read(const QAccessibleInterface &item, const QStringList &around, ScreenReader &reader)
{
    const QAccessible::State state = item.state();
    if (state.invisible)
        return;
    const QString name = item.text(QAccessible::Name);
    if (isControl(item.role())) {
        // Qt 6.4 keeps the name of a field whose letters are hidden to itself: that of its group is read.
        const bool isNamedByGroup = state.passwordEdit && !around.isEmpty() && !around.last().isEmpty();
        const QString told = isNamedByGroup ? around.last() : name;
        reader.controls.append(told);
        if (told.trimmed().isEmpty())
            reader.nameless.append(u"role %1 in %2"_s.arg(item.role()).arg(around.join(u" > ")));
    }
    for (int i = 0; i < item.childCount(); ++i) {
        if (const QAccessibleInterface *child = item.child(i))
            read(*child, around + QStringList(name), reader);
    }
}

} // namespace

ScreenReader ScreenReader::of(QWindow &window)
{
    ScreenReader reader;
    if (const QAccessibleInterface *root = QAccessible::queryAccessibleInterface(&window))
        read(*root, {}, reader);
    return reader;
}

} // namespace vatochito
