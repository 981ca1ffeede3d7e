import { escapeHtml } from '../text.ts';

/** The little Markdown of the definitions: paragraphs, lists, tables, strong, emphasis, code. Everything else is text. */
const spans = (text: string): string =>
  escapeHtml(text)
    .replace(/`([^`]+)`/g, '<code>$1</code>')
    .replace(/\*\*((?:[^*]|\*(?!\*))+)\*\*/g, '<strong>$1</strong>')
    .replace(/\*([^*\s][^*]*)\*/g, '<em>$1</em>');

const cells = (line: string): string[] =>
  line
    .replace(/^\||\|$/g, '')
    .split('|')
    .map((cell) => spans(cell.trim()));

function block(lines: readonly string[]): string {
  const first = lines[0] ?? '';
  if (first.startsWith('|')) {
    const head = cells(first).map((cell) => `<th scope="col">${cell}</th>`);
    const body = lines.slice(2).map((line) => {
      const [name, ...rest] = cells(line);
      return `<tr><th scope="row">${name}</th>${rest.map((cell) => `<td>${cell}</td>`).join('')}</tr>`;
    });
    return `<table><thead><tr>${head.join('')}</tr></thead><tbody>${body.join('')}</tbody></table>`;
  }
  const marker = /^(?:- |\d+\. )/;
  if (marker.test(first)) {
    const tag = first.startsWith('-') ? 'ul' : 'ol';
    return `<${tag}>${lines.map((line) => `<li>${spans(line.replace(marker, ''))}</li>`).join('')}</${tag}>`;
  }
  return `<p>${spans(lines.join(' '))}</p>`;
}

export const markdown = (text: string): string =>
  text
    .split(/\n{2,}/)
    .map((part) => block(part.trim().split('\n')))
    .join('\n');
