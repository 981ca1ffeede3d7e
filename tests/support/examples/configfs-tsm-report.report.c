#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

static const char *const names[] = { "inblob", "outblob", "auxblob", "provider", "generation" };

int fake_ioctl(unsigned long request, void *argument)
{
	(void)request;
	(void)argument;
	return -1;
}

void fake_fill(const char *directory)
{
	for (unsigned int i = 0; i < sizeof(names) / sizeof(names[0]); i++) {
		char path[512];
		FILE *file;

		snprintf(path, sizeof(path), "%s/%s", directory, names[i]);
		file = fopen(path, "w");
		if (!file)
			continue;
		fputs(names[i], file);
		fclose(file);
	}
}

void fake_empty(const char *directory)
{
	for (unsigned int i = 0; i < sizeof(names) / sizeof(names[0]); i++) {
		char path[512];

		snprintf(path, sizeof(path), "%s/%s", directory, names[i]);
		unlink(path);
	}
}
