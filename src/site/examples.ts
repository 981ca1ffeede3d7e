import { toHex } from '../decode/bytes.ts';
import { encode, type GivenValue } from '../decode/sample/encode.ts';
import { seeded } from '../decode/sample/random.ts';
import { memo } from './catalog.ts';
import { layouts } from './formats.ts';

/** Evidence that the site makes up for its decoder: the layouts' own encoder with a fixed seed. It proves nothing. */
interface Recipe {
  id: string;
  name: string;
  format: string;
  seed: number;
  values?: Record<string, GivenValue>;
  /** False leaves what has to agree as it falls, so that the page has something to find. */
  bind?: false;
}

/** What makes the examples of reports plausible: nothing is masked, and there is no author key. */
const PLAIN: Record<string, GivenValue> = {
  POLICY: '0x30000',
  KEY_INFO: 0,
  AUTHOR_KEY_DIGEST: '00'.repeat(48),
};

const RECIPES: readonly Recipe[] = [
  {
    id: 'snp-v3',
    name: 'SEV-SNP report, version 3, Genoa',
    format: 'snp-report-v3-4',
    seed: 3,
    values: { VERSION: 3, CPUID_FAM_ID: 0x19, CPUID_MOD_ID: 0x11, VMPL: 0, ...PLAIN },
  },
  {
    id: 'snp-v5',
    name: 'SEV-SNP report, version 5, Turin',
    format: 'snp-report-v5',
    seed: 5,
    values: { CPUID_FAM_ID: 0x1a, CPUID_MOD_ID: 0x02, VMPL: 1, ...PLAIN },
  },
  { id: 'tdreport', name: 'TDREPORT, TDX 1.5', format: 'tdreport-1-5', seed: 15 },
  {
    id: 'td-quote-v4',
    name: 'TD quote, version 4',
    format: 'tdx-quote-v4',
    seed: 4,
    values: { ATT_KEY_TYPE: 2, TDATTRIBUTES: '0x10000000', SEAMATTRIBUTES: 0 },
  },
  { id: 'cca-token', name: 'CCA token', format: 'cca-collection-legacy', seed: 9 },
  {
    id: 'nitro',
    name: 'Nitro attestation document',
    format: 'nitro-attestation-doc',
    seed: 7,
    values: { module_id: 'i-0123456789abcdef0-enc0123456789abcdef', timestamp: 1767225600000 },
  },
  { id: 'event-log', name: 'Event log of firmware', format: 'tcg-event-log', seed: 12 },
  {
    id: 'tdreport-wrong',
    name: 'TDREPORT, wrong on purpose: its hashes do not agree',
    format: 'tdreport-1-5',
    seed: 16,
    bind: false,
  },
];

export interface Example {
  id: string;
  name: string;
  format: string;
  /** The evidence in hexadecimal. */
  hex: string;
}

/** The examples whose format the catalog has. */
export const examples = memo((): Example[] =>
  RECIPES.flatMap(({ id, name, format, seed, values, bind }) => {
    const layout = layouts().byId.get(format);
    if (!layout) return [];
    const { bytes } = encode(layout, layouts(), {
      random: seeded(seed),
      ...(values ? { values } : {}),
      ...(bind === false ? { bind } : {}),
    });
    return [{ id, name, format, hex: toHex(bytes) }];
  }),
);
