// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace vatochito {

/// A disk that may be full, under every SQLite file of this process. What would be written then is refused where the
/// operating system refuses it, by the layer of SQLite that speaks to it. Made before the first file is opened.
class FullDisk
{
public:
    FullDisk();
    ~FullDisk();
    FullDisk(const FullDisk &) = delete;
    FullDisk &operator=(const FullDisk &) = delete;

    void setFull(bool isFull);
    /// How often something was refused: a test whose fault never came about has shown nothing.
    int refusals() const;
};

} // namespace vatochito
