import { soundFiles } from '../parts.ts';
import type { Rule } from '../rule.ts';

export const idFileName: Rule = {
  code: 'id-file-name',
  title: 'The id is not the name of the file',
  severity: 'error',
  explanation:
    'Every entry is in a file that is named after its id (a kernel: in a directory), so that whoever knows one knows the other. To rename an entry, rename the file, change the id, and keep the old id under `formerly` so that its address goes on working.',
  bad: '# catalog/functions/sealing-key.yaml\nid: sealing-keys',
  good: '# catalog/functions/sealing-key.yaml\nid: sealing-key',
  *run(context) {
    for (const file of soundFiles(context)) {
      const { id } = file.data as { id: string };
      if (id === file.name) continue;
      const place = file.kind === 'kernel' ? 'the directory' : 'the file';
      yield {
        file,
        path: ['id'],
        message: `the id is "${id}", but ${place} is called "${file.name}"`,
        // A name that is no id is never what the id should be.
        hint: /^[a-z0-9]+(?:[-.][a-z0-9]+)*$/.test(file.name)
          ? `write ${file.name}, or rename ${place}`
          : `rename ${place} to ${id}${file.kind === 'kernel' ? '' : '.yaml'}`,
      };
    }
  },
};
