/* Loses packets of SIP that a program sends: LD_PRELOAD, LOSS=0.1, SEED=1, LOST=FILE.
 *
 * Only what begins with a capital letter is SIP here. The program knows nothing of a loss. How
 * many packets were lost is the length of FILE. */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/socket.h>

typedef ssize_t (*sendto_t)(int, const void *, size_t, int, const struct sockaddr *, socklen_t);

static unsigned seed;
static double loss;

__attribute__((constructor)) static void begin(void)
{
    const char *asked = getenv("LOSS"), *begun = getenv("SEED");
    loss = asked ? atof(asked) : 0;
    seed = begun ? (unsigned)atoi(begun) : 1;
}

static void count(void)
{
    const char *name = getenv("LOST");
    FILE *file = name ? fopen(name, "a") : NULL;
    if (file) {
        fputc('.', file);
        fclose(file);
    }
}

static int lost(const void *packet, size_t length)
{
    const char *text = packet;
    if (length < 20 || text[0] < 'A' || text[0] > 'Z')
        return 0;
    return rand_r(&seed) / (double)RAND_MAX < loss && (count(), 1);
}

ssize_t sendto(int fd, const void *packet, size_t length, int flags,
               const struct sockaddr *to, socklen_t size)
{
    static sendto_t real;
    if (!real)
        real = (sendto_t)dlsym(RTLD_NEXT, "sendto");
    return lost(packet, length) ? (ssize_t)length : real(fd, packet, length, flags, to, size);
}
