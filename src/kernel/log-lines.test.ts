import { expect, test } from 'vitest';
import { linesOfFile } from './log-lines.ts';

const SOURCE = `#define pr_fmt(fmt) "tdx: " fmt
/* pr_err("a comment\\n"); */
static int start(struct device *dev, int rc)
{
	pr_err("load failed: "
	       "0x%llx\\n", rc);
	dev_warn_once(dev, "no reply\\n");
	pr_debug("not on\\n");
	pr_info(text);
	return WARN_ON(rc) ? -EIO : 0;
}
void stop(void)
{
	WARN_ONCE(1, FW_BUG "bad \\"page\\" %d", 3);
	pr_warn("%d\\n", 3);
}
`;

test('each line with its place, its function and what stands before it', () => {
  expect(linesOfFile('a.c', SOURCE)).toEqual([
    { file: 'a.c', line: 5, in: 'start', by: 'pr_err', prefix: 'tdx: ', text: 'load failed: 0x%llx' },
    { file: 'a.c', line: 7, in: 'start', by: 'dev_warn_once', text: 'no reply' },
    { file: 'a.c', line: 14, in: 'stop', by: 'WARN_ONCE', text: '[Firmware Bug]: bad "page" %d' },
  ]);
});
