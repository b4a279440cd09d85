// The walls around a child: resource limits and a filter of system calls.
#pragma once

#include <cstdint>

namespace lagebild {

// In the child, once: closes all descriptors but `keep`, limits memory, forbids core files, and loads the filter: memory,
// writing to `keep`, the clock and leaving are allowed; opening and connecting fail with EACCES; all else ends the process.
// False where the kernel refuses.
bool confine(int keep, std::uint64_t memory);

}  // namespace lagebild
