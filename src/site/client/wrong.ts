/** A link that says that a row is wrong takes along what the row says, as soon as it is about to be used. */

/** Most characters of it. */
const MOST = 120;

/** The text around the evidence that holds the link, without that evidence and its like. */
function saidBeside(evidence: Element): string {
  const copy = evidence.parentElement?.cloneNode(true);
  if (!(copy instanceof Element)) return '';
  for (const aside of copy.querySelectorAll('details, .anchor')) aside.remove();
  const text = (copy.textContent ?? '').replaceAll(/\s+/g, ' ').trim();
  return text.length > MOST ? `${text.slice(0, MOST).replace(/\s+\S*$/, '')} …` : text;
}

function fill({ target }: Event): void {
  const link = target instanceof Element ? target.closest<HTMLAnchorElement>('.ev a[rel=nofollow]') : null;
  const evidence = link?.closest('.ev');
  if (!link || !evidence || link.href.includes('&value=')) return;
  const said = saidBeside(evidence);
  if (said !== '') link.href += `&value=${encodeURIComponent(said)}`;
}

addEventListener('pointerdown', fill);
addEventListener('focusin', fill);
