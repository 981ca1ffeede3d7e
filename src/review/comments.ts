import type { NewLine } from './proposal.ts';

/** The comment at the end of a line or right above it. */
function commentAt(lines: readonly NewLine[], at: number): string | undefined {
  const beside = /\/\*+<?\s*(.*?)\s*\*\/\s*$|\/\/\s*(.*)$/.exec(lines[at]?.text ?? '');
  if (beside) return (beside[1] ?? beside[2] ?? '').slice(0, 300);
  const above: string[] = [];
  for (let back = at - 1; back >= 0 && back > at - 12; back -= 1) {
    const text = lines[back]?.text.trim() ?? '';
    // A comment beside code that ends here is the code's.
    if (!/^(?:\/?\*|\/\/)/.test(text) && (!text.endsWith('*/') || text.includes('/*'))) break;
    above.unshift(text.replace(/^\/?\*+\/?|\*\/$|^\/\//g, '').trim());
    if (text.startsWith('/*')) break;
  }
  const text = above.join(' ').replace(/\*\/$/, '').trim();
  return text === '' ? undefined : text.slice(0, 300);
}

/** The comment of a line as a key, absent where there is none. */
export const withComment = (lines: readonly NewLine[], at: number) => {
  const comment = commentAt(lines, at);
  return comment === undefined ? {} : { comment };
};
