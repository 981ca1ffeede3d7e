import { FORMS, type Form, formText } from '../form.ts';

/** Fills the texts of the report page with what its address says. */

const LONGEST = 300;
const given = new URLSearchParams(location.search);

const isForm = (name: string | undefined): name is Form => name !== undefined && Object.hasOwn(FORMS, name);

for (const text of document.querySelectorAll<HTMLElement>('[data-form]')) {
  const { form } = text.dataset;
  if (!isForm(form) || given.get('form') !== form) continue;
  const known = (field: string): string => (given.get(field) ?? '').replace(/\s+/g, ' ').slice(0, LONGEST);
  text.firstElementChild?.replaceChildren(formText(form, known));
  text.parentElement?.scrollIntoView();
}
