import { escapeHtml } from '../text.ts';

const TOKEN =
  /(\/\*[\s\S]*?\*\/|\/\/[^\n]*)|("(?:\\.|[^"\\\n])*"|'(?:\\.|[^'\\\n])*'|<[\w/.-]+\.h>)|(^[ \t]*#[ \t]*\w+)|\b(auto|break|case|char|const|continue|default|do|double|else|enum|extern|float|for|goto|if|int|long|register|return|short|signed|sizeof|static|struct|switch|typedef|union|unsigned|void|volatile|while)\b/gm;

/** C source as HTML: comments as <i>, strings as <span>, directives and keywords as <b>. */
export function highlightC(source: string): string {
  let html = '';
  let from = 0;
  for (const match of source.matchAll(TOKEN)) {
    html += escapeHtml(source.slice(from, match.index));
    const text = escapeHtml(match[0]);
    if (match[1] !== undefined) html += `<i>${text}</i>`;
    else if (match[2] !== undefined) html += `<span>${text}</span>`;
    else html += `<b>${text}</b>`;
    from = match.index + match[0].length;
  }
  return html + escapeHtml(source.slice(from));
}
