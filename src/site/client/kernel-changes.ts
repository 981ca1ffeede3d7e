/** Keeps the filters of a list of changes in the address; the filtering itself is CSS. */
const root = document.querySelector<HTMLElement>('[data-changes]');

const inputs = (): HTMLInputElement[] => [...(root?.querySelectorAll<HTMLInputElement>('input[type=radio]') ?? [])];

function read(): void {
  const query = new URLSearchParams(location.search);
  for (const name of ['platform', 'side']) {
    const group = inputs().filter((input) => input.name === name);
    const wanted = query.get(name) ?? 'all';
    const chosen = group.find((input) => input.value === wanted) ?? group[0];
    if (chosen) chosen.checked = true;
  }
}

/** Links to other pairs of releases keep the filters. */
function carry(search: string): void {
  for (const link of document.querySelectorAll<HTMLAnchorElement>('[data-carry] a')) link.search = search;
}

function write(): void {
  const url = new URL(location.href);
  for (const input of inputs()) {
    if (!input.checked) continue;
    if (input.value === 'all') url.searchParams.delete(input.name);
    else url.searchParams.set(input.name, input.value);
  }
  history.replaceState(null, '', url);
  carry(url.search);
}

if (root) {
  read();
  carry(location.search);
  document.documentElement.classList.remove('pending');
  root.addEventListener('change', write);
  root.querySelector('[data-copy-address]')?.addEventListener('click', async () => {
    const said = root.querySelector('[data-said]');
    const done = await navigator.clipboard.writeText(location.href).then(
      () => true,
      () => false,
    );
    if (said) said.textContent = done ? 'Copied.' : 'The browser did not allow it.';
  });
}

// A module of its own, so that its names are too.
export {};
