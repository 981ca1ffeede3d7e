import type { Diagnostic } from '../../catalog/diagnostic.ts';
import { placeOf } from '../../catalog/kinds.ts';
import { modelineOf } from '../../catalog/modeline.ts';
import { type Loaded, readCatalog } from '../../catalog/read/load.ts';
import { checkLoaded } from '../check.ts';

/** A small catalog without findings, in memory. Lines count from the modeline, which is line 1 and not written here. */
const FILES: Readonly<Record<string, string>> = {
  'platforms/linux.yaml': `id: linux
name: Linux
code: LNX
vendor: Nobody
arch: any
order: 0
hue: 0
neutral: true
summary: Interfaces that belong to no vendor at all.
`,
  'platforms/acme.yaml': `id: acme
name: Acme Enclaves
code: ACME
vendor: Acme
arch: x86
order: 1
hue: 90
summary: A technology that serves as an example in tests.
specs: [acme-spec]
`,
  'platforms/borealis.yaml': `id: borealis
name: Borealis Realms
code: BOR
vendor: Borealis
arch: arm64
order: 2
hue: 180
summary: Another technology that serves as an example.
`,
  'sources/acme-spec.yaml': `id: acme-spec
title: Acme Enclaves, the specification
publisher: Acme
`,
  'concepts/nonce.yaml': `id: nonce
name: Caller data
definition: Bytes that the caller hands in and finds again in the result.
vendors:
  - { platform: acme, how: 64 bytes of the request. }
evidence: [{ spec: acme-spec, section: "1" }]
`,
  'formats/acme/acme-report.yaml': `id: acme-report
name: Acme report
platform: acme
encoding: binary
about: What the device hands out.
fields:
  - { name: nonce, offset: 0, size: 64, type: bytes, concept: nonce, meaning: Bytes of the caller. }
evidence: [{ spec: acme-spec, section: "2" }]
`,
  'functions/report.yaml': `id: report
name: Get a report
group: attestation
side: guest
order: 0
definition: Software in the guest obtains evidence about the guest.
aspects:
  - { id: length, name: Length, type: range, unit: bytes }
  - { when: { at-once: No wait lies between., polls: It looks again. }, id: waits,
    name: How it waits,
    type: enum,
    values: { at-once: returns at once, polls: polls for the answer } }
  - { id: timeout, name: Gives up after, type: duration }
  - { id: throttled, name: Throttled, type: boolean }
  - { id: max-size, name: Largest result, type: size }
  - { id: fails-with, name: Fails with, type: errnos }
related: [seal]
concepts: [nonce]
`,
  'functions/seal.yaml': `id: seal
name: Derive a sealing key
group: secrets
side: guest
order: 0
definition: The guest obtains a key that only it can obtain again.
aspects:
  - { id: size, name: Size of the key, type: size }
absent:
  - platform: borealis
    state: none
    reason: The firmware has no such call.
    evidence: [{ spec: acme-spec, section: "9" }]
`,
  'interfaces/linux/common-report.yaml': `id: common-report
name: Common reports
platform: linux
side: guest
summary: A directory in which reports are made in the same way everywhere.
opens: { kind: configfs-directory, path: /sys/kernel/config/report }
stability: testing
history:
  - { change: proposed, date: "2023-01", evidence: [{ lore: 1@example.org, date: "2023-01-05", subject: A proposal }] }
  - { change: added, kernel: "6.2", evidence: [{ commit: 0123456789ab, subject: Add it }] }
operations:
  - id: inblob
    name: inblob
    kind: attribute
    summary: Takes the bytes of the caller.
    implements:
      - { function: report, as: input }
  - id: outblob
    name: outblob
    kind: attribute
    summary: Gives the report back.
    format: acme-report
    implements:
      - function: report
        as: result
        aspects:
          waits: { value: at-once, evidence: [{ spec: acme-spec, section: "3" }] }
providers:
  - platform: acme
    name: acme_guest
    history:
      - { change: added, kernel: "6.2", evidence: [{ commit: 0123456789ab, subject: Add it }] }
    shows: [inblob, outblob]
    implements:
      - function: report
        operations: [inblob, outblob]
        aspects:
          length: { value: { min: 64, max: 64 }, evidence: [{ kernel: drivers/acme.c, symbol: acme_report, at: "6.2" }] }
          waits: { value: polls, evidence: [{ kernel: drivers/acme.c, lines: 10-20, at: "6.2" }] }
          timeout: { value: 30s, evidence: [{ kernel: drivers/acme.c, text: HZ, at: "6.2" }] }
          max-size:
            - { value: 4096, until: "6.2", evidence: [{ kernel: drivers/acme.c, symbol: MAX, at: "6.2" }] }
            - { value: 8192, since: "6.3", evidence: [{ kernel: drivers/acme.c, symbol: MAX, at: "6.3" }] }
kconfig: [REPORT]
`,
  'interfaces/borealis/borealis-device.yaml': `id: borealis-device
name: Borealis device
platform: borealis
side: guest
summary: A device on which the guest asks its firmware.
opens: { kind: device, path: /dev/borealis, mode: "0600" }
stability: uapi
header: [linux/borealis.h]
history:
  - { change: added, kernel: "6.1", evidence: [{ commit: 0123456789ab, subject: Add it }] }
operations:
  - id: get
    name: BOREALIS_GET
    kind: ioctl
    summary: Asks for a report.
    symbol: BOREALIS_GET
    request: borealis_request
    errors:
      - errno: EINVAL
        when: the length is wrong
        evidence: [{ kernel: drivers/borealis.c, symbol: get, at: "6.1" }]
    implements:
      - function: report
        as: result
        aspects:
          throttled: { value: false, evidence: [{ kernel: drivers/borealis.c, symbol: get, at: "6.1" }] }
          max-size: { uapi: borealis_request, evidence: [{ kernel: drivers/borealis.c, symbol: get, at: "6.1" }] }
          fails-with: { value: [EINVAL], evidence: [{ kernel: drivers/borealis.c, symbol: get, at: "6.1" }], complete: true }
structs:
  - name: borealis_request
    fields: [{ name: nonce, role: caller-data }]
constants: [{ name: BOREALIS_* }]
notes:
  - text: It was the first one to have this.
    evidence: [{ url: https://example.org/, title: A page, claimed: true }]
kconfig: [BOREALIS]
`,
  'interfaces/acme/acme-keys.yaml': `id: acme-keys
name: Acme keys
platform: acme
side: guest
summary: A device that derives keys for the guest.
opens: { kind: device, path: /dev/acme-keys }
stability: uapi
history:
  - { change: added, kernel: "6.1", or-before: true, evidence: [{ kconfig: ACME_KEYS, at: "6.1" }] }
  - { change: deprecated, kernel: "6.2", evidence: [{ abi-doc: Documentation/ABI/obsolete/acme, what: keys, at: "6.2" }] }
operations:
  - id: derive
    name: ACME_DERIVE
    kind: ioctl
    summary: Derives a key from the secret of the machine.
    implements:
      - { function: seal, as: result, aspects: { size: { value: 32, evidence: [{ spec: acme-spec, section: "4" }] } } }
related: [common-report]
formerly: [acme-sealing]
kconfig: [ACME_KEYS]
`,
  'topics/report-abi.yaml': `id: report-abi
title: One interface for reports
need: Software wants to get a report in one way on every platform.
functions: [report]
interfaces: [common-report]
looked: { to: "2023-03-01", in: [acme-list] }
questions:
  - id: who-sizes
    ask: Who says how large a report may be?
    date: "2023-01-06"
    answered: { how: The provider says it., by: 2023-01-08-agreed }
    evidence: [{ lore: 3@example.org, subject: A question }]
strands:
  - { id: directory, title: One directory for all, platforms: [linux], series: [common-reports] }
  - { id: larger, title: A larger blob, platforms: [acme] }
events:
  - { id: 2022-05-need, kind: need, date: "2022-05", what: Stated on the list., evidence: [{ lore: 2@example.org, subject: A need }] }
  - id: 2023-01-06-size
    strand: directory
    kind: concern
    date: "2023-01-06"
    of: { person: Bob Example, affiliation: Borealis, as-of: "2023-01-06" }
    strength: objects
    quote: this must be larger
    what: Asks for room for larger reports.
    resolved: { how: The length may vary., by: 2023-01-08-agreed }
    evidence: [{ lore: 4@example.org, subject: "Re: A proposal" }]
  - { id: 2023-01-08-agreed, strand: directory, kind: agreed, date: "2023-01-08", meeting: 2023-01-08-acme-call, what: The call agreed., evidence: [{ lore: 5@example.org, subject: Minutes }] }
`,
  'series/common-reports.yaml': `id: common-reports
title: One directory for reports
by: { person: Ann Example, affiliation: Acme, as-of: "2023-01-05" }
platforms: [linux]
versions:
  - { v: 1, rfc: true, date: "2022-11-05", lore: 0@example.org, subject: An idea }
  - { v: 1, date: "2023-01-05", lore: 1@example.org, subject: A proposal }
outcome: { state: merged, version: 1, date: "2023-01-20", kernel: "6.2", evidence: [{ commit: 0123456789ab, subject: Add it }] }
`,
  'forums/acme-body.yaml': `id: acme-body
name: The body of Acme
kind: body
as-of: "2023-03-01"
`,
  'forums/acme-call.yaml': `id: acme-call
name: The call of Acme
kind: call
part-of: acme-body
as-of: "2023-03-01"
`,
  'forums/acme-list.yaml': `id: acme-list
name: The list of Acme
kind: list
as-of: "2023-03-01"
`,
  'meetings/2023-01-08-acme-call.yaml': `id: 2023-01-08-acme-call
forum: acme-call
date: "2023-01-08"
state: held
agenda: [{ item: Reports, topic: report-abi }]
record: { minutes: [{ lore: 5@example.org, subject: Minutes }] }
evidence: [{ lore: 5@example.org, subject: Minutes }]
`,
  'decisions/2023-01-acme-exit.yaml': `id: 2023-01-acme-exit
what: No common exit for reports.
outcome: dropped
date: "2023-01-08"
forum: acme-call
meeting: 2023-01-08-acme-call
topics: [report-abi]
functions: [report]
record: [{ lore: 5@example.org, subject: Minutes }]
why: The two differ too much.
`,
  'documents/acme-profile.yaml': `id: acme-profile
title: A profile for reports
body: acme-body
kind: profile
state: adopted
as-of: "2023-03-01"
topics: [report-abi]
evidence: [{ spec: acme-spec, section: "1" }]
`,
  'consultations/2023-02-report-frame.yaml': `id: 2023-02-report-frame
topic: report-abi
proposal: { text: Every report has the same frame., disposition: record }
called-by: { person: Ann Example, evidence: [{ lore: 6@example.org, subject: A proposal to record }] }
opened: "2023-02-01"
closes: "2023-02-11"
`,
  'status/acme-status.yaml': `id: acme-status
name: Status of the Acme firmware
platforms: [acme]
from: firmware
bits: 32
arch: x86
summary: What the firmware returns when a command has ended.
where:
  - interface: borealis-device
    operation: get
    text: The driver hands the number on.
    evidence: [{ kernel: drivers/borealis.c, symbol: get, at: "6.1" }]
codes:
  - { name: acme-ok, number: "0x0", meaning: The command was executed., evidence: [{ spec: acme-spec, section: "4" }] }
  - { name: acme-late, number: "0x7", meaning: unknown, evidence: [{ spec: acme-spec, section: "4" }] }
evidence: [{ spec: acme-spec, section: "4" }]
`,
  'logs/acme-log.yaml': `id: acme-log
name: Acme driver
platforms: [acme]
side: guest
summary: What the driver says when the device fails.
status: [acme-status]
files: [{ path: drivers/acme.c }]
lines:
  - id: failed
    text: "request failed: %d"
    when: the device did not answer
    evidence: [{ kernel: drivers/acme.c, text: "request failed", at: "6.1" }]
`,
  'kernels/6.1/kernel.yaml': 'id: "6.1"\nreleased: "2022-12-11"\n',
  'kernels/6.2/kernel.yaml': 'id: "6.2"\nreleased: "2023-02-19"\n',
  'kernels/6.3/kernel.yaml': 'id: "6.3"\nreleased: "2023-04-23"\n',
};

