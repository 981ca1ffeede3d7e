/** Draws a result of the probe against the catalog. */
import { urls } from '../../../catalog/addresses.ts';
import { ANSWERS, type Answer, type AnswerWord, brings, type ProbeData, type ProbeResult } from '../../probe/result.ts';
import { ANSWER } from '../../probe/words.ts';
import { el, link } from '../dom.ts';

const count = (answers: readonly Answer[], word: AnswerWord): number =>
  answers.filter(({ answer }) => answer === word).length;

/** The result in a sentence, for the status line. */
export function summary({ interfaces, functions }: ProbeResult): string {
  const there = count(functions, 'there');
  const parts = ANSWERS.map((word) => [word, count(interfaces, word)] as const).filter(([, number]) => number > 0);
  return `${there} of ${functions.length} functions are there. Interfaces: ${parts.map(([word, number]) => `${number} ${ANSWER[word].name}`).join(', ')}.`;
}

const to = (address: string, text: string): HTMLElement => el('a', { href: link(address) }, text);

const badge = (word: AnswerWord): HTMLElement => el('span', { class: `answer a-${word}` }, ANSWER[word].name);

function table(caption: string, rows: readonly HTMLElement[]): HTMLElement {
  return el(
    'table',
    { class: 'cards answers' },
    el('caption', { class: 'sr' }, caption),
    el('thead', {}, el('tr', {}, ...['What', 'Answer', 'Why', 'Next'].map((head) => el('th', { scope: 'col' }, head)))),
    el('tbody', {}, ...rows),
  );
}

const row = ({ answer, why, next }: Answer, name: string, address: string, small = ''): HTMLElement =>
  el(
    'tr',
    {},
    el('th', { scope: 'row' }, to(address, name), ...(small ? [' ', el('small', { class: 'said quiet' }, small)] : [])),
    el('td', { 'data-p': 'Answer' }, badge(answer)),
    el('td', { 'data-p': 'Why' }, why),
    el('td', { 'data-p': 'Next' }, next),
  );

const named = (names: readonly string[]): HTMLElement =>
  el('ul', { class: 'plain' }, ...names.map((name) => el('li', {}, name)));

function bringing(result: ProbeResult, data: ProbeData): HTMLElement[] {
  const { kernels, options, modules } = brings(result, data);
  const parts: HTMLElement[] = [];
  const section = (title: string, items: HTMLElement[]): void => {
    if (items.length > 0) parts.push(el('h3', {}, title), el('dl', { class: 'facts' }, ...items));
  };
  section(
    'A newer kernel would bring',
    kernels.flatMap(({ kernel, interfaces, symbols }) => [
      el('dt', {}, to(urls.kernel(kernel), `Kernel ${kernel}`)),
      el(
        'dd',
        {},
        named(interfaces),
        ...(symbols.length > 0
          ? [
              el(
                'small',
                { class: 'quiet' },
                `with ${symbols.map((name) => `CONFIG_${name}`).join(', ')}, which this kernel has not`,
              ),
            ]
          : []),
      ),
    ]),
  );
  section(
    'Another option would bring',
    options.flatMap(({ symbols, interfaces }) => [
      el('dt', {}, symbols.map((name) => `CONFIG_${name}`).join(', ')),
      el('dd', {}, named(interfaces)),
    ]),
  );
  section(
    'A module would bring',
    modules.flatMap(({ module, interfaces }) => [el('dt', {}, `modprobe ${module}`), el('dd', {}, named(interfaces))]),
  );
  return parts;
}

/** The whole drawing. */
export function view(result: ProbeResult, data: ProbeData): HTMLElement[] {
  const { machine } = result;
  const platform = data.platforms[result.platform] ?? result.platform;
  const facts: [string, string][] = [
    ['Kernel', result.kernel || 'unknown'],
    ['Architecture', machine.arch ?? 'unknown'],
    ['Platform', machine.side === 'guest' || machine.side === 'host' ? `${machine.side} of ${platform}` : platform],
    ...(machine.paravisor === 'yes' ? [['Paravisor', 'stands between guest and processor'] as [string, string]] : []),
    ...(machine.cloud ? [['Cloud', machine.cloud] as [string, string]] : []),
    ...(machine.container ? [['Container', machine.container] as [string, string]] : []),
    ['Configuration', machine.config ?? 'not readable'],
    ['Kernel log', machine.log ? 'read' : 'not readable'],
  ];
  const groups = ANSWERS.map((word) => ({
    word,
    list: result.interfaces.filter(({ answer }) => answer === word),
  })).filter(({ list }) => list.length > 0);
  return [
    el('h2', {}, 'This machine'),
    el('dl', { class: 'facts' }, ...facts.flatMap(([name, value]) => [el('dt', {}, name), el('dd', {}, value)])),
    ...bringing(result, data),
    el('h2', {}, 'Functions'),
    table(
      'Functions on this machine',
      [...result.functions]
        .sort((a, b) => ANSWERS.indexOf(a.answer) - ANSWERS.indexOf(b.answer))
        .map((item) =>
          row(
            item,
            data.functions[item.id] ?? item.id,
            urls.function(item.id),
            item.interface === undefined ? '' : (data.interfaces[item.interface]?.name ?? item.interface),
          ),
        ),
    ),
    el('h2', {}, 'Interfaces'),
    ...groups.map(({ word, list }) =>
      el(
        'details',
        word === 'hidden' ? {} : { open: '' },
        el('summary', {}, `${ANSWER[word].name} (${list.length})`),
        table(
          `Interfaces: ${ANSWER[word].name}`,
          list.map((item) =>
            row(
              item,
              data.interfaces[item.id]?.name ?? item.id,
              urls.interface(item.id),
              [item.found, item.mode].filter(Boolean).join(', '),
            ),
          ),
        ),
      ),
    ),
  ];
}
