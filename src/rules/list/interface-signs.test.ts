import { expect, test } from 'vitest';
import { found } from '../testing/mini.ts';

const FILE = 'interfaces/acme/acme-keys.yaml';
const OPENS = 'opens: { kind: device, path: /dev/acme-keys }\n';

test.each([
  ['a path with a part that varies', 'opens: { kind: sysfs-directory, path: /sys/class/acme/acmeN }'],
  ['a part that the caller chooses', 'opens: { kind: configfs-directory, path: /sys/kernel/config/acme/$name }'],
  ['a path that others open too', 'opens: { kind: kvm-fd, path: /dev/kvm }'],
  ['no path', 'opens: { kind: hypercall }'],
])('%s needs signs', (_, opens) => {
  expect(found({ [FILE]: [[OPENS, `${opens}\n`]] })).toEqual([`interface-signs ${FILE}:7:1`]);
  for (const said of ['signs: [{ cpu-flag: acme }]\n', 'signs-none: an ioctl answers it\n'])
    expect(found({ [FILE]: [[OPENS, `${opens}\n${said}`]] })).toEqual([]);
});

test('a parameter of the command line needs none, nor does what is only proposed', () => {
  expect(found({ [FILE]: [[OPENS, 'opens: { kind: command-line, path: acme= }\n']] })).toEqual([]);
});

test('signs and a reason', () => {
  const both = `${OPENS}signs: [{ cpu-flag: acme }]\nsigns-none: an ioctl answers it\n`;
  expect(found({ [FILE]: [[OPENS, both]] })).toEqual([`interface-signs ${FILE}:9:1`]);
});