/** A change of one file: texts to replace (each must occur), or a new file. */
export type Edit = Readonly<Record<string, string | readonly (readonly [old: string, now: string])[]>>;

/** The files of the small catalog, changed. */
export function miniFiles(edit: Edit = {}): Map<string, string> {
  const files = new Map<string, string>();
  const add = (file: string, body: string): void => {
    const place = placeOf(file);
    files.set(file, place ? `${modelineOf({ kind: place.kind, file })}\n${body}` : body);
  };
  for (const [file, body] of Object.entries(FILES)) add(file, body);
  for (const [file, change] of Object.entries(edit)) {
    if (typeof change === 'string') {
      add(file, change);
      continue;
    }
    let text = files.get(file) ?? '';
    for (const [old, now] of change) {
      if (!text.includes(old)) throw new Error(`${file} does not contain ${old}`);
      text = text.replace(old, () => now);
    }
    files.set(file, text);
  }
  return files;
}

const DIRECTORY = '/catalog-in-memory';
const results = new Map();

export const loadFiles = (files: ReadonlyMap<string, string>): Loaded =>
  readCatalog(DIRECTORY, { overlay: files, results });

export const checkFiles = (files: ReadonlyMap<string, string>): Diagnostic[] => checkLoaded(loadFiles(files));

/** A diagnostic as `code file:line:column`, the file relative to the catalog. */
export const brief = ({ code, file, line, column }: Diagnostic): string =>
  `${code} ${file.slice(file.indexOf(DIRECTORY) + DIRECTORY.length + 1)}:${line}:${column}`;

/** What is found in the small catalog after a change. */
export const found = (edit: Edit): string[] => checkFiles(miniFiles(edit)).map(brief);
