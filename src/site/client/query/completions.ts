import { type Completion, suggest } from '../../../query/suggest.ts';
import type { SentQueryIndex } from '../../query/index.ts';
import { el } from '../dom.ts';

/**
 * The list below the query. It opens while typing, or with the down key; the arrows choose, Enter or a click takes what
 * is chosen, Escape closes. Nothing is chosen until the reader chooses, so that Enter asks.
 */
export class Completions {
  readonly #input: HTMLInputElement;
  readonly #list: HTMLElement;
  readonly #taken: () => void;
  #index: SentQueryIndex | undefined;
  #items: readonly Completion[] = [];
  #active = -1;

  /** `taken` is called after a completion was put into the input. */
  constructor(input: HTMLInputElement, list: HTMLElement, taken: () => void) {
    this.#input = input;
    this.#list = list;
    this.#taken = taken;
    input.addEventListener('blur', () => this.close());
    // The input keeps the focus while the list is clicked.
    list.addEventListener('pointerdown', (event) => event.preventDefault());
  }

  use(index: SentQueryIndex): void {
    this.#index = index;
  }

  get isOpen(): boolean {
    return !this.#list.hidden;
  }

  open(): void {
    const cursor = this.#input.selectionStart ?? this.#input.value.length;
    this.#items = this.#index ? suggest(this.#index, this.#input.value, cursor) : [];
    // What is written already needs no completion.
    if (this.#items.length === 1 && this.#input.value.slice(this.#items[0]?.from, cursor) === this.#items[0]?.insert)
      this.#items = [];
    this.#list.replaceChildren(
      ...this.#items.map((item, place) => {
        const option = el(
          'div',
          { role: 'option', id: `completion-${place}`, 'aria-selected': 'false' },
          el('code', {}, item.insert),
          item.about !== '' && el('small', {}, item.about),
        );
        option.addEventListener('click', () => this.#take(place));
        return option;
      }),
    );
    this.#list.hidden = this.#items.length === 0;
    this.#input.setAttribute('aria-expanded', String(this.isOpen));
    this.#choose(-1);
  }

  close(): void {
    this.#list.hidden = true;
    this.#input.setAttribute('aria-expanded', 'false');
    this.#choose(-1);
  }

  /** Handles a key; true when it was for the list. */
  key(name: string): boolean {
    const last = this.#items.length - 1;
    if (!this.isOpen) {
      if (name !== 'ArrowDown') return false;
      this.open();
      return true;
    }
    if (name === 'ArrowDown') this.#choose(this.#active >= last ? 0 : this.#active + 1);
    else if (name === 'ArrowUp') this.#choose(this.#active <= 0 ? last : this.#active - 1);
    else if (name === 'Escape') this.close();
    else if (name === 'Enter' && this.#active >= 0) this.#take(this.#active);
    else return false;
    return true;
  }

  #choose(place: number): void {
    this.#active = place;
    [...this.#list.children].forEach((item, index) => {
      item.setAttribute('aria-selected', String(index === place));
      if (index === place) item.scrollIntoView({ block: 'nearest' });
    });
    if (place >= 0) this.#input.setAttribute('aria-activedescendant', `completion-${place}`);
    else this.#input.removeAttribute('aria-activedescendant');
  }

  #take(place: number): void {
    const item = this.#items[place];
    if (!item) return;
    const after = this.#input.value.slice(item.to);
    // A field waits for its value; a value is followed by the next term.
    const insert = item.insert.endsWith(':') || /^[\s,)]/.test(after) ? item.insert : `${item.insert} `;
    this.#input.value = this.#input.value.slice(0, item.from) + insert + after;
    const cursor = item.from + insert.length;
    this.#input.setSelectionRange(cursor, cursor);
    if (insert.endsWith(':')) this.open();
    else this.close();
    this.#taken();
  }
}
