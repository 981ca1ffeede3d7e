import { soundFiles } from '../parts.ts';
import type { Finding, Rule } from '../rule.ts';

export const kconfigMissing: Rule = {
  code: 'kconfig-missing',
  title: 'An interface that does not say what builds it',
  severity: 'error',
  excusable: true,
  explanation:
    'Who misses an interface looks first whether their kernel was built with it. kconfig names the symbols: all items of the list together, any of several where an item says so, each in its kernels. Where no symbol decides, kconfig-none says why.',
  bad: 'module: sev-guest',
  good: 'kconfig: [SEV_GUEST]\nmodule: sev-guest',
  *run(context) {
    for (const file of soundFiles(context)) {
      if (file.kind !== 'interface') continue;
      const entry = context.find('interface', file.name);
      if (!entry) continue;
      if (entry.kconfig === undefined && entry['kconfig-none'] === undefined) {
        yield {
          file,
          message: 'the interface names no Kconfig symbol that builds it',
          hint: 'add kconfig, or kconfig-none with the reason',
        } satisfies Finding;
      }
      if (entry.kconfig !== undefined && entry['kconfig-none'] !== undefined) {
        yield {
          file,
          path: ['kconfig-none'],
          on: 'key',
          message: 'kconfig names symbols, and kconfig-none says that there are none',
          hint: 'keep one of the two',
        } satisfies Finding;
      }
    }
  },
};
