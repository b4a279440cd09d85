#include "outside/worker/confine.h"

#include <seccomp.h>
#include <sys/mman.h>
#include <sys/resource.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <cstdio>

namespace lagebild {

namespace {

#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
constexpr bool kSanitized = true;  // Their shadow memory is larger than any limit.
#else
constexpr bool kSanitized = false;
#endif

std::uint64_t held_now() {
  unsigned long pages = 0;
  if (std::FILE* file = std::fopen("/proc/self/statm", "r"); file != nullptr) {
    if (std::fscanf(file, "%lu", &pages) != 1) pages = 0;
    std::fclose(file);
  }
  return static_cast<std::uint64_t>(pages) * static_cast<std::uint64_t>(sysconf(_SC_PAGESIZE));
}

bool limit(__rlimit_resource what, std::uint64_t most) {
  const rlimit bound{most, most};
  return setrlimit(what, &bound) == 0;
}

// Anonymous memory that cannot be executed.
bool allow_memory(scmp_filter_ctx filter) {
  const auto not_executable = [](unsigned argument) { return SCMP_CMP(argument, SCMP_CMP_MASKED_EQ, PROT_EXEC, 0); };
  bool good = seccomp_rule_add(filter, SCMP_ACT_ALLOW, SCMP_SYS(mmap), 2, not_executable(2),
                               SCMP_CMP(3, SCMP_CMP_MASKED_EQ, MAP_ANONYMOUS, MAP_ANONYMOUS)) == 0;
  good = good && seccomp_rule_add(filter, SCMP_ACT_ALLOW, SCMP_SYS(mprotect), 1, not_executable(2)) == 0;
  for (const int call : {SCMP_SYS(brk), SCMP_SYS(munmap), SCMP_SYS(mremap), SCMP_SYS(madvise)}) {
    good = good && seccomp_rule_add(filter, SCMP_ACT_ALLOW, call, 0) == 0;
  }
  return good;
}

bool load_filter(int keep) {
  scmp_filter_ctx filter = seccomp_init(SCMP_ACT_KILL_PROCESS);
  if (filter == nullptr) return false;
  bool good = allow_memory(filter);
  good = good && seccomp_rule_add(filter, SCMP_ACT_ALLOW, SCMP_SYS(write), 1,
                                  SCMP_CMP(0, SCMP_CMP_EQ, static_cast<scmp_datum_t>(keep))) == 0;
  for (const int call : {SCMP_SYS(exit_group), SCMP_SYS(exit), SCMP_SYS(futex), SCMP_SYS(rt_sigreturn), SCMP_SYS(rt_sigprocmask),
                         SCMP_SYS(clock_gettime), SCMP_SYS(gettimeofday), SCMP_SYS(getrandom), SCMP_SYS(sched_yield),
                         SCMP_SYS(restart_syscall), SCMP_SYS(close)}) {
    good = good && seccomp_rule_add(filter, SCMP_ACT_ALLOW, call, 0) == 0;
  }
  // Libraries that look for a data file and can do without must live on.
  for (const int call :
       {SCMP_SYS(openat), SCMP_SYS(open),    SCMP_SYS(stat),      SCMP_SYS(lstat),    SCMP_SYS(fstat),  SCMP_SYS(newfstatat),
        SCMP_SYS(statx),  SCMP_SYS(access),  SCMP_SYS(faccessat), SCMP_SYS(readlink), SCMP_SYS(getcwd), SCMP_SYS(read),
        SCMP_SYS(lseek),  SCMP_SYS(ioctl),   SCMP_SYS(socket),    SCMP_SYS(connect),  SCMP_SYS(getpid), SCMP_SYS(gettid),
        SCMP_SYS(getuid), SCMP_SYS(sysinfo), SCMP_SYS(uname)}) {
    good = good && seccomp_rule_add(filter, SCMP_ACT_ERRNO(EACCES), call, 0) == 0;
  }
  // A sanitizer puts its signal stack away when the process ends.
  if (kSanitized) good = good && seccomp_rule_add(filter, SCMP_ACT_ALLOW, SCMP_SYS(sigaltstack), 0) == 0;
  good = good && seccomp_load(filter) == 0;
  seccomp_release(filter);
  return good;
}

}  // namespace

bool confine(int keep, std::uint64_t memory) {
  if (!kSanitized && !limit(RLIMIT_AS, held_now() + memory)) return false;
  const auto kept = static_cast<unsigned>(keep);
  if (kept > 0) close_range(0, kept - 1, 0);
  close_range(kept + 1, ~0U, 0);
  if (!limit(RLIMIT_CORE, 0) || !limit(RLIMIT_FSIZE, 0) || !limit(RLIMIT_NPROC, 0)) return false;
  return load_filter(keep);
}

}  // namespace lagebild
