/** The forms of text in which people hold bytes, made of any bytes. Each is written as the named tool prints it. */
import { toHex } from '../bytes.ts';

const hex2 = (byte: number): string => byte.toString(16).padStart(2, '0');
const octal = (value: number, width: number): string => value.toString(8).padStart(width, '0');
const hexAt = (offset: number, width: number): string => offset.toString(16).padStart(width, '0');
const list = (bytes: Uint8Array): number[] => [...bytes];
export const base64 = (bytes: Uint8Array | string): string => Buffer.from(bytes).toString('base64');
const wrap = (text: string, width: number): string => (text.match(new RegExp(`.{1,${width}}`, 'g')) ?? []).join('\n');
const ascii = (row: readonly number[]): string =>
  row.map((byte) => (byte > 0x1f && byte < 0x7f ? String.fromCharCode(byte) : '.')).join('');

/** Rows of so many bytes with the offset of each. */
function rows(bytes: Uint8Array, width: number): { at: number; row: number[] }[] {
  return Array.from({ length: Math.ceil(bytes.length / width) }, (_, i) => ({
    at: i * width,
    row: list(bytes.subarray(i * width, (i + 1) * width)),
  }));
}

/** A row in groups of `size` bytes, each as one word in the order of a little-endian machine. */
function words(row: readonly number[], size: number, print: (word: bigint, size: number) => string): string[] {
  return Array.from({ length: Math.ceil(row.length / size) }, (_, i) => {
    const part = row.slice(i * size, (i + 1) * size);
    return print(
      part.reduceRight((sum, byte) => (sum << 8n) | BigInt(byte), 0n),
      part.length,
    );
  });
}
const word = (size: number) => (value: bigint) => value.toString(16).padStart(size * 2, '0');

const lines = (bytes: Uint8Array, width: number, print: (at: number, row: number[]) => string): string =>
  rows(bytes, width)
    .map(({ at, row }) => print(at, row))
    .join('\n');

/** Rows that repeat the one before become one `*`, as hexdump and od print them. */
function squeezed(bytes: Uint8Array, print: (at: number, row: number[]) => string, end: string): string {
  let last = '';
  let starred = false;
  const out: string[] = [];
  const all = rows(bytes, 16);
  for (const [index, { at, row }] of all.entries()) {
    const same = row.join() === last && index < all.length - 1;
    if (!same) out.push(print(at, row));
    else if (!starred) out.push('*');
    starred = same;
    last = row.join();
  }
  return [...out, end].join('\n');
}

const pairs = (row: readonly number[], gap = ' '): string => row.map(hex2).join(gap);
const indent = (text: string, by = '  '): string => text.replace(/^/gm, by);
const comma = (bytes: Uint8Array, width: number, print: (byte: number) => string): string =>
  lines(bytes, width, (_, row) => `${row.map(print).join(', ')},`);
const x = (byte: number): string => `0x${hex2(byte)}`;
const escaped = (bytes: Uint8Array): string =>
  list(bytes)
    .map((byte) => `\\x${hex2(byte)}`)
    .join('');
/** A byte as od -c shows it. */
const cell = (byte: number): string => {
  const name = '\0\x07\b\t\n\v\f\r'.indexOf(String.fromCharCode(byte));
  const short = name < 0 ? undefined : `\\${'0abtnvfr'[name]}`;
  const shown = short ?? (byte > 0x1f && byte < 0x7f ? String.fromCharCode(byte) : octal(byte, 3));
  return shown.padStart(3);
};
/** A literal of bytes as Python prints it. */
const python = (bytes: Uint8Array): string =>
  `b'${list(bytes)
    .map((byte) =>
      byte === 0x0a
        ? '\\n'
        : byte === 0x0d
          ? '\\r'
          : byte === 0x09
            ? '\\t'
            : byte === 0x5c
              ? '\\\\'
              : byte === 0x27
                ? "\\'"
                : byte > 0x1f && byte < 0x7f
                  ? String.fromCharCode(byte)
                  : `\\x${hex2(byte)}`,
    )
    .join('')}'`;

