/**
 * The page of the probe: a result is read in the browser and set against the catalog. It is never put into a URL, a
 * request or a store.
 */
import type { ProbeData } from '../../probe/result.ts';

const form = document.querySelector<HTMLFormElement>('[data-probe]');
const target = document.querySelector<HTMLElement>('[data-result]');
const status = document.querySelector<HTMLElement>('[data-status]');
const text = form?.querySelector<HTMLTextAreaElement>('textarea');
const file = form?.querySelector<HTMLInputElement>('input[type=file]');

let data: Promise<ProbeData> | undefined;

async function fetched(address: string): Promise<Response> {
  const answer = await fetch(address);
  if (!answer.ok) throw new Error(`${address} cannot be fetched (${answer.status}).`);
  return answer;
}

/** Counts requests to show, so that a slow one never replaces a newer one. */
let turn = 0;

async function show(given: string): Promise<void> {
  if (!form || !target || !status) return;
  turn += 1;
  const mine = turn;
  if (given.trim() === '') {
    target.replaceChildren();
    status.textContent = '';
    return;
  }
  status.textContent = 'Reading …';
  try {
    data ??= fetched(form.dataset.data ?? '').then(async (answer) => (await answer.json()) as ProbeData);
    const [{ readResult }, { view, summary }, known] = await Promise.all([
      import('../../probe/result.ts'),
      import('./view.ts'),
      data,
    ]);
    if (mine !== turn) return;
    const result = readResult(given);
    target.replaceChildren(...(typeof result === 'string' ? [] : view(result, known)));
    status.textContent = typeof result === 'string' ? result : summary(result);
  } catch (error) {
    data = undefined;
    if (mine === turn) status.textContent = error instanceof Error ? error.message : 'The result cannot be shown.';
  }
}

text?.addEventListener('input', () => void show(text.value));
file?.addEventListener('change', async () => {
  const chosen = file.files?.[0];
  if (!chosen || !text) return;
  text.value = await chosen.text();
  await show(text.value);
});
form?.querySelector('[data-example]')?.addEventListener('click', async () => {
  if (!text || !form) return;
  try {
    text.value = await (await fetched(form.dataset.example ?? '')).text();
    await show(text.value);
  } catch (error) {
    if (status) status.textContent = error instanceof Error ? error.message : 'The example cannot be shown.';
  }
});
form?.querySelector('[data-clear]')?.addEventListener('click', () => {
  form.reset();
  void show('');
});
form?.addEventListener('submit', (event) => event.preventDefault());
// What the browser kept of an earlier visit, or what was pasted before the script was there.
if (text?.value) void show(text.value);
