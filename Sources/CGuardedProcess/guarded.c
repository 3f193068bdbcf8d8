#define _GNU_SOURCE
#include "CGuardedProcess.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#ifdef __linux__
#include <sched.h>
#endif
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

// Folders deeper than this are left alone: no program of ours makes them.
enum { DEEPEST_FOLDER = 64 };

static void close_from(int first) {
#if defined(__linux__) && defined(CLOSE_RANGE_UNSHARE)
    if (close_range(first, ~0U, 0) == 0) return;
#endif
    long last = sysconf(_SC_OPEN_MAX);
    if (last < 0 || last > 65536) last = 65536;
    for (int descriptor = first; descriptor < last; descriptor++) close(descriptor);
}

// Removes a file, or a folder with its content; a link is removed, never followed.
static void remove_tree(int parent, const char *name, int depth) {
    if (unlinkat(parent, name, 0) == 0 || depth == DEEPEST_FOLDER) return;
    int descriptor = openat(parent, name, O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC);
    if (descriptor < 0) return;
    DIR *folder = fdopendir(descriptor);
    if (folder == NULL) {
        close(descriptor);
        return;
    }
    for (struct dirent *entry; (entry = readdir(folder)) != NULL;) {
        if (strcmp(entry->d_name, ".") == 0 || strcmp(entry->d_name, "..") == 0) continue;
        remove_tree(dirfd(folder), entry->d_name, depth + 1);
    }
    closedir(folder);
    unlinkat(parent, name, AT_REMOVEDIR);
}

static void reset_signals(void) {
    sigset_t none;
    sigemptyset(&none);
    sigprocmask(SIG_SETMASK, &none, NULL);
    for (int number = 1; number < NSIG; number++)
        if (number != SIGKILL && number != SIGSTOP) signal(number, SIG_DFL);
}

static _Noreturn void guard(const char *folder, int lifeline) {
    // Out of the terminal's reach: a Ctrl-C that ends us must not end the guardian.
    setsid();
    signal(SIGPIPE, SIG_IGN);
    signal(SIGTERM, SIG_IGN);
    signal(SIGHUP, SIG_IGN);
    if (lifeline != 0) dup2(lifeline, 0);
    close_from(1);
    pid_t group = 0, told;
    for (;;) {
        ssize_t count = read(0, &told, sizeof told);
        if (count == sizeof told)
            group = told;
        else if (count >= 0 || errno != EINTR)
            break;
    }
    if (group > 0) kill(-group, SIGKILL);
    if (folder != NULL) remove_tree(AT_FDCWD, folder, 0);
    _exit(0);
}

pid_t guarded_guardian(const char *folder, int *lifeline) {
    int ends[2];
    if (pipe(ends) != 0) return -1;
    fcntl(ends[0], F_SETFD, FD_CLOEXEC);
    fcntl(ends[1], F_SETFD, FD_CLOEXEC);
    pid_t process = fork();
    if (process == 0) {
        close(ends[1]);
        guard(folder, ends[0]);
    }
    close(ends[0]);
    if (process < 0) {
        close(ends[1]);
        return -1;
    }
    *lifeline = ends[1];
    return process;
}

static void limit(int resource, uint64_t value) {
    struct rlimit limits = {value, value};
    setrlimit(resource, &limits);
}

pid_t guarded_start(const struct guarded_program *program) {
    pid_t process = fork();
    if (process != 0) {
        // Both do it, so that it is done whoever comes first.
        if (process > 0) setpgid(process, process);
        return process;
    }
    setpgid(0, 0);
    // A guardian that is gone must not end the program.
    signal(SIGPIPE, SIG_IGN);
    pid_t group = getpid();
    while (write(program->lifeline, &group, sizeof group) < 0 && errno == EINTR) {}
    reset_signals();
    // Out of the way of 0 to 2 first.
    int wanted[3] = {program->input, program->output, program->complaints};
    for (int place = 0; place < 3; place++) wanted[place] = fcntl(wanted[place], F_DUPFD, 3);
    for (int place = 0; place < 3; place++) dup2(wanted[place], place);
    close_from(3);
    if (program->folder != NULL && chdir(program->folder) != 0) _exit(126);
    umask(077);
    limit(RLIMIT_CORE, 0);
    limit(RLIMIT_AS, program->memory);
    limit(RLIMIT_CPU, program->seconds);
    limit(RLIMIT_FSIZE, program->file_size);
    execve(program->path, program->arguments, program->environment);
    _exit(127);
}

int guarded_memory_file(void) {
#ifdef __linux__
    return memfd_create("letter", MFD_CLOEXEC);
#else
    char name[] = "/tmp/letter-XXXXXX";
    int descriptor = mkstemp(name);
    if (descriptor >= 0) {
        unlink(name);
        fcntl(descriptor, F_SETFD, FD_CLOEXEC);
    }
    return descriptor;
#endif
}

int guarded_processors(void) {
#ifdef __linux__
    cpu_set_t allowed;
    if (sched_getaffinity(0, sizeof allowed, &allowed) == 0) return CPU_COUNT(&allowed);
#endif
    long processors = sysconf(_SC_NPROCESSORS_ONLN);
    return processors > 0 ? (int)processors : 1;
}
