// Running other programs so that nothing of them stays behind, whatever becomes of us.
#pragma once
#include <stdint.h>
#include <sys/types.h>

// What `guarded_start` runs. All pointers must stay valid until it returns.
struct guarded_program {
    // Absolute path of the program.
    const char *path;
    // Ended by NULL; the first is the program's name.
    char *const *arguments;
    // `NAME=value`, ended by NULL.
    char *const *environment;
    // Working folder, or NULL.
    const char *folder;
    // Descriptors that become 0, 1, 2.
    int input, output, complaints;
    // Where the guardian listens: the program's group is written there before the program runs, so that there is no
    // moment in which we could die and leave it behind.
    int lifeline;
    // Bytes of address space, seconds of processor time, bytes of any file written.
    uint64_t memory, seconds, file_size;
};

// Starts a guardian: a process that waits until the other end of `lifeline` closes, which happens at the latest when we
// die of anything. Then it kills the process group last written there as a pid_t (0: none), removes `folder` with all
// that is in it (NULL: none), and ends. Returns its process id, or -1 with errno set.
pid_t guarded_guardian(const char *folder, int *lifeline);

// Starts a program in a process group of its own, with its limits, and without any other descriptor of ours.
// Returns its process id, or -1 with errno set.
pid_t guarded_start(const struct guarded_program *program);

// A file that has no name and takes only memory (where the system has no such thing: one on disk that is unlinked
// already). Returns its descriptor, or -1 with errno set.
int guarded_memory_file(void);

// How many processors this process may use: those of the machine, or fewer where it was told so (`taskset`, a container).
int guarded_processors(void);
