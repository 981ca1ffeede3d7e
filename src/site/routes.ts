/** Every template of a page, from the root of the repository: /src/pages/…. */
export const templates = Object.keys(import.meta.glob('/src/pages/**/*.{astro,mdx}'));

/** Whether a section such as '/topics/' has a page. */
export function exists(path: string): boolean {
  if (path === '/') return true;
  const name = path.replace(/^\/|\/$/g, '');
  return templates.some((file) =>
    ['.astro', '.mdx', '/index.astro', '/index.mdx'].some((end) => file === `/src/pages/${name}${end}`),
  );
}
