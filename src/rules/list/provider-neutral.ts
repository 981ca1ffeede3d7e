import type { Rule } from '../rule.ts';

export const providerNeutral: Rule = {
  code: 'provider-neutral',
  title: 'A provider where there can be none',
  severity: 'error',
  local: 'value',
  explanation:
    'Providers feed an interface that belongs to no vendor, each for its own platform. An interface of one platform has none, and the neutral platform provides nothing.',
  bad: '# catalog/interfaces/intel-tdx/tdx-guest.yaml\nplatform: intel-tdx\nproviders: [{ platform: intel-tdx, … }]',
  good: '# catalog/interfaces/linux/configfs-tsm-report.yaml\nplatform: linux\nproviders: [{ platform: intel-tdx, … }]',
  *run(context) {
    for (const { file, data } of context.sound('interface')) {
      const owner = context.find('platform', data.platform);
      if (!owner || !data.providers) continue;
      if (!owner.neutral && data.platform === file.platform) {
        yield {
          file,
          path: ['providers'],
          on: 'key',
          message: `an interface of ${data.platform} has no providers`,
          hint: 'say what it implements at its operations',
        };
        continue;
      }
      for (const [index, provider] of data.providers.entries()) {
        if (!context.find('platform', provider.platform)?.neutral) continue;
        yield {
          file,
          path: ['providers', String(index), 'platform'],
          message: `${provider.platform} is the neutral platform, which provides nothing`,
          hint: 'name the platform whose guests or hosts it serves',
        };
      }
    }
  },
};
