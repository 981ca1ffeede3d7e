/** Which top-level pages exist, so that navigation never points at one that does not. */
const files = Object.keys(import.meta.glob('/src/pages/**/*.{astro,mdx}'));

/** Whether a section such as '/topics/' has a page. */
export function exists(path: string): boolean {
  if (path === '/') return true;
  const name = path.replace(/^\/|\/$/g, '');
  return files.some((file) =>
    ['.astro', '.mdx', '/index.astro', '/index.mdx'].some((end) => file === `/src/pages/${name}${end}`),
  );
}
