import { runQuery } from '../../../query/run.ts';
import { parseQuery, type QueryNode } from '../../../query/syntax.ts';
import { Completions } from './completions.ts';
import { concernsNames, source } from './data.ts';
import { answerView, faultView } from './view.ts';

/** The query page in use. Query, kernel and names live in the address; answers follow the typing. */
export interface Asker {
  /** Settles when the query of the address has been answered. */
  answered: Promise<void>;
  /** Asks what is written, and says what is wrong with it. */
  submit(): void;
  /** Asks another query, as a new entry of the history. */
  follow(query: string): void;
}

declare global {
  /** For the benchmark: a query as the page runs it; resolves with the milliseconds that it took. */
  var catalogQuery: (query: string) => Promise<number>;
}

/** Time without typing after which an answer is given, and after which a fault is shown. */
const PAUSE = 100;
const FAULT_PAUSE = 900;

const hasKernel = (node: QueryNode | undefined): boolean =>
  node !== undefined &&
  (node.op === 'term'
    ? node.field === 'kernel'
    : node.op === 'not'
      ? hasKernel(node.item)
      : node.op !== 'all' && node.items.some(hasKernel));

export function start(form: HTMLFormElement): Asker {
  const input = form.elements.namedItem('q') as HTMLInputElement;
  const kernel = form.elements.namedItem('kernel') as HTMLSelectElement;
  const names = form.elements.namedItem('names') as HTMLInputElement;
  const status = document.querySelector<HTMLElement>('#query-status') as HTMLElement;
  const answers = document.querySelector<HTMLElement>('[data-answer]') as HTMLElement;
  const data = source(form.dataset.index ?? '', form.dataset.names ?? '');
  /** Counts questions, so that a slow answer never replaces a newer one. */
  let turn = 0;
  let timer: ReturnType<typeof setTimeout> | undefined;
  /** Whether the last question was asked on purpose, not by typing. */
  let strictly = false;

  const search = (): string => {
    const query = new URLSearchParams();
    if (input.value.trim() !== '') query.set('q', input.value.trim());
    if (kernel.value !== '') query.set('kernel', kernel.value);
    if (names.checked) query.set('names', '1');
    return query.size > 0 ? `?${query}` : '';
  };

  /** `strict` says faults at once; else only when the typing has paused. */
  async function ask(strict: boolean): Promise<void> {
    clearTimeout(timer);
    turn += 1;
    strictly = strict;
    const mine = turn;
    const query = input.value;
    if (query.trim() === '') {
      say('');
      answers.replaceChildren();
      return;
    }
    const withNames = names.checked || concernsNames(query);
    try {
      const waiting = setTimeout(() => say('Loading …'), 200);
      const index = await data.index(withNames).finally(() => clearTimeout(waiting));
      if (mine !== turn) return;
      completions.use(index);
      const answer = runQuery(index, query, kernel.value === '' ? {} : { kernel: kernel.value });
      if (answer.fault) {
        const { fault } = answer;
        const show = (): void => {
          say(`Column ${fault.column}: ${fault.message}`, true);
          answers.replaceChildren(
            ...faultView(query, fault, (better) => {
              input.value = better;
              input.focus();
              asker.submit();
            }),
          );
        };
        if (strict) show();
        else timer = setTimeout(show, FAULT_PAUSE);
        return;
      }
      const where = hasKernel(parseQuery(query).node) ? '' : ` in Linux ${answer.kernel}`;
      const count = answer.rows.length === 0 ? 'Nothing found' : `${answer.rows.length} found`;
      say(`${count}${where}${withNames ? ', names from the headers included' : ''}.`);
      answers.replaceChildren(...answerView(query, answer.kernel, answer.rows, index.codes));
    } catch (error) {
      if (mine === turn) say(error instanceof Error ? error.message : 'Asking failed.', true);
    }
  }

  function say(text: string, wrong = false): void {
    status.textContent = text;
    status.classList.toggle('wrong', wrong);
    input.toggleAttribute('aria-invalid', wrong);
    if (wrong) input.setAttribute('aria-invalid', 'true');
  }

  const typed = (): void => {
    clearTimeout(timer);
    timer = setTimeout(() => {
      history.replaceState(null, '', location.pathname + search());
      void ask(false);
    }, PAUSE);
  };
  const completions = new Completions(input, form.querySelector('#completions') as HTMLElement, typed);

  const read = (): void => {
    const query = new URLSearchParams(location.search);
    input.value = query.get('q') ?? '';
    kernel.value = query.get('kernel') ?? '';
    // A kernel that the catalog does not have, or the newest by its name.
    if (kernel.selectedIndex < 0) kernel.value = '';
    names.checked = query.get('names') === '1';
  };
  const push = (): void => {
    if (search() !== location.search) history.pushState(null, '', location.pathname + search());
  };
  const asker: Asker = {
    answered: Promise.resolve(),
    submit() {
      completions.close();
      push();
      void ask(true);
    },
    follow(query) {
      input.value = query;
      push();
      void ask(true).then(() => form.scrollIntoView({ block: 'start' }));
      input.focus({ preventScroll: true });
    },
  };

  input.addEventListener('input', () => {
    typed();
    void data.index(false).then((index) => {
      completions.use(index);
      completions.open();
    });
  });
  input.addEventListener('keydown', (event) => {
    if (!event.isComposing && completions.key(event.key)) event.preventDefault();
  });
  kernel.addEventListener('change', () => asker.submit());
  names.addEventListener('change', () => asker.submit());
  addEventListener('popstate', () => {
    read();
    void ask(true);
  });
  // Quietly: when it fails now, asking says so. Typing may have been quicker than the index.
  data.index(false).then(
    (index) => {
      completions.use(index);
      if (input.value !== '' && document.activeElement === input && !strictly) completions.open();
    },
    () => {},
  );
  globalThis.catalogQuery = async (query) => {
    const index = await data.index(false);
    const began = performance.now();
    runQuery(index, query);
    return performance.now() - began;
  };
  if (new URLSearchParams(location.search).has('q') && input.value === '') {
    read();
    asker.answered = ask(true);
  } else if (input.value.trim() !== '') typed();
  return asker;
}
