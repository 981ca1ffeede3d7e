import { isMerged, isSwitch, showsItself } from '../../catalog/signs.ts';
import { soundFiles } from '../parts.ts';
import type { Finding, Rule } from '../rule.ts';

export const interfaceSigns: Rule = {
  code: 'interface-signs',
  title: 'An interface of which no machine can show that it is there',
  severity: 'error',
  explanation:
    'The probe looks on a machine for what an interface opens. That proves nothing where the path has a part that varies, where others open it too (/dev/kvm, /proc/cpuinfo), or where there is no path. Then signs says what shows it: a path with *, a flag of the CPU, a line of the log, or the signs of a platform. Where nothing readable does, signs-none says how a program finds out.',
  bad: 'opens: { kind: kvm-fd, path: /dev/kvm }',
  good: 'opens: { kind: kvm-fd, path: /dev/kvm }\nsigns: [{ path: /sys/module/kvm_amd/parameters/sev, holds: "Y" }]',
  *run(context) {
    for (const file of soundFiles(context)) {
      if (file.kind !== 'interface') continue;
      const entry = context.find('interface', file.name);
      if (!entry || !isMerged(entry)) continue;
      if (entry.signs === undefined && entry['signs-none'] === undefined && !isSwitch(entry) && !showsItself(entry))
        yield {
          file,
          path: ['opens'],
          on: 'key',
          message: `nothing says what on a machine shows ${entry.name}`,
          hint: 'add signs, or signs-none with the way to find out',
        } satisfies Finding;
      if (entry.signs !== undefined && entry['signs-none'] !== undefined)
        yield {
          file,
          path: ['signs-none'],
          on: 'key',
          message: 'signs names what shows it, and signs-none says that nothing does',
          hint: 'keep one of the two',
        } satisfies Finding;
    }
  },
};
