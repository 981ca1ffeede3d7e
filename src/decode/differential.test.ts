import { createRequire } from 'node:module';
import { describe, expect, test } from 'vitest';
import { decode } from './decode.ts';
import { loadFormats } from './load.ts';
import { encode } from './sample/encode.ts';
import { seeded } from './sample/random.ts';
import type { JsonValue } from './types.ts';

/** Quotes that these tests make, read by an independent public decoder and by the layouts. */
const { Quote } = createRequire(import.meta.url)('@phala/dcap-qvl');
const set = loadFormats();

const HEADER = {
  VERSION: 'version',
  ATT_KEY_TYPE: 'attestationKeyType',
  TEE_TYPE: 'teeType',
  QE_VENDOR_ID: 'qeVendorId',
  USER_DATA: 'userData',
};
const BODY = {
  TEE_TCB_SVN: 'teeTcbSvn',
  MRSEAM: 'mrSeam',
  MRSIGNERSEAM: 'mrSignerSeam',
  SEAMATTRIBUTES: 'seamAttributes',
  TDATTRIBUTES: 'tdAttributes',
  XFAM: 'xfam',
  MRTD: 'mrTd',
  MRCONFIGID: 'mrConfigId',
  MROWNER: 'mrOwner',
  MROWNERCONFIG: 'mrOwnerConfig',
  RTMR0: 'rtMr0',
  RTMR1: 'rtMr1',
  RTMR2: 'rtMr2',
  RTMR3: 'rtMr3',
  REPORTDATA: 'reportData',
};
const LATER = { TEE_TCB_SVN2: 'teeTcbSvn2', MRSERVICETD: 'mrServiceTd' };

describe('against @phala/dcap-qvl', () => {
  test.each([
    ['tdx-quote-v4', {}],
    ['tdx-quote-v5-body2', {}],
    ['tdx-quote-v5-body3', LATER],
  ])('%s', (id, later) => {
    for (let seed = 1; seed <= 40; seed++) {
      const { bytes } = encode(set.byId.get(id) as never, set, {
        random: seeded(seed),
        values: { ATT_KEY_TYPE: 2, CERT_DATA_TYPE: 6, INNER_CERT_TYPE: 5 },
      });
      const ours = new Map(decode(bytes, set).fields.map((f) => [f.name, f.raw ?? f.value]));
      const theirs = Quote.parse(Buffer.from(bytes));
      const body = theirs.report.data;
      const report = body.base ?? body;
      for (const [name, key] of Object.entries(HEADER)) same(name, ours.get(name), theirs.header[key]);
      for (const [name, key] of Object.entries(BODY)) same(name, ours.get(name), report[key]);
      for (const [name, key] of Object.entries(later)) same(name, ours.get(name), body[key]);
      for (const [name, value] of Object.entries(signature(theirs))) same(name, ours.get(name), value);
    }
  });
});

interface AuthData {
  ecdsaSignature: Uint8Array;
  ecdsaAttestationKey: Uint8Array;
  certificationData: { certType: number };
  qeReportData: {
    qeReport: Uint8Array;
    qeReportSignature: Uint8Array;
    qeAuthData: Uint8Array;
    certificationData: { certType: number; body: Uint8Array };
  };
}

function signature(quote: { authData: { data: AuthData } }): Record<string, unknown> {
  const { ecdsaSignature, ecdsaAttestationKey, certificationData, qeReportData } = quote.authData.data;
  return {
    ECDSA_SIG: ecdsaSignature,
    ATTEST_PUB_KEY: ecdsaAttestationKey,
    CERT_DATA_TYPE: certificationData.certType,
    QE_REPORT: qeReportData.qeReport,
    QE_REPORT_SIG: qeReportData.qeReportSignature,
    QE_AUTH_DATA: qeReportData.qeAuthData,
    INNER_CERT_TYPE: qeReportData.certificationData.certType,
    INNER_CERT_SIZE: qeReportData.certificationData.body.length,
  };
}

function same(name: string, ours: JsonValue | undefined, theirs: unknown): void {
  const text = typeof theirs === 'number' ? Number(`0x${reversed(String(ours))}`) : ours;
  expect([name, text]).toEqual([
    name,
    typeof theirs === 'number' ? theirs : Buffer.from(theirs as Uint8Array).toString('hex'),
  ]);
}

function reversed(hex: string): string {
  return Buffer.from(hex, 'hex').reverse().toString('hex');
}
