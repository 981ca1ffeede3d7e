#include <linux/tdx-guest.h>
#include <string.h>

int fake_ioctl(unsigned long request, void *argument)
{
	struct tdx_report_req *req = argument;

	if (request != TDX_CMD_GET_REPORT0)
		return -1;
	memset(req->tdreport, 0x5a, sizeof(req->tdreport));
	return 0;
}

void fake_fill(const char *directory) { (void)directory; }
void fake_empty(const char *directory) { (void)directory; }
