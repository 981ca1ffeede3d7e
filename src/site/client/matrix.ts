/** Keeps the matrix's filters in the URL, so that a filtered view can be sent; the filtering itself is CSS. */
const root = document.querySelector<HTMLElement>('[data-matrix]');

const inputs = (): HTMLInputElement[] => [...(root?.querySelectorAll<HTMLInputElement>('input[type=radio]') ?? [])];

const read = (): void => {
  const query = new URLSearchParams(location.search);
  for (const input of inputs()) input.checked = (query.get(input.name) ?? 'all') === input.value;
};

const write = (): void => {
  const query = new URLSearchParams(location.search);
  for (const input of inputs()) {
    if (!input.checked) continue;
    if (input.value === 'all') query.delete(input.name);
    else query.set(input.name, input.value);
  }
  const search = query.size > 0 ? `?${query}` : '';
  history.replaceState(null, '', `${location.pathname}${search}${location.hash}`);
  carry(search);
};

/** Says how many rows are left. */
const count = (): void => {
  const said = root?.querySelector('[data-left]');
  const rows = [...(root?.querySelectorAll<HTMLElement>('tbody tr:not(.group)') ?? [])];
  const left = rows.filter((row) => row.getClientRects().length > 0).length;
  if (said) said.textContent = `${left} of ${rows.length} functions shown`;
};

/** The links of the kernel slider keep the filters. */
const carry = (search: string): void => {
  for (const link of document.querySelectorAll<HTMLAnchorElement>('.kernels a')) link.search = search;
};

if (root) {
  read();
  carry(location.search);
  root.addEventListener('change', write);
  root.addEventListener('change', count);
  if (location.search) count();
}
