import { mentions, runParsed } from '../../../query/run.ts';
import { type Parsed, parseQuery, type QueryFault } from '../../../query/syntax.ts';
import { Completions } from './completions.ts';
import { concernsNames, type Source, source } from './data.ts';
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

/** Time without typing after which an answer is given, and after which a fault is shown. */
const PAUSE = 100;
const FAULT_PAUSE = 900;

export function start(form: HTMLFormElement): Asker {
  const page = new Page(form);
  page.listen();
  page.begin();
  return page;
}

class Page implements Asker {
  answered: Promise<void> = Promise.resolve();
  readonly #form: HTMLFormElement;
  readonly #input: HTMLInputElement;
  readonly #kernel: HTMLSelectElement;
  readonly #names: HTMLInputElement;
  readonly #status = document.querySelector<HTMLElement>('#query-status') as HTMLElement;
  readonly #answers = document.querySelector<HTMLElement>('[data-answer]') as HTMLElement;
  readonly #data: Source;
  readonly #completions: Completions;
  /** Counts questions, so that a slow answer never replaces a newer one. */
  #turn = 0;
  #timer: ReturnType<typeof setTimeout> | undefined;
  /** Whether the last question was asked on purpose, not by typing. */
  #strictly = false;

  constructor(form: HTMLFormElement) {
    this.#form = form;
    this.#input = form.elements.namedItem('q') as HTMLInputElement;
    this.#kernel = form.elements.namedItem('kernel') as HTMLSelectElement;
    this.#names = form.elements.namedItem('names') as HTMLInputElement;
    this.#data = source(form.dataset.index ?? '', form.dataset.names ?? '');
    const list = form.querySelector('#completions') as HTMLElement;
    this.#completions = new Completions(this.#input, list, () => this.#typed());
  }

  listen(): void {
    this.#input.addEventListener('input', () => {
      this.#typed();
      void this.#data.index(false).then((index) => {
        this.#completions.use(index);
        this.#completions.open();
      });
    });
    this.#input.addEventListener('keydown', (event) => {
      if (!event.isComposing && this.#completions.key(event.key)) event.preventDefault();
    });
    this.#kernel.addEventListener('change', () => this.submit());
    this.#names.addEventListener('change', () => this.submit());
    addEventListener('popstate', () => {
      this.#read();
      void this.#ask(true);
    });
  }

  /** Loads the index, and answers the query of the address, or what was typed before this was loaded. */
  begin(): void {
    // Quietly: when it fails now, asking says so. Typing may have been quicker than the index.
    this.#data.index(false).then(
      (index) => {
        this.#completions.use(index);
        if (this.#input.value !== '' && document.activeElement === this.#input && !this.#strictly)
          this.#completions.open();
      },
      () => {},
    );
    if (new URLSearchParams(location.search).has('q') && this.#input.value === '') {
      this.#read();
      this.answered = this.#ask(true);
    } else if (this.#input.value.trim() !== '') this.#typed();
  }

  submit(): void {
    this.#completions.close();
    this.#push();
    void this.#ask(true);
  }

  follow(query: string): void {
    this.#input.value = query;
    this.#push();
    void this.#ask(true).then(() => this.#form.scrollIntoView({ block: 'start' }));
    this.#input.focus({ preventScroll: true });
  }

  /** `strict` says faults at once; else only when the typing has paused. */
  async #ask(strict: boolean): Promise<void> {
    clearTimeout(this.#timer);
    this.#turn += 1;
    this.#strictly = strict;
    const query = this.#input.value;
    if (query.trim() === '') {
      this.#say('');
      this.#answers.replaceChildren();
      return;
    }
    const mine = this.#turn;
    try {
      await this.#answer(query, strict, () => mine === this.#turn);
    } catch (error) {
      if (mine === this.#turn) this.#say(error instanceof Error ? error.message : 'Asking failed.', true);
    }
  }

  /** Runs a query and shows what it gives, unless a newer one was asked while the index was loading. */
  async #answer(query: string, strict: boolean, current: () => boolean): Promise<void> {
    const parsed = parseQuery(query);
    const withNames = this.#names.checked || (parsed.node !== undefined && concernsNames(parsed.node));
    const waiting = setTimeout(() => this.#say('Loading …'), 200);
    const index = await this.#data.index(withNames).finally(() => clearTimeout(waiting));
    if (!current()) return;
    this.#completions.use(index);
    const answer = runParsed(index, parsed, this.#kernel.value === '' ? {} : { kernel: this.#kernel.value });
    if (answer.fault) {
      const { fault } = answer;
      if (strict) this.#showFault(query, fault);
      else this.#timer = setTimeout(() => this.#showFault(query, fault), FAULT_PAUSE);
      return;
    }
    const count = answer.rows.length === 0 ? 'Nothing found' : `${answer.rows.length} found`;
    this.#say(`${count}${where(parsed, answer.kernel)}${withNames ? ', names from the headers included' : ''}.`);
    this.#answers.replaceChildren(...answerView(query, answer.kernel, answer.rows, index.codes));
  }

  #showFault(query: string, fault: QueryFault): void {
    this.#say(`Column ${fault.column}: ${fault.message}`, true);
    this.#answers.replaceChildren(
      ...faultView(query, fault, (better) => {
        this.#input.value = better;
        this.#input.focus();
        this.submit();
      }),
    );
  }

  #say(text: string, wrong = false): void {
    this.#status.textContent = text;
    this.#status.classList.toggle('wrong', wrong);
    this.#input.toggleAttribute('aria-invalid', wrong);
    if (wrong) this.#input.setAttribute('aria-invalid', 'true');
  }

  #typed(): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => {
      history.replaceState(null, '', location.pathname + this.#search());
      void this.#ask(false);
    }, PAUSE);
  }

  /** Takes query, kernel and names from the address. */
  #read(): void {
    const query = new URLSearchParams(location.search);
    this.#input.value = query.get('q') ?? '';
    this.#kernel.value = query.get('kernel') ?? '';
    // A kernel that the catalog does not have, or the newest by its name.
    if (this.#kernel.selectedIndex < 0) this.#kernel.value = '';
    this.#names.checked = query.get('names') === '1';
  }

  #push(): void {
    const search = this.#search();
    if (search !== location.search) history.pushState(null, '', location.pathname + search);
  }

  /** What is written and chosen, as the search part of the address. */
  #search(): string {
    const query = new URLSearchParams();
    if (this.#input.value.trim() !== '') query.set('q', this.#input.value.trim());
    if (this.#kernel.value !== '') query.set('kernel', this.#kernel.value);
    if (this.#names.checked) query.set('names', '1');
    return query.size > 0 ? `?${query}` : '';
  }
}

/** The kernel in which a query was asked, unless the query names its own. */
const where = ({ node }: Parsed, kernel: string): string =>
  node !== undefined && mentions(node, ({ field }) => field === 'kernel') ? '' : ` in Linux ${kernel}`;
