int fake_ioctl(unsigned long request, void *argument)
{
	(void)request;
	(void)argument;
	return -1;
}

void fake_fill(const char *directory) { (void)directory; }
void fake_empty(const char *directory) { (void)directory; }
