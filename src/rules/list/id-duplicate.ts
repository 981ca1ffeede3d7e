import { KINDS } from '../../catalog/kinds.ts';
import type { CatalogFile } from '../../catalog/read/load.ts';
import type { Rule } from '../rule.ts';

export const idDuplicate: Rule = {
  code: 'id-duplicate',
  title: 'Two entries have the same id',
  severity: 'error',
  explanation:
    'An id belongs to one entry of its kind for ever, whatever directory it is in, because addresses are made of it. The ids that an entry had before (`formerly`) count as taken too.',
  bad: '# catalog/interfaces/amd-sev-snp/guest-device.yaml and\n# catalog/interfaces/intel-tdx/guest-device.yaml\nid: guest-device',
  good: '# catalog/interfaces/intel-tdx/tdx-guest.yaml\nid: tdx-guest',
  *run(context) {
    for (const kind of KINDS) {
      const owners = new Map<string, CatalogFile>();
      const files = context.sound(kind).map(({ file }) => file);
      // An id that is not the file's name is that rule's finding, and most likely a copy that was not finished.
      for (const file of files) {
        if ((file.data as { id: string }).id !== file.name) continue;
        const owner = owners.get(file.name);
        if (!owner) owners.set(file.name, file);
        else
          yield {
            file,
            path: ['id'],
            message: `the id "${file.name}" belongs to ${owner.file}`,
            hint: 'choose another',
          };
      }
      for (const file of files) {
        for (const [index, old] of ((file.data as { formerly?: string[] }).formerly ?? []).entries()) {
          const owner = owners.get(old);
          if (!owner) {
            owners.set(old, file);
            continue;
          }
          const message = owner === file ? `"${old}" is the present id` : `the id "${old}" belongs to ${owner.file}`;
          yield { file, path: ['formerly', String(index)], message, hint: 'remove it' };
        }
      }
    }
  },
};
