import { getCatalog } from './catalog.ts';
import { findConcept } from './formats.ts';
import { hasDiff } from './kernels.ts';
import { findFunction, findPlatform, mainIds, newest, platformOf } from './model.ts';
import { paths } from './url.ts';

/** The questions with which people who know the field come most often, each one click from its answer. */
export function questions(): { text: string; href: string }[] {
  const [a = '', b = ''] = mainIds();
  const pair = a && b ? `${platformOf(a).code} and ${platformOf(b).code}` : '';
  const before = getCatalog().kernels.filter((kernel) => kernel.checked && hasDiff(kernel.id, newest()))[1]?.id;
  const report = findFunction('attestation-report');
  const host = findPlatform('amd-sev-snp');
  const list: (false | undefined | { text: string; href: string })[] = [
    { text: 'Get a report on any platform', href: paths.guide('first-report') },
    report &&
      pair !== '' && {
        text: `What differs between reports of ${pair}?`,
        href: `${paths.compare(a, b)}?function=${report.id}&view=differences#${report.id}`,
      },
    before !== undefined &&
      host && {
        text: `What changed for ${host.code} hosts since ${before}?`,
        href: `${paths.since(before)}?platform=${host.id}&side=host`,
      },
    { text: 'Why is a device node missing?', href: paths.guide('the-node-is-missing') },
    findFunction('launch-start') && {
      text: 'How does each platform launch a guest?',
      href: paths.function('launch-start', 'flow'),
    },
    { text: 'What do these bytes say?', href: paths.section.decode },
    findConcept('tcb-version') && { text: 'Where does the TCB version lie?', href: paths.concept('tcb-version') },
    { text: 'What could be unified next?', href: paths.section.opportunities },
    { text: 'Where does a proposal stand?', href: paths.section.topics },
    { text: 'Where do document and code disagree?', href: paths.section.discrepancies },
  ];
  return list.filter((one) => one !== false && one !== undefined);
}
