/** The page of reviews. A series is read by the browser and reviewed here; it is never put into a URL, a request or a store. */
import type { Given } from '../../../review/read-proposal.ts';

const form = document.querySelector<HTMLFormElement>('[data-review]');
const result = document.querySelector<HTMLElement>('[data-result]');
const status = document.querySelector<HTMLElement>('[data-status]');
const text = form?.querySelector<HTMLTextAreaElement>('textarea');

/** Counts requests to show, so that a slow one never replaces a newer one. */
let turn = 0;

async function show(given: readonly Given[]): Promise<void> {
  if (!form || !result || !status) return;
  turn += 1;
  const mine = turn;
  result.replaceChildren();
  status.textContent = given.length === 0 ? '' : 'Reading …';
  if (given.length === 0) return;
  try {
    const [{ review }, { view }] = await Promise.all([import('./run.ts'), import('./view.ts')]);
    const answer = await review(given, form.dataset.knowledge ?? '');
    if (mine !== turn) return;
    result.replaceChildren(view(answer));
    status.textContent = `${answer.title}: ${answer.functions.length === 0 ? 'nothing like it found' : `${answer.functions.length} functions named`}.`;
  } catch (error) {
    if (mine === turn) status.textContent = error instanceof Error ? error.message : 'The review failed.';
  }
}

async function takeFiles(files: Iterable<File>): Promise<void> {
  const { MOST } = await import('../../../review/proposal.ts');
  const those = [...files];
  const size = those.reduce((sum, file) => sum + file.size, 0);
  if (status && size > MOST.bytes) {
    status.textContent = `The files have ${size} bytes; ${MOST.bytes} are read at most.`;
    return;
  }
  if (text) text.value = '';
  await show(
    await Promise.all(
      those.map(async (file) => ({ name: file.name, bytes: new Uint8Array(await file.arrayBuffer()) })),
    ),
  );
}

form?.addEventListener('submit', (event) => event.preventDefault());
form?.querySelector<HTMLInputElement>('[type=file]')?.addEventListener('change', (event) => {
  const { files } = event.currentTarget as HTMLInputElement;
  if (files && files.length > 0) void takeFiles(files);
});
text?.addEventListener('input', () => {
  const given = text.value.trim() === '' ? [] : [{ name: 'the text', bytes: new TextEncoder().encode(text.value) }];
  void show(given);
});
form?.addEventListener('dragover', (event) => event.preventDefault());
form?.addEventListener('drop', (event) => {
  const files = event.dataTransfer?.files;
  if (!files || files.length === 0) return;
  event.preventDefault();
  void takeFiles(files);
});
form?.querySelector('[data-clear]')?.addEventListener('click', () => {
  form.reset();
  void show([]);
});
