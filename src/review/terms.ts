/**
 * Terms of names and prose: what a proposal and the catalog are compared by. Identifiers fall into their parts, words into
 * their stems; words of vendors are left out by the caller, so that what is left is what the thing does.
 */

/** Words that say nothing of what an interface does: of the language, of patches, and of interfaces in general. */
const SILENT = new Set(
  (
    'a about above after again all also an and any are as at be because been before being below between both but by can ' +
    'cannot could did do does doing done down each either else every few for from further get gets given had has have having ' +
    'he her here hers him his how however i if in instead into is it its itself just let like may me might more most must my ' +
    'need needs neither no nor not now of off on once one only or other our out over own per same shall she should since so ' +
    'some such than that the their them then there these they this those through thus to too two under until up upon us use ' +
    'used uses using very via was we were what when where whether which while who whom why will with within without would you your ' +
    'add added adds adding allow allows available call called calls case change changed changes code currently define defined ' +
    'defines drop file files first fix fixed function functions header implement implementation implemented implements ' +
    'include interface interfaces introduce kernel linux make makes member name named new note number patch patches possible provide ' +
    'provided provides return returned returns see series set sets signed struct structure support supported supports ' +
    'thing things user userspace value values version way want wants work works ' +
    'say says said enable enabled enables show shows shown take takes taken run runs running tell tells told whose learn learns ' +
    'int long char void static const unsigned inline bool enum union typedef extern null true false ' +
    'u8 u16 u32 u64 s8 s16 s32 s64 le32 le64 be32 be64 bit bits bytes byte ioc iow ior iowr io ioctl ioctls uapi api abi ' +
    'vm vms cap machine guest host virt virtual device devices dev directory configfs sysfs securityfs kvm coco confidential ' +
    'computing domain trust trusted x86 arm64 aarch64 s390 s390x powerpc ppc pseries risc riscv'
  ).split(' '),
);

/** Terms that mean the same here, by their stems. */
const SAME: Readonly<Record<string, string>> = {
  attest: 'attestation',
  cert: 'certificat',
  certificate: 'certificat',
  crypt: 'encrypt',
  dbg: 'debug',
  endorsement: 'certificat',
  fw: 'firmware',
  gfn: 'page',
  gmem: 'memfd',
  gpa: 'page',
  hash: 'digest',
  id: 'identity',
  identiti: 'identity',
  init: 'initialis',
  initializ: 'initialis',
  initialization: 'initialis',
  measur: 'measurement',
  mem: 'memory',
  mr: 'measurement',
  priv: 'privat',
  quot: 'report',
  recv: 'receiv',
  rtmr: 'runtime-measurement',
  seal: 'sealing',
  unaccept: 'accept',
  acceptanc: 'accept',
  encryption: 'encrypt',
};

/** The stem of an English word, near enough to match its forms: plural, past and gerund. */
export function stem(word: string): string {
  let out = word;
  if (out.length > 4 && out.endsWith('ies')) out = `${out.slice(0, -3)}y`;
  else if (out.length > 3 && out.endsWith('s') && !/(?:ss|[^p]us|is)$/.test(out)) out = out.slice(0, -1);
  if (out.length > 5 && out.endsWith('ing')) out = undouble(out.slice(0, -3));
  else if (out.length > 4 && out.endsWith('ed')) out = undouble(out.slice(0, -2));
  if (out.length > 4 && out.endsWith('e')) out = out.slice(0, -1);
  return Object.hasOwn(SAME, out) ? (SAME[out] ?? out) : out;
}

const undouble = (word: string): string => (/([bdgmnprt])\1$/.test(word) ? word.slice(0, -1) : word);

/** The terms of a text or an identifier, in order; none that says nothing. */
export function termsOf(text: string): string[] {
  const out: string[] = [];
  const plain = text.replace(/\b([A-Z]{2,})s\b/g, '$1');
  for (const run of plain.match(/[A-Za-z][A-Za-z0-9]*/g) ?? []) {
    for (const part of run.split(/(?<=[a-z0-9])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])/)) {
      const word = part.toLowerCase();
      if (word.length < 2 || word.length > 40 || SILENT.has(word)) continue;
      const term = stem(word);
      if (!SILENT.has(term)) out.push(term);
    }
  }
  return out;
}

/** Weighted terms of one thing. */
export type Bag = Map<string, number>;

/** Adds the terms of a text to a bag, each with this weight, without those that are left out. */
export function addTerms(bag: Bag, text: string | undefined, weight: number, without: ReadonlySet<string>): void {
  if (!text || weight === 0) return;
  for (const term of termsOf(text)) if (!without.has(term)) bag.set(term, (bag.get(term) ?? 0) + weight);
}
