#include <linux/psp-sev.h>
#include <sys/ioctl.h>

int fake_ioctl(unsigned long request, void *argument)
{
	(void)argument;
	return request == SEV_ISSUE_CMD ? 0 : -1;
}

void fake_fill(const char *directory) { (void)directory; }
void fake_empty(const char *directory) { (void)directory; }
