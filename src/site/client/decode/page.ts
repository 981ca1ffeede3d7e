/**
 * The decoder's page. Evidence is read by the browser and decoded here; it is never put into a URL, a request or a
 * store. The URL keeps only the names of chosen examples and formats.
 */
const form = document.querySelector<HTMLFormElement>('[data-decode]');
const result = document.querySelector<HTMLElement>('[data-result]');
const status = document.querySelector<HTMLElement>('[data-status]');
const SLOTS = ['a', 'b'] as const;
type Slot = (typeof SLOTS)[number];

const given = new Map<Slot, Uint8Array | string>();
const field = <T extends HTMLElement>(name: string): T => form?.elements.namedItem(name) as unknown as T;

/** Counts requests to show, so that a slow one never replaces a newer one. */
let turn = 0;

async function show(): Promise<void> {
  if (!form || !result || !status) return;
  turn += 1;
  const mine = turn;
  const slots = SLOTS.filter((slot) => given.has(slot));
  remember();
  if (slots.length === 0) {
    result.replaceChildren();
    status.textContent = '';
    return;
  }
  status.textContent = 'Decoding …';
  try {
    const [{ load, read }, { view }, { alignedView }] = await Promise.all([
      import('./run.ts'),
      import('./result.ts'),
      import('./aligned.ts'),
    ]);
    const knowledge = await load(form.dataset.layouts ?? '');
    if (mine !== turn) return;
    const inputs = slots.map((slot) => ({
      input: given.get(slot) ?? '',
      format: field<HTMLSelectElement>(`format-${slot}`).value,
    }));
    const readings = await read(inputs, knowledge);
    if (mine !== turn) return;
    const names = slots.map((slot) => (slot === 'a' ? 'Evidence' : 'Second piece'));
    const labels = readings.map((reading) =>
      reading.decoded.format ? (knowledge.names[reading.decoded.format]?.name ?? '') : 'not recognised',
    );
    const views = readings.flatMap((reading, index) => [
      view(reading, names[index] ?? '', knowledge),
      ...reading.pieces.map((piece) => view(piece, `${names[index] ?? ''}, ${piece.pointer ?? ''}`, knowledge)),
    ]);
    const [first, second] = readings.filter((reading) => reading.decoded.format !== null);
    const both = first && second ? [alignedView([first, second], labels, knowledge)] : [];
    result.replaceChildren(...both, ...views);
    status.textContent = readings
      .map(
        (reading, index) =>
          `${labels[index]}: ${reading.decoded.fields.length} fields, ${reading.decoded.warnings.length === 1 ? '1 warning' : `${reading.decoded.warnings.length} warnings`}.`,
      )
      .join(' ');
  } catch (error) {
    if (mine === turn) status.textContent = error instanceof Error ? error.message : 'Decoding failed.';
  }
}

/** Examples and formats in the URL, for a link to what is seen; evidence never. */
function remember(): void {
  const query = new URLSearchParams();
  for (const slot of SLOTS) {
    for (const kind of ['example', 'format']) {
      const { value } = field<HTMLSelectElement>(`${kind}-${slot}`);
      if (value) query.set(`${kind}-${slot}`, value);
    }
  }
  history.replaceState(null, '', query.size > 0 ? `?${query}` : location.pathname);
}

async function takeFile(slot: Slot, file: File): Promise<void> {
  const { LIMITS } = await import('./run.ts');
  if (status && file.size > LIMITS.bytes) {
    status.textContent = `${file.name} has ${file.size} bytes; evidence of at most ${LIMITS.bytes} bytes is read.`;
    return;
  }
  given.set(slot, new Uint8Array(await file.arrayBuffer()));
  field<HTMLTextAreaElement>(`text-${slot}`).value = '';
  field<HTMLSelectElement>(`example-${slot}`).value = '';
  await show();
}

async function takeExample(slot: Slot): Promise<void> {
  const id = field<HTMLSelectElement>(`example-${slot}`).value;
  const area = field<HTMLTextAreaElement>(`text-${slot}`);
  if (id === '') {
    given.delete(slot);
    area.value = '';
    return show();
  }
  const response = await fetch(`${form?.dataset.examples}${encodeURIComponent(id)}.hex`);
  if (!response.ok) {
    if (status) status.textContent = 'The example could not be loaded.';
    return;
  }
  area.value = (await response.text()).trim();
  given.set(slot, area.value);
  await show();
}

function wire(slot: Slot): void {
  const box = form?.querySelector<HTMLElement>(`[data-slot="${slot}"]`);
  const area = field<HTMLTextAreaElement>(`text-${slot}`);
  const picker = field<HTMLInputElement>(`file-${slot}`);
  picker.addEventListener('change', () => {
    const file = picker.files?.[0];
    if (file) void takeFile(slot, file);
  });
  area.addEventListener('input', () => {
    picker.value = '';
    field<HTMLSelectElement>(`example-${slot}`).value = '';
    if (area.value.trim() === '') given.delete(slot);
    else given.set(slot, area.value);
    void show();
  });
  field<HTMLSelectElement>(`example-${slot}`).addEventListener('change', () => void takeExample(slot));
  field<HTMLSelectElement>(`format-${slot}`).addEventListener('change', () => void show());
  box?.querySelector('[data-clear]')?.addEventListener('click', () => {
    given.delete(slot);
    area.value = '';
    picker.value = '';
    field<HTMLSelectElement>(`example-${slot}`).value = '';
    field<HTMLSelectElement>(`format-${slot}`).value = '';
    void show();
  });
  box?.addEventListener('dragover', (event) => {
    event.preventDefault();
    box.classList.add('over');
  });
  box?.addEventListener('dragleave', () => box.classList.remove('over'));
  box?.addEventListener('drop', (event) => {
    event.preventDefault();
    box.classList.remove('over');
    const file = event.dataTransfer?.files[0];
    if (file) void takeFile(slot, file);
  });
}

if (form) {
  form.addEventListener('submit', (event) => event.preventDefault());
  const query = new URLSearchParams(location.search);
  for (const slot of SLOTS) {
    wire(slot);
    for (const kind of ['format', 'example']) {
      const wanted = query.get(`${kind}-${slot}`);
      const select = field<HTMLSelectElement>(`${kind}-${slot}`);
      if (wanted && [...select.options].some((option) => option.value === wanted)) select.value = wanted;
    }
    if (field<HTMLSelectElement>(`example-${slot}`).value) void takeExample(slot);
  }
}

// A module, so that its names are its own.
export {};
