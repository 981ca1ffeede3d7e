/** The field that narrows the tables of a page to the rows with every word that is typed; its text is kept in the address. */

const box = document.querySelector<HTMLElement>('[data-type-filter]');
const input = box?.querySelector('input');
const status = box?.querySelector<HTMLElement>('[role=status]');

if (box && input && status) {
  const what = box.dataset.typeFilter ?? '';
  const rows = [...document.querySelectorAll<HTMLTableRowElement>('main tbody tr')].map((row) => ({
    row,
    text: (row.textContent ?? '').toLowerCase(),
  }));
  const tables = [...document.querySelectorAll<HTMLTableElement>('main table')];

  const narrow = (): void => {
    const words = input.value.toLowerCase().split(/\s+/).filter(Boolean);
    let left = 0;
    for (const { row, text } of rows) {
      row.hidden = !words.every((word) => text.includes(word));
      if (!row.hidden) left += 1;
    }
    for (const table of tables) {
      const isEmpty = !table.querySelector('tbody tr:not([hidden])');
      (table.closest('section') ?? table).hidden = isEmpty;
    }
    status.textContent = words.length === 0 ? '' : `${left} of ${rows.length} ${what}`;
    const address = new URL(location.href);
    if (words.length === 0) address.searchParams.delete('q');
    else address.searchParams.set('q', input.value);
    history.replaceState(history.state, '', address);
  };

  input.value = new URLSearchParams(location.search).get('q') ?? '';
  if (input.value !== '') narrow();
  input.addEventListener('input', narrow);
}

// A module of its own, so that its names are too.
export {};
