/** Values by symbol, without CONFIG_: the text after the equals sign, or `n` where a line says that it is not set. */
export type Configuration = ReadonlyMap<string, string>;

const SET = /^CONFIG_([A-Za-z0-9_]+)=(.*)$/;
const UNSET = /^# CONFIG_([A-Za-z0-9_]+) is not set$/;

/** Reads files as the kernel's build writes them. Of several texts, the last one that names a symbol counts. */
export function parseConfiguration(texts: readonly string[]): Configuration {
  const values = new Map<string, string>();
  for (const line of texts.flatMap((text) => text.split(/\r?\n/))) {
    const set = SET.exec(line);
    if (set) values.set(set[1] as string, set[2] as string);
    else {
      const unset = UNSET.exec(line)?.[1];
      if (unset !== undefined) values.set(unset, 'n');
    }
  }
  return values;
}

/** The release that the head of a configuration names, such as 6.12.59; undefined where it names none. */
export const headRelease = (text: string): string | undefined =>
  /^# Linux\/\S+ (\S+) Kernel Configuration$/m.exec(text)?.[1];

/** Whether a file is what the build writes, and not a choice of symbols: it has the head, or a symbol that nobody chooses. */
export const isWhole = (text: string): boolean =>
  headRelease(text) !== undefined || /^CONFIG_CC_VERSION_TEXT=/m.test(text);
