/**
 * Finds the definition of a name in C, without a compiler: a kernel's source cannot be compiled file by file, and the
 * configuration would hide parts of it. It relies on the kernel's style only to recover from unbalanced branches of #if.
 */

/** One thing at the top level of a file: a definition, a declaration, a macro call or a preprocessor line. */
export interface Item {
  start: number;
  end: number;
}

export interface Definition {
  /** What it is, best first when a name has several meanings. */
  kind: 'function' | 'type' | 'macro' | 'variable' | 'enumerator' | 'call' | 'typedef' | 'member' | 'declaration';
  /** Offsets in the file's text. */
  start: number;
  end: number;
}

const ORDER: readonly Definition['kind'][] = [
  'function',
  'type',
  'macro',
  'variable',
  'enumerator',
  'call',
  'typedef',
  'declaration',
  'member',
];

/** The text with comments blanked; offsets and lines stay. Strings and character constants are kept. */
export function blankComments(text: string): string {
  return text.replace(
    /\/\*[\s\S]*?(?:\*\/|$)|\/\/(?:\\\n|[^\n])*|"(?:\\[\s\S]|[^"\\\n])*"|'(?:\\.|[^'\\\n])*'/g,
    (token) => (token.startsWith('/') ? token.replace(/[^\n]/g, ' ') : token),
  );
}

/** Every definition of a name with its best meaning, in the file's order; several when #if selects between them. */
export function findDefinitions(
  code: string,
  symbol: string,
  items: () => readonly Item[] = () => topLevel(code),
): Definition[] {
  if (!new RegExp(`\\b${symbol}\\b`).test(code)) return [];
  const found: Definition[] = [];
  for (const item of items()) {
    const text = code.slice(item.start, item.end);
    if (!new RegExp(`\\b${symbol}\\b`).test(text)) continue;
    const definition = classify(text, symbol);
    if (definition) {
      found.push({ kind: definition.kind, start: item.start + definition.start, end: item.start + definition.end });
    }
  }
  const best = ORDER.find((kind) => found.some((definition) => definition.kind === kind));
  return found.filter(({ kind }) => kind === best);
}

