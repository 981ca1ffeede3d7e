import type { Rule } from '../rule.ts';

export const platformDirectory: Rule = {
  code: 'platform-directory',
  title: 'The entry is in the directory of another platform',
  severity: 'error',
  local: 'value',
  explanation: 'Interfaces and formats are in a directory that is named after their platform.',
  bad: '# catalog/interfaces/intel-tdx/tdx-guest.yaml\nplatform: linux',
  good: '# catalog/interfaces/intel-tdx/tdx-guest.yaml\nplatform: intel-tdx',
  *run(context) {
    const files = [...context.sound('interface'), ...context.sound('format')];
    for (const { file, data } of files) {
      const { platform } = data as { platform?: string };
      // A platform that does not exist is a broken reference first of all.
      if (platform === undefined || platform === file.platform || !context.names('platform').has(platform)) continue;
      yield {
        file,
        path: ['platform'],
        message: `the platform is "${platform}", but the file is in the directory "${file.platform}"`,
        hint: `write ${file.platform}, or move the file`,
      };
    }
  },
};
