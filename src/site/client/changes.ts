/** Narrows the changes of the data to those since a day or a version, which the address carries. */

/** `2026-11-25` and `2026.11.25` are one day; other words are none. */
const dayOf = (text: string): string | undefined =>
  /^(\d{4})[.-](\d{2})[.-](\d{2})/.exec(text.trim())?.slice(1).join('-');

const form = document.querySelector<HTMLFormElement>('form[data-since]');
const said = document.querySelector('[data-since-status]');
const since = new URLSearchParams(location.search).get('since') ?? '';
if (form && said && since !== '') {
  const input = form.querySelector('input');
  if (input) input.value = since;
  const day = dayOf(since);
  if (day === undefined) said.textContent = 'A day is written 2026-11-25, a version 2026.11.25.';
  else {
    const sections = [...document.querySelectorAll<HTMLElement>('section[data-day]')];
    for (const section of sections) section.hidden = (section.dataset.day ?? '') <= day;
    const shown = sections.filter(({ hidden }) => !hidden).length;
    said.textContent = `${shown} of ${sections.length} releases are newer than ${day}.`;
  }
}

// A module, so that its names are its own.
export {};