function classify(text: string, symbol: string): Definition | undefined {
  const whole = (kind: Definition['kind']): Definition => ({ kind, start: 0, end: text.length });
  const word = `\\b${symbol}\\b`;
  if (text.startsWith('#')) {
    return new RegExp(`^#\\s*define\\s+${symbol}\\b`).test(text) ? whole('macro') : undefined;
  }
  const brace = topBrace(text);
  const head = brace === -1 ? text : text.slice(0, brace);
  if (new RegExp(`\\b(struct|union|enum)\\s+(__\\w+(\\([^)]*\\))?\\s+)*${symbol}\\s*$`).test(head) && brace !== -1) {
    return whole('type');
  }
  const assigned = /^[^={]*=/.test(text);
  if (
    brace !== -1 &&
    !assigned &&
    new RegExp(`${word}\\s*\\(`).test(head) &&
    !/^\s*(struct|union|enum)\s+\w+\s*$/.test(head)
  ) {
    return whole('function');
  }
  // A macro that makes a definition of its arguments: DEVICE_ATTR_RO(vmpl), module_param(tdx, bool, 0444), SYM_FUNC_START(x).
  if (new RegExp(`^(?:static\\s+)?\\w+\\s*\\([^{]*${word}`).test(head)) return whole('call');
  if (new RegExp(`^[^=({]*${word}(\\s*\\[[^\\]]*\\])*(\\s*__\\w+(\\([^)]*\\))?)*\\s*=`).test(text))
    return whole('variable');
  if (/^\s*(?:typedef\s+)?enum\b/.test(head) && brace !== -1) {
    const member = new RegExp(`(?<=[{,]\\s*)${symbol}\\b[^,}]*`).exec(text);
    if (member) return { kind: 'enumerator', start: member.index, end: member.index + member[0].trimEnd().length };
  }
  if (/^\s*typedef\b/.test(text) && new RegExp(`${word}(\\s*\\[[^\\]]*\\])?[^;]*;\\s*$`).test(text))
    return whole('typedef');
  if (brace === -1 && /;\s*$/.test(text)) {
    if (new RegExp(`${word}\\s*\\(`).test(text)) return whole('declaration');
    if (new RegExp(`${word}(\\s*\\[[^\\]]*\\])*(\\s*__\\w+(\\([^)]*\\))?)*\\s*[;,]`).test(text)) {
      return /^\s*extern\b/.test(text) ? whole('declaration') : whole('variable');
    }
  }
  // struct { … } name; and struct { … } name[] = { … };
  if (brace !== -1 && new RegExp(`\\}[^{}=;]*${word}[^{}=;]*[=;]`).test(text)) return whole('variable');
  return undefined;
}

/** Offset of the first brace outside parentheses, -1 when there is none. */
function topBrace(text: string): number {
  let depth = 0;
  for (let at = 0; at < text.length; at += 1) {
    const sign = text[at];
    if (sign === '(') depth += 1;
    else if (sign === ')') depth -= 1;
    else if (sign === '{' && depth <= 0) return at;
    else if (sign === '"' || sign === "'") at = endOfQuote(text, at);
  }
  return -1;
}

/** Offset of the closing quote of a string or character constant. */
function endOfQuote(text: string, start: number): number {
  for (let at = start + 1; at < text.length; at += 1) {
    if (text[at] === '\\') at += 1;
    else if (text[at] === text[start] || text[at] === '\n') return at;
  }
  return text.length;
}

/** Cuts a text without comments into its items. */
export function topLevel(code: string): Item[] {
  const items: Item[] = [];
  let start = -1;
  let braces = 0;
  let parens = 0;
  const close = (end: number) => {
    if (start !== -1) items.push({ start, end });
    start = -1;
    braces = 0;
    parens = 0;
  };
  for (let at = 0; at < code.length; at += 1) {
    const sign = code[at] as string;
    if (sign === '\n' || sign === ' ' || sign === '\t') continue;
    if (sign === '#' && /(^|\n)[ \t]*$/.test(code.slice(Math.max(0, at - 80), at))) {
      let end = at;
      do {
        end = code.indexOf('\n', end + 1);
        if (end === -1) end = code.length;
      } while (end < code.length && /\\[ \t]*$/.test(code.slice(Math.max(at, end - 8), end)));
      items.push({ start: at, end });
      at = end;
      continue;
    }
    if (start === -1) {
      if (sign === ';') continue;
      start = at;
    }
    if (sign === '"' || sign === "'") at = endOfQuote(code, at);
    else if (sign === '{') braces += 1;
    else if (sign === '(') parens += 1;
    else if (sign === ')') {
      parens = Math.max(0, parens - 1);
      if (parens === 0 && braces === 0 && isBareCall(code.slice(start, at + 1)) && endsHere(code, at + 1))
        close(at + 1);
    } else if (sign === ';') {
      if (braces === 0 && parens === 0) close(at + 1);
    } else if (sign === '}') {
      // In this style a brace in the first column always ends what began at the top.
      const atMargin = at === 0 || code[at - 1] === '\n';
      braces = atMargin ? 0 : Math.max(0, braces - 1);
      if (atMargin) parens = 0;
      if (braces === 0 && parens === 0 && !continues(code, start, at + 1)) close(at + 1);
    }
  }
  close(code.length);
  return items;
}

const isBareCall = (text: string): boolean =>
  /^[A-Za-z_]\w*\s*\([^{]*\)$/.test(text) && !/^(if|while|for|switch)\b/.test(text);

/** Whether a macro call at the top level ends without a semicolon: the next thing starts a line of its own. */
const endsHere = (code: string, at: number): boolean => /^[ \t]*\n\s*[A-Za-z_#]/.test(code.slice(at, at + 200));

/** Whether what follows a closing brace still belongs to it: a declarator, an attribute, the end of an initialiser. */
function continues(code: string, start: number, at: number): boolean {
  const next = /^\s*(.)/.exec(code.slice(at, at + 200))?.[1];
  if (next === ';' || next === ',' || next === '=') return true;
  const head = code.slice(start, Math.min(at, start + 400));
  if (/^\s*typedef\b/.test(head)) return true;
  return /^\s*(?:(?:static|const|extern)\s+)*(?:struct|union|enum)\b[^({=;]*\{/.test(head);
}
