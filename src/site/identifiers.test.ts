import { beforeAll, describe, expect, it } from 'vitest';
import { normalise } from '../search/normalise.ts';
import { getCatalog } from './catalog.ts';
import { nameIndex } from './identifiers.ts';
import { headerNames, namedTargets, printedIndex } from './name-lists.ts';
import { provideCatalog } from './provide.ts';

beforeAll(() => {
  provideCatalog();
});

const first = (name: string): string | undefined => nameIndex().get(normalise(name))?.[0]?.target.url;

describe('names', () => {
  it.each([
    ['SNP_GET_REPORT', '/interfaces/sev-guest/#'],
    ['ioctl SNP_GET_REPORT', '/interfaces/sev-guest/#'],
    ['/sys/kernel/config/tsm/report', '/interfaces/configfs-tsm-report/'],
    ['tsm/report', '/interfaces/configfs-tsm-report/'],
    ['inblob', '/interfaces/configfs-tsm-report/#inblob'],
    ['report/$name/inblob', '/interfaces/configfs-tsm-report/#inblob'],
    ['TDX_CMD_GET_REPORT0', '/interfaces/tdx-guest/#'],
    ['0xC4405401', '/interfaces/tdx-guest/#'],
    ['c4405401', '/interfaces/tdx-guest/#'],
    ['RTMR', '/interfaces/tdx-guest-measurements/'],
    ['ENXIO', '/interfaces/configfs-tsm-report/#'],
    ['-ENXIO', '/interfaces/configfs-tsm-report/#'],
    ['struct snp_report_req', '/interfaces/sev-guest/#struct-snp_report_req'],
    ['snp_report_req.user_data', '/interfaces/sev-guest/#snp_report_req.user_data'],
    ['CONFIG_SEV_GUEST', '/interfaces/sev-guest/'],
    ['TDX', '/platforms/intel-tdx/'],
    ['6.12', '/kernels/6.12/'],
  ])('%s leads to its page first', (name, url) => {
    expect(first(name)?.startsWith(url), first(name)).toBe(true);
  });

  it('every operation, path and interface is found by its own name', () => {
    for (const item of getCatalog().interfaces) {
      const urls = (name: string) =>
        nameIndex()
          .get(normalise(name))
          ?.map((found) => found.target.url.split('#')[0]);
      const page = `/interfaces/${item.id}/`;
      expect(urls(item.id)).toContain(page);
      for (const operation of item.operations) expect(urls(operation.name), operation.name).toContain(page);
    }
  });
});

it('what the index is made of has an address for every name', () => {
  const pages = new Set(getCatalog().interfaces.map(({ id }) => `/interfaces/${id}/`));
  for (const [name, targets] of namedTargets()) {
    expect(targets.length, name).toBeGreaterThan(0);
    for (const { url, kind } of targets)
      if (kind === 'ioctl') expect(pages.has(url.split('#')[0] ?? ''), url).toBe(true);
  }
});

it('names of headers come without their fields', () => {
  expect(headerNames()['linux/sev-guest.h']).toContain('SNP_GET_REPORT');
  expect(
    Object.values(headerNames())
      .flat()
      .filter((name) => name.includes('.')),
  ).toEqual([]);
});

it('the printed index has every operation', () => {
  const printed = new Set(printedIndex().flatMap((part) => part.names.map(({ name }) => normalise(name))));
  for (const item of getCatalog().interfaces) {
    for (const operation of item.operations) expect(printed.has(normalise(operation.name)), operation.name).toBe(true);
  }
});
