import './wrong.ts';

/** Opens the search dialog on its link, on Ctrl-K or Cmd-K, and on /. The search itself is loaded on first use. */
const link = document.querySelector<HTMLAnchorElement>('[data-search]');

const openSearch = async (): Promise<void> => {
  const { openDialog } = await import('./search/dialog.ts');
  openDialog();
};

/** Brings the search closer as soon as somebody goes near it. */
const near = (): void => {
  void import('./search/dialog.ts').then(({ prepare }) => prepare());
};
link?.addEventListener('pointerenter', near, { once: true });
link?.addEventListener('focus', near, { once: true });

link?.addEventListener('click', (event) => {
  if (event.ctrlKey || event.metaKey || event.shiftKey || event.button !== 0) return;
  event.preventDefault();
  void openSearch();
});

document.addEventListener('keydown', (event) => {
  const typing = event.target instanceof Element && event.target.closest('input, textarea, select, [contenteditable]');
  const combination = (event.ctrlKey || event.metaKey) && !event.altKey && event.key.toLowerCase() === 'k';
  if (combination || (event.key === '/' && !typing && !event.ctrlKey && !event.metaKey && !event.altKey)) {
    event.preventDefault();
    void openSearch();
  }
});

/** The releases are too many for a phone: the one that is shown comes into view. */
const slider = document.querySelector('.kernels');
const current = slider?.querySelector<HTMLElement>('[aria-current]');
if (slider && current) slider.scrollLeft = current.offsetLeft - slider.clientWidth / 2;
