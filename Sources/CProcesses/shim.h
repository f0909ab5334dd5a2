#include <malloc.h>
#include <spawn.h>

// The module's headers are read without _GNU_SOURCE, so these are declared here (glibc 2.34, musl 1.2.4).
int pipe2(int ends[2], int flags);
int posix_spawn_file_actions_addchdir_np(posix_spawn_file_actions_t *actions, const char *path);
int posix_spawn_file_actions_addclosefrom_np(posix_spawn_file_actions_t *actions, int first);
