/** The query page until it is used: what asks and answers is loaded with the first focus, link or query in the address. */
const form = document.querySelector<HTMLFormElement>('[data-query]');

if (form) {
  const load = () => import('./ask.ts').then(({ start }) => start(form));
  let started: ReturnType<typeof load> | undefined;
  const begin = (): ReturnType<typeof load> => {
    started ??= load();
    return started;
  };
  form.addEventListener('focusin', () => void begin(), { once: true });
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    void begin().then((asker) => asker.submit());
  });
  document.addEventListener('click', (event) => {
    const link = event.target instanceof Element ? event.target.closest<HTMLAnchorElement>('a[data-ask]') : null;
    if (!link || event.button !== 0 || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
    event.preventDefault();
    void begin().then((asker) => asker.follow(link.dataset.ask ?? ''));
  });
  if (new URLSearchParams(location.search).has('q')) {
    // The language stays away until the answer has its place, so that nothing moves under the reader's eyes.
    const language = document.querySelector<HTMLElement>('[data-language]');
    const answer = document.querySelector<HTMLElement>('[data-answer]');
    language?.toggleAttribute('hidden', true);
    answer?.classList.add('awaited');
    const show = (): void => {
      language?.toggleAttribute('hidden', false);
      answer?.classList.remove('awaited');
    };
    void begin().then((asker) => asker.answered.then(show), show);
  }
}

// A module of its own, so that its names are too.
export {};
