#include <linux/sev-guest.h>
#include <sys/ioctl.h>

int fake_ioctl(unsigned long request, void *argument)
{
	(void)argument;
	return request == SNP_GET_DERIVED_KEY ? 0 : -1;
}

void fake_fill(const char *directory) { (void)directory; }
void fake_empty(const char *directory) { (void)directory; }
