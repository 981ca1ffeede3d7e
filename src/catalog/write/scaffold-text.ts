import { orList } from '../../text.ts';
import { quoted } from './scalar.ts';

/** Evidence that passes and is marked as weak, so that nobody takes it for the real one. */
export const PLACE =
  '{ url: https://docs.kernel.org/, title: Replace this by the place where it was read, claimed: true }';

export interface ScaffoldOptions {
  id: string;
  name: string;
  /** Platform of an interface or format. */
  platform?: string;
  /** Newest kernel of the catalog. */
  newest: string;
  /** Day of what is dated; of a new entry that nobody dated, that of the newest kernel. */
  day: string;
  /** A forum of the catalog, and a topic, for entries that must name one. */
  forum: string;
  topic: string;
}

export const functionText = (
  { id, name }: ScaffoldOptions,
  platforms: readonly string[],
  { group, side, order, types }: { group: string; side: string; order: number; types: readonly string[] },
): string => `id: ${id}
name: ${quoted(name)}
group: ${group}
side: ${side}
order: ${order}
definition: Not defined yet. Say neutrally what counts as this function, without the words of one vendor.
# Typed rows of the comparison: ${orList(types)}.
aspects:
  - { id: privilege, name: Privilege needed, type: text }
# A cell that an interface fills is removed from here.
absent:
${platforms.map((platform) => `  - { platform: ${platform}, state: unknown, reason: Not looked at yet. }`).join('\n')}
`;

export const platformText = (
  { id, name }: ScaffoldOptions,
  { code, order, hue, arch, vendor }: { code: string; order: number; hue: number; arch: string; vendor: string },
): string => `id: ${id}
name: ${quoted(name)}
code: ${quoted(code)}
vendor: ${quoted(vendor)}
arch: ${arch}
order: ${order}
hue: ${hue}
summary: Not described yet. Say in two or three neutral sentences what it is.
`;

export const formatText = ({ id, name, platform }: ScaffoldOptions): string => `id: ${id}
name: ${quoted(name)}
platform: ${platform}
encoding: binary
about: Not described yet. Say what it is and where one gets it.
# One item for each field, such as
#   - { name: version, offset: 0, size: 4, type: uint, concept: format-version, meaning: Version of the layout. }
fields: []
evidence: [${PLACE}]
`;

export const conceptText = ({ id, name }: ScaffoldOptions): string => `id: ${id}
name: ${quoted(name)}
definition: Not defined yet. Say what it is, in neutral words.
vendors: []
evidence: [${PLACE}]
`;

export const topicText = ({ id, name }: ScaffoldOptions): string => `id: ${id}
title: ${quoted(name)}
need: Not described yet. Say what is needed and why, neutrally.
# One item for each part that can be merged or dropped on its own; its series are entries of their own.
strands:
  - { id: first-part, title: Not named yet }
# What happened, oldest first; a version of a series stands in the series. reported: a secondary source only.
events:
  - id: first-word
    kind: reported
    what: Not described yet. Say where the need was stated.
    evidence: [${PLACE}]
`;

export const seriesText = ({ id, name }: ScaffoldOptions): string => `id: ${id}
title: ${quoted(name)}
# Every version that is known, each with Message-ID, subject and day; a version that cannot be named says why in missing.
versions:
  - v: 1
    missing: Not looked up yet.
    evidence: [${PLACE}]
outcome: { state: open }
`;

export const forumText = ({ id, name, day }: ScaffoldOptions): string => `id: ${id}
name: ${quoted(name)}
kind: list
record: Not looked up yet.
as-of: "${day}"
`;

export const meetingText = ({ id, name, day, forum }: ScaffoldOptions): string => `id: ${id}
title: ${quoted(name)}
forum: ${forum}
date: "${day}"
state: announced
# One item for each matter, as announced. After the meeting add, under record, its minutes, and one event for each
# outcome to the topics, with the id of this meeting.
agenda:
  - { item: Not entered yet }
evidence: [${PLACE}]
`;

export const decisionText = ({ id, day, forum }: ScaffoldOptions): string => `id: ${id}
what: Not described yet. Say in a sentence what was decided.
outcome: agreed
date: "${day}"
forum: ${forum}
# The forum's own record goes under record; without one, say who reports it.
reported-by: { person: Not entered yet, evidence: [${PLACE}] }
`;

export const documentText = ({ id, name, day, forum }: ScaffoldOptions): string => `id: ${id}
title: ${quoted(name)}
body: ${forum}
kind: specification
state: individual
as-of: "${day}"
evidence: [${PLACE}]
`;

export const consultationText = ({ id, day, topic }: ScaffoldOptions): string => `id: ${id}
topic: ${topic}
proposal:
  text: Not worded yet. Write the sentence that would be recorded.
  disposition: record
called-by: { person: Not entered yet, evidence: [${PLACE}] }
opened: "${day}"
closes: "${day}"
`;

export const statusText = ({ id, name }: ScaffoldOptions, platform: string): string => `id: ${id}
name: ${quoted(name)}
platforms: [${platform}]
from: firmware
bits: 32
summary: Not described yet. Say what the numbers tell and who reads them.
where:
  - { text: Not described yet., evidence: [${PLACE}] }
# The number of a constant of the kernel's headers is extracted; without one, give it: number: "0x16".
codes:
  - { name: not-entered-yet, number: "0x0", meaning: unknown, evidence: [${PLACE}] }
evidence: [${PLACE}]
`;

export const logText = ({ id, name }: ScaffoldOptions, platform: string): string => `id: ${id}
name: ${quoted(name)}
platforms: [${platform}]
side: host
summary: Not described yet. Say which part of the kernel it is.
# Sources whose lines npm run verify -- --update extracts.
files: [{ path: drivers/example.c }]
# One item for each line whose cause is known:
#   - id: failed
#     text: "failed with %d"
#     when: the device did not answer
#     evidence: [{ kernel: drivers/example.c, text: "failed with", at: "7.3" }]
lines: []
`;

export const sourceText = ({ id, name }: ScaffoldOptions): string => `id: ${id}
title: ${quoted(name)}
publisher: Not entered yet
read: quoted
`;

export const kernelText = ({ id }: ScaffoldOptions, released: string): string => `id: "${id}"
released: "${released}"
evidence: [${PLACE}]
`;

export const distributionText = ({ id, name }: ScaffoldOptions): string => `id: ${id}
name: ${quoted(name)}
system: Not entered yet
arch: x86
# Instead of unknown, config says what was read: kernel, version, date, and packages, or repository, commit and paths.
# npm run distribution -- ${id} then extracts what it says.
unknown: its configuration was not looked for yet
`;
