/*
 * Stands between an example and the machine: paths below /dev and /sys lead into the directory FAKE_ROOT, and an ioctl
 * on what was opened there is answered by fake_ioctl() of the example's own file. With FAKE_REFUSE set each call on
 * such a descriptor fails with EIO; with FAKE_BUSY=N the first N do with EBUSY. Linked in by --wrap.
 */
#include <errno.h>
#include <fcntl.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

int fake_ioctl(unsigned long request, void *argument);
/* Makes what the kernel shows in a directory that was just made. */
void fake_fill(const char *directory);
/* Removes what the kernel itself removes with a directory. */
void fake_empty(const char *directory);

int __real_open(const char *path, int flags, ...);
int __real_mkdir(const char *path, mode_t mode);
int __real_rmdir(const char *path);
ssize_t __real_read(int fd, void *buffer, size_t count);
ssize_t __real_write(int fd, const void *buffer, size_t count);
ssize_t __real_pread(int fd, void *buffer, size_t count, off_t offset);
ssize_t __real_pwrite(int fd, const void *buffer, size_t count, off_t offset);

static unsigned char faked[1024];

static const char *place(const char *path, char *buffer, size_t size)
{
	const char *root = getenv("FAKE_ROOT");

	if (!root || (strncmp(path, "/dev/", 5) && strncmp(path, "/sys/", 5)) || !strcmp(path, "/dev/full"))
		return NULL;
	snprintf(buffer, size, "%s%s", root, path);
	return buffer;
}

/* Whether a call on the descriptor has to fail, with errno set. */
static int refused(int fd)
{
	static int calls;
	const char *busy = getenv("FAKE_BUSY");

	if (fd < 0 || fd >= (int)sizeof(faked) || !faked[fd])
		return 0;
	if (getenv("FAKE_REFUSE")) {
		errno = EIO;
		return 1;
	}
	if (busy && calls++ < atoi(busy)) {
		errno = EBUSY;
		return 1;
	}
	return 0;
}

int __wrap_open(const char *path, int flags, ...)
{
	char buffer[512];
	const char *other = place(path, buffer, sizeof(buffer));
	mode_t mode = 0;
	va_list list;
	int fd;

	if (flags & O_CREAT) {
		va_start(list, flags);
		mode = va_arg(list, mode_t);
		va_end(list);
	}
	if (!(flags & O_CLOEXEC))
		fprintf(stderr, "fake: %s is opened without O_CLOEXEC\n", path);
	fd = __real_open(other ? other : path, flags, mode);
	if (fd >= 0 && fd < (int)sizeof(faked))
		faked[fd] = other != NULL;
	return fd;
}

int __wrap_ioctl(int fd, unsigned long request, ...)
{
	va_list list;
	void *argument;

	va_start(list, request);
	argument = va_arg(list, void *);
	va_end(list);
	return refused(fd) ? -1 : fake_ioctl(request, argument);
}

int __wrap_mkdir(const char *path, mode_t mode)
{
	char buffer[512];
	const char *other = place(path, buffer, sizeof(buffer));
	int rc = __real_mkdir(other ? other : path, mode);

	if (!rc && other)
		fake_fill(other);
	return rc;
}

int __wrap_rmdir(const char *path)
{
	char buffer[512];
	const char *other = place(path, buffer, sizeof(buffer));

	if (other)
		fake_empty(other);
	return __real_rmdir(other ? other : path);
}

ssize_t __wrap_read(int fd, void *buffer, size_t count)
{
	return refused(fd) ? -1 : __real_read(fd, buffer, count);
}

ssize_t __wrap_write(int fd, const void *buffer, size_t count)
{
	return refused(fd) ? -1 : __real_write(fd, buffer, count);
}

ssize_t __wrap_pread(int fd, void *buffer, size_t count, off_t offset)
{
	return refused(fd) ? -1 : __real_pread(fd, buffer, count, offset);
}

ssize_t __wrap_pwrite(int fd, const void *buffer, size_t count, off_t offset)
{
	return refused(fd) ? -1 : __real_pwrite(fd, buffer, count, offset);
}