/** Every form by its name. */
export const FORMS: Readonly<Record<string, (bytes: Uint8Array) => string | Uint8Array>> = {
  binary: (b) => b,
  hex: toHex,
  'hex, upper case': (b) => toHex(b).toUpperCase(),
  'hex in lines': (b) => wrap(toHex(b), 64),
  'hex with 0x': (b) => `0x${toHex(b)}`,
  'hex with colons': (b) => pairs(list(b), ':'),
  'hex with blanks': (b) => pairs(list(b)),
  'hex with no-break spaces': (b) => pairs(list(b), '\u00a0'),
  'hex with a BOM': (b) => `\ufeff${toHex(b)}`,
  'hex, indented by tabs, with CRLF': (b) => wrap(toHex(b), 48).replace(/^/gm, '\t').replaceAll('\n', '\r\n'),
  'hex with words of 4 bytes': (b) => (toHex(b).match(/.{1,8}/g) ?? []).join(' '),
  'xxd -p': (b) => `${wrap(toHex(b), 60)}\n`,
  xxd: (b) =>
    lines(
      b,
      16,
      (at, row) =>
        `${hexAt(at, 8)}: ${toHex(Uint8Array.from(row))
          .match(/.{1,4}/g)
          ?.join(' ')}  ${ascii(row)}`,
    ),
  'xxd -g1': (b) => lines(b, 16, (at, row) => `${hexAt(at, 8)}: ${pairs(row).padEnd(48)} ${ascii(row)}`),
  'xxd -c 32': (b) =>
    lines(
      b,
      32,
      (at, row) =>
        `${hexAt(at, 8)}: ${toHex(Uint8Array.from(row))
          .match(/.{1,4}/g)
          ?.join(' ')}  ${ascii(row)}`,
    ),
  'xxd -e': (b) =>
    lines(
      b,
      16,
      (at, row) =>
        `${hexAt(at, 8)}: ${words(row, 4, (v, size) => word(size)(v))
          .join(' ')
          .padEnd(35)}   ${ascii(row)}`,
    ),
  'xxd -i': (b) =>
    `unsigned char report_bin[] = {\n${indent(comma(b, 12, x)).replace(/,$/, '')}\n};\nunsigned int report_bin_len = ${b.length};\n`,
  hexdump: (b) => squeezed(b, (at, row) => `${hexAt(at, 7)} ${words(row, 2, word(2)).join(' ')}`, hexAt(b.length, 7)),
  'hexdump -C': (b) =>
    squeezed(
      b,
      (at, row) => `${`${hexAt(at, 8)}  ${pairs(row.slice(0, 8))}  ${pairs(row.slice(8))}`.padEnd(60)}|${ascii(row)}|`,
      hexAt(b.length, 8),
    ),
  'hexdump -x': (b) =>
    squeezed(b, (at, row) => `${hexAt(at, 7)}    ${words(row, 2, word(2)).join('    ')}`, hexAt(b.length, 7)),
  'hexdump -b': (b) =>
    squeezed(b, (at, row) => `${hexAt(at, 7)} ${row.map((v) => octal(v, 3)).join(' ')}`, hexAt(b.length, 7)),
  hd: (b) =>
    squeezed(
      b,
      (at, row) => `${`${hexAt(at, 8)}  ${pairs(row.slice(0, 8))}  ${pairs(row.slice(8))}`.padEnd(60)}|${ascii(row)}|`,
      hexAt(b.length, 8),
    ),
  od: (b) =>
    squeezed(
      b,
      (at, row) => `${octal(at, 7)} ${words(row, 2, (v) => octal(Number(v), 6)).join(' ')}`,
      octal(b.length, 7),
    ),
  'od -b': (b) =>
    squeezed(b, (at, row) => `${octal(at, 7)} ${row.map((v) => octal(v, 3)).join(' ')}`, octal(b.length, 7)),
  'od -x': (b) => squeezed(b, (at, row) => `${octal(at, 7)} ${words(row, 2, word(2)).join(' ')}`, octal(b.length, 7)),
  'od -t x1': (b) => squeezed(b, (at, row) => `${octal(at, 7)} ${pairs(row)}`, octal(b.length, 7)),
  'od -A x -t x1z': (b) =>
    squeezed(b, (at, row) => `${`${hexAt(at, 6)} ${pairs(row)}`.padEnd(56)}>${ascii(row)}<`, hexAt(b.length, 6)),
  'od -A d -t x1': (b) =>
    squeezed(b, (at, row) => `${String(at).padStart(7, '0')} ${pairs(row)}`, String(b.length).padStart(7, '0')),
  'od -A n -t x1': (b) => lines(b, 16, (_, row) => ` ${pairs(row)}`),
  'od -t x4': (b) =>
    squeezed(b, (at, row) => `${octal(at, 7)} ${words(row, 4, word(4)).join(' ')}`, octal(b.length, 7)),
  'od -t x8': (b) =>
    squeezed(b, (at, row) => `${octal(at, 7)} ${words(row, 8, word(8)).join(' ')}`, octal(b.length, 7)),
  'od -t u1': (b) =>
    squeezed(b, (at, row) => `${octal(at, 7)} ${row.map((v) => String(v).padStart(3)).join(' ')}`, octal(b.length, 7)),
  'od -t d1': (b) =>
    squeezed(
      b,
      (at, row) => `${octal(at, 7)} ${row.map((v) => String(v > 127 ? v - 256 : v).padStart(4)).join(' ')}`,
      octal(b.length, 7),
    ),
  'od -t d2': (b) =>
    squeezed(
      b,
      (at, row) => `${octal(at, 7)} ${words(row, 2, (v) => String(BigInt.asIntN(16, v)).padStart(6)).join(' ')}`,
      octal(b.length, 7),
    ),
  'od -t d4': (b) =>
    squeezed(
      b,
      (at, row) => `${octal(at, 7)} ${words(row, 4, (v) => String(BigInt.asIntN(32, v)).padStart(11)).join(' ')}`,
      octal(b.length, 7),
    ),
  'od -t u8': (b) =>
    squeezed(
      b,
      (at, row) => `${octal(at, 7)} ${words(row, 8, (v) => String(v).padStart(20)).join(' ')}`,
      octal(b.length, 7),
    ),
  'od -t o4': (b) =>
    squeezed(
      b,
      (at, row) => `${octal(at, 7)} ${words(row, 4, (v) => octal(Number(v), 11)).join(' ')}`,
      octal(b.length, 7),
    ),
  'od -c': (b) => squeezed(b, (at, row) => `${octal(at, 7)} ${row.map(cell).join(' ')}`, octal(b.length, 7)),
  'hexdump -c': (b) => squeezed(b, (at, row) => `${hexAt(at, 7)} ${row.map(cell).join(' ')}`, hexAt(b.length, 7)),
  'hexdump -d': (b) =>
    squeezed(
      b,
      (at, row) => `${hexAt(at, 7)}   ${words(row, 2, (v) => String(v).padStart(5, '0')).join('   ')}`,
      hexAt(b.length, 7),
    ),
  "Intel's sample program": (b) =>
    `TD report (${b.length} bytes)\n${lines(b, 16, (at, row) => ` ${hexAt(at, 8)}: ${pairs(row)}`)}\n`,
  'print_hex_dump of the kernel': (b) =>
    lines(b, 16, (at, row) => `[   12.345678] report: ${hexAt(at, 8)}: ${pairs(row)}  ${ascii(row)}`),
  'gdb x/xb': (b) => lines(b, 8, (at, row) => `0x7fffffffd${hexAt(at, 3)}:\t${row.map(x).join('\t')}`),
  'gdb x/xb with a symbol': (b) =>
    lines(
      b,
      8,
      (at, row) => `0x555555558${hexAt(at, 3)} <report${at === 0 ? '' : `+${at}`}>:\t${row.map(x).join('\t')}`,
    ),
  'gdb x/xw': (b) =>
    lines(b, 16, (at, row) => `0x7fffffffd${hexAt(at, 3)}:\t${words(row, 4, (v) => `0x${word(4)(v)}`).join('\t')}`),
  'gdb x/xg': (b) =>
    lines(b, 16, (at, row) => `0x7fffffffd${hexAt(at, 3)}:\t${words(row, 8, (v) => `0x${word(8)(v)}`).join('\t')}`),
  'lldb memory read': (b) => lines(b, 16, (at, row) => `0x7ffeefbff${hexAt(at, 3)}: ${pairs(row)}  ${ascii(row)}`),
  Wireshark: (b) => lines(b, 16, (at, row) => `${hexAt(at, 4)}   ${pairs(row)}   ${ascii(row)}`),
  tcpdump: (b) =>
    lines(
      b,
      16,
      (at, row) =>
        `\t0x${hexAt(at, 4)}:  ${toHex(Uint8Array.from(row))
          .match(/.{1,4}/g)
          ?.join(' ')}  ${ascii(row)}`,
    ),
  'U-Boot md.b': (b) => lines(b, 16, (at, row) => `${hexAt(0x80000000 + at, 8)}: ${pairs(row)}    ${ascii(row)}`),
  'PowerShell Format-Hex': (b) =>
    `           00 01 02 03 04 05 06 07 08 09 0A 0B 0C 0D 0E 0F\n\n${lines(b, 16, (at, row) => `${hexAt(at, 8).toUpperCase()}   ${pairs(row).toUpperCase()}  ${ascii(row)}`)}\n`,
  C: (b) => `static const unsigned char report[${b.length}] = {\n${indent(comma(b, 8, x))}\n};\n`,
  'C with casts and comments': (b) =>
    `uint8_t r[] = { /* ${b.length} bytes */\n${lines(b, 8, (at, row) => `  ${row.map((v) => `(uint8_t)${x(v)}`).join(', ')}, // ${hexAt(at, 4)}`)}\n};\n`,
  'C, decimal': (b) => `unsigned char r[] = {${list(b).join(', ')}};`,
  'C string': (b) => `const char r[] =\n${lines(b, 16, (_, row) => `  "${escaped(Uint8Array.from(row))}"`)};\n`,
  Rust: (b) => `const REPORT: [u8; ${b.length}] = [\n${indent(comma(b, 12, x), '    ')}\n];\n`,
  'Rust with suffixes': (b) =>
    `let r: Vec<u8> = vec![${list(b)
      .map((v) => `${v}u8`)
      .join(', ')}];`,
  'Rust {:?}': (b) => `[${list(b).join(', ')}]`,
  'Rust {:#?}': (b) =>
    `[\n${list(b)
      .map((v) => `    ${v},`)
      .join('\n')}\n]`,
  'Rust {:02x?}': (b) => `[${pairs(list(b), ', ')}]`,
  'Rust byte string': (b) => `let r = b"${escaped(b)}";`,
  Go: (b) => `var report = []byte{\n${comma(b, 12, x).replace(/^/gm, '\t')}\n}\n`,
  'Go %v': (b) => `[${list(b).join(' ')}]`,
  'Go %v in a log': (b) => `2026/01/02 03:04:05 report: [${list(b).join(' ')}]`,
  'Go %#v': (b) =>
    `[]byte{${list(b)
      .map((v) => `0x${v.toString(16)}`)
      .join(', ')}}`,
  'Go % x': (b) => pairs(list(b)),
  'Go %q': (b) => `"${escaped(b)}"`,
  Python: (b) => `report = ${python(b)}\n`,
  'Python bytes.fromhex': (b) => `report = bytes.fromhex("${toHex(b)}")\n`,
  'Python bytearray': (b) => `bytearray(${python(b)})`,
  'Python list': (b) => `report = [${list(b).map(String).join(', ')}]`,
  'Python list of hex': (b) =>
    `report = [${list(b)
      .map((v) => `'${x(v)}'`)
      .join(', ')}]`,
  JavaScript: (b) => `const report = new Uint8Array([${list(b).join(', ')}]);`,
  'JavaScript Buffer': (b) => `Buffer.from('${toHex(b)}', 'hex')`,
  'Node console.log of a Buffer': (b) => `<Buffer ${pairs(list(b))}>`,
  'JSON array': (b) => JSON.stringify({ report: list(b) }),
  'JSON of signed bytes': (b) => JSON.stringify(list(b).map((v) => (v > 127 ? v - 256 : v))),
  'JSON of a Node Buffer': (b) => JSON.stringify(Buffer.from(b)),
  'JSON of a typed array': (b) => JSON.stringify(Uint8Array.from(b)),
  'JSON with hex': (b) => JSON.stringify({ quote: toHex(b) }),
  'JSON with base64': (b) => JSON.stringify({ a: { quote: base64(b) } }, null, 2),
  'JSON in a string of JSON': (b) => JSON.stringify({ body: JSON.stringify({ quote: base64(b) }) }),
  'JSON in base64': (b) => base64(JSON.stringify({ quote: base64(b) })),
  'lines of JSON': (b) => `${JSON.stringify({ level: 'info' })}\n${JSON.stringify({ quote: base64(b) })}\n`,
  YAML: (b) => `quote: ${toHex(b)}\n`,
  'YAML block': (b) => `evidence:\n  quote: |\n${indent(wrap(base64(b), 64), '    ')}\n  other: 1\n`,
  'YAML !!binary': (b) => `quote: !!binary |\n${indent(wrap(base64(b), 76))}\n`,
  'YAML list': (b) =>
    `quote:\n${list(b)
      .map((v) => `  - ${v}`)
      .join('\n')}\n`,
  TOML: (b) => `quote = "${toHex(b)}"\n`,
  'shell variable': (b) => `QUOTE="${base64(b)}"\n`,
  'shell prompt': (b) => `$ base64 -w0 report.bin\n${base64(b)}\n$ \n`,
  'shell prompt without an end of line': (b) => `root@guest:~# cat report.b64\n${wrap(base64(b), 76)}root@guest:~# `,
  'markdown fence': (b) => `Here it is:\n\n\`\`\`\n${wrap(toHex(b), 64)}\n\`\`\`\nThanks\n`,
  'markdown fence with base64': (b) => `The quote:\n\`\`\`text\n${wrap(base64(b), 76)}\n\`\`\`\n`,
  'quoted in a mail': (b) => wrap(toHex(b), 64).replace(/^/gm, '> '),
  'mail with a dump': (b) => `Hello,\n\n${lines(b, 16, (at, row) => `> ${hexAt(at, 8)}: ${pairs(row)}`)}\n\nBye\n`,
  'label then hex': (b) => `Quote: ${toHex(b)}\n`,
  'label with size': (b) => `TD Quote (${b.length} bytes):\n${toHex(b)}\n`,
  'label in lines': (b) => `report data\n${wrap(toHex(b), 32)}\nend\n`,
  base64,
  'base64 in lines': (b) => `${wrap(base64(b), 76)}\n`,
  'base64 with CRLF': (b) => wrap(base64(b), 64).replaceAll('\n', '\r\n'),
  'base64 with a NUL': (b) => `${base64(b)}\0`,
  'base64 in quotes': (b) => `"${base64(b)}"`,
  base64url: (b) => Buffer.from(b).toString('base64url'),
  'base64 without padding': (b) => base64(b).replace(/=+$/, ''),
  'base64, percent-encoded': (b) => encodeURIComponent(base64(b)),
  'address with base64': (b) => `https://host.example/v1?quote=${encodeURIComponent(base64(b))}&n=1`,
  'data: address': (b) => `data:application/octet-stream;base64,${base64(b)}`,
  'percent-encoded bytes': (b) =>
    list(b)
      .map((v) => `%${hex2(v).toUpperCase()}`)
      .join(''),
  'base64 of hex': (b) => base64(toHex(b)),
  'base64 of base64': (b) => base64(base64(b)),
  'hex of base64': (b) => toHex(Buffer.from(base64(b))),
  'hex of hex': (b) => toHex(Buffer.from(toHex(b))),
  PEM: (b) => `-----BEGIN ATTESTATION REPORT-----\n${wrap(base64(b), 64)}\n-----END ATTESTATION REPORT-----\n`,
  'UTF-16LE hex': (b) => new Uint8Array(Buffer.from(`\ufeff${toHex(b)}`, 'utf16le')),
  'UTF-16LE base64 without a mark': (b) => new Uint8Array(Buffer.from(base64(b), 'utf16le')),
  'UTF-16LE hexdump -C': (b) =>
    new Uint8Array(
      Buffer.from(`\ufeff${lines(b, 16, (at, row) => `${hexAt(at, 8)}  ${pairs(row)}  |${ascii(row)}|`)}`, 'utf16le'),
    ),
  XML: (b) => `<evidence><quote>${base64(b)}</quote></evidence>`,
  'environment of a container': (b) => `QUOTE=${base64(b)}\nOTHER=1\n`,
  'C# literal': (b) =>
    `byte[] r = new byte[] { ${list(b)
      .map((v) => `0x${hex2(v).toUpperCase()}`)
      .join(', ')} };`,
  'Java literal': (b) =>
    `byte[] r = { ${list(b)
      .map((v) => `(byte) ${x(v)}`)
      .join(', ')} };`,
  'Java signed': (b) =>
    `[${list(b)
      .map((v) => (v > 127 ? v - 256 : v))
      .join(', ')}]`,
  'debugger of Visual Studio': (b) =>
    lines(b, 16, (at, row) => `0x000000DD0${hexAt(at, 3).toUpperCase()}  ${pairs(row)}  ${ascii(row)}`),
};
