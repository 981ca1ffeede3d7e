/**
 * Forms in which people write a name, each with what it comes down to. They are applied one after another to the whole
 * question before it is cut into words.
 */
const FORMS: readonly (readonly [RegExp, string])[] = [
  // What the log puts before its lines, and addresses of devices and of code.
  [/\[\s*\d+\.\d{4,}\]/g, ' '],
  [/\b[0-9a-f]{4}:[0-9a-f]{2}:[0-9a-f]{2}\.[0-9a-f]\b/gi, ' '],
  [/\+0x[0-9a-f]+\/0x[0-9a-f]+/gi, ' '],
  // Calls, of which the second argument or the function's name counts.
  [/\bioctl\s*\(\s*[^,()]+,\s*([A-Za-z_]\w*)[^)]*\)?/g, ' $1 '],
  [/\b([A-Za-z_]\w{3,})\s*\(\s*\)/g, ' $1 '],
  [/&[A-Za-z_]\w*/g, ' '],
  // Commands that are about a module, a directory or a file.
  [/(?:^|\s)(?:sudo\s+)?(?:modprobe|insmod|rmmod|modinfo|lsmod)(?:\s+(?:-\w+|\||grep))*\s+/g, ' '],
  [/(?:^|\s)(?:sudo\s+)?(?:cat|ls|echo|mkdir|rmdir|xxd|hexdump|dmesg|grep|stat|chmod)\s+(?=[-/|"'])/g, ' '],
  [/\b([\w-]+)\.ko(?:\.(?:xz|gz|zst))?\b/g, '$1'],
  // Numbers of exits and of firmware's answers, by the prefix of their names.
  [/\b(?:kvm[_ ])?exit[_ ]?reason\s*[:=#]?\s*(\d+)\b/gi, ' kvm_exit=$1 '],
  [/\bKVM_EXIT\s*[:=#]?\s*(\d+)\b/g, ' kvm_exit=$1 '],
  [/\b(?:fw|firmware|psp|sev)[_ ]err(?:or)?(?:\s+code)?\s*[:=#]?\s*(0x[0-9a-f]+|\d+)\b/gi, ' sev_ret=$1 '],
  [/\bSEV_RET\s*[:=#]?\s*(0x[0-9a-f]+|\d+)\b/g, ' sev_ret=$1 '],
  [/\bINIT\s+error\s*[:=#]?\s*(0x[0-9a-f]+|\d+)\b/gi, ' init sev_ret=$1 '],
];

export const plainForm = (text: string): string => FORMS.reduce((left, [form, to]) => left.replace(form, to), text);

/** Spellings under which a token may be known, the likeliest first: as it is, then without what is put around names. */
export function spellings(token: string): string[] {
  const found = new Set([token]);
  const add = (other: string | undefined): void => {
    if (other && other.length > 1) found.add(other);
  };
  const value = /^([\w-]+)=(0x[0-9a-f]+|\d+)$/i.exec(token);
  if (value) add(`${value[1]}=${Number(value[2])}`);
  const number = /^(?:0x)?([0-9a-f]{6,16})$/i.exec(token);
  if (number && /\d/.test(token)) {
    add(`0x${number[1]}`);
    if (/^\d+$/.test(token)) add(`0x${BigInt(token).toString(16)}`);
  }
  // A parameter with its value, a register with its algorithm, an element of an array, a member.
  add(/^([^=]+)=/.exec(token)?.[1]);
  for (const name of [...found]) {
    add(/^(.+):[a-z0-9-]+$/i.exec(name)?.[1]);
    add(/^(.+)\[\w*\]$/.exec(name)?.[1]);
    add(/^[\w-]+\.([\w.-]+)$/.exec(name)?.[1]);
    add(/^[\w-]+->([\w.]+)$/.exec(name)?.[1]);
  }
  for (const name of [...found]) {
    if (!name.includes('/')) {
      if (name.includes('-')) add(name.replaceAll('-', '_'));
      if (name.includes('_') && !/[A-Z]/.test(name)) add(name.replaceAll('_', '-'));
      if (/[a-z]\d$/i.test(name)) add(name.replace(/\d$/, ''));
    } else {
      // The file alone, and a path below a directory that the asker has named.
      const parts = name.split('/').filter(Boolean);
      for (let from = 1; from < parts.length; from += 1) add(parts.slice(from).join('/'));
      for (let to = parts.length - 1; to > 1; to -= 1) add(parts.slice(0, to).join('/'));
      if (name.includes('-')) add(name.replaceAll('-', '_'));
    }
  }
  return [...found];
}
