// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/WholeFile.h"

#include <QSaveFile>

namespace vatochito {

bool commitWhole(QSaveFile &file)
{
    if (file.flush())
        return file.commit();
    file.cancelWriting();
    return false;
}

} // namespace vatochito
