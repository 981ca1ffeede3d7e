import type { ReadCode } from '../catalog/codes.ts';
import { FILE_CODES } from './codes/file.ts';
import { SCHEMA_CODES } from './codes/schema.ts';
import { YAML_CODES } from './codes/yaml.ts';
import { affiliationDate } from './list/affiliation-date.ts';
import { archUnknown } from './list/arch-unknown.ts';
import { aspectDuration } from './list/aspect-duration.ts';
import { aspectForm } from './list/aspect-form.ts';
import { aspectRange } from './list/aspect-range.ts';
import { aspectType } from './list/aspect-type.ts';
import { aspectUnknown } from './list/aspect-unknown.ts';
import { aspectValue } from './list/aspect-value.ts';
import { aspectWhen } from './list/aspect-when.ts';
import { cellBlank } from './list/cell-blank.ts';
import { cellContradiction } from './list/cell-contradiction.ts';
import { consultationPeriod } from './list/consultation-period.ts';
import { decisionRecord } from './list/decision-record.ts';
import { discrepancyRepeat } from './list/discrepancy-repeat.ts';
import { distributionFacts } from './list/distribution-facts.ts';
import { errnoUnknown } from './list/errno-unknown.ts';
import { errnosComplete } from './list/errnos-complete.ts';
import { evidenceParts } from './list/evidence-parts.ts';
import { exceptionUnneeded } from './list/exception-unneeded.ts';
import { formatLayout } from './list/format-layout.ts';
import { historyBracket } from './list/history-bracket.ts';
import { historyOrder } from './list/history-order.ts';
import { historyRepeat } from './list/history-repeat.ts';
import { historyStart } from './list/history-start.ts';
import { historyState } from './list/history-state.ts';
import { idDuplicate } from './list/id-duplicate.ts';
import { idFileName } from './list/id-file-name.ts';
import { interfaceSigns } from './list/interface-signs.ts';
import { kconfigMissing } from './list/kconfig-missing.ts';
import { kernelDates } from './list/kernel-dates.ts';
import { kernelUnknown } from './list/kernel-unknown.ts';
import { logLine } from './list/log-line.ts';
import { lookedAge } from './list/looked-age.ts';
import { loreSubject } from './list/lore-subject.ts';
import { mailSeen } from './list/mail-seen.ts';
import { meetingRecord } from './list/meeting-record.ts';
import { mergedVersion } from './list/merged-version.ts';
import { modeline } from './list/modeline.ts';
import { operationUnknown } from './list/operation-unknown.ts';
import { partDuplicate } from './list/part-duplicate.ts';
import { platformColumn } from './list/platform-column.ts';
import { platformDirectory } from './list/platform-directory.ts';
import { providerNeutral } from './list/provider-neutral.ts';
import { quoteLimits } from './list/quote-limits.ts';
import { refFormer } from './list/ref-former.ts';
import { refMissing } from './list/ref-missing.ts';
import { refSelf } from './list/ref-self.ts';
import { remedyEvidence } from './list/remedy-evidence.ts';
import { remedyNewer } from './list/remedy-newer.ts';
import { seriesOrder } from './list/series-order.ts';
import { spanOrder } from './list/span-order.ts';
import { spanOutside } from './list/span-outside.ts';
import { spanOverlap } from './list/span-overlap.ts';
import { stageEvidence } from './list/stage-evidence.ts';
import { statusNumber } from './list/status-number.ts';
import { statusWhere } from './list/status-where.ts';
import { textPlaceholder } from './list/text-placeholder.ts';
import { textSpace } from './list/text-space.ts';
import { topicOrder } from './list/topic-order.ts';
import { topicPart } from './list/topic-part.ts';
import { uapiUnknown } from './list/uapi-unknown.ts';
import { universalWords } from './list/universal-words.ts';
import type { Rule, RuleHelp } from './rule.ts';

/** Rules in the order in which they run. */
export const RULES: readonly Rule[] = [
  affiliationDate,
  aspectDuration,
  aspectForm,
  aspectRange,
  aspectType,
  aspectUnknown,
  aspectValue,
  aspectWhen,
  archUnknown,
  cellBlank,
  cellContradiction,
  discrepancyRepeat,
  consultationPeriod,
  decisionRecord,
  distributionFacts,
  errnoUnknown,
  errnosComplete,
  evidenceParts,
  exceptionUnneeded,
  formatLayout,
  historyBracket,
  historyOrder,
  historyRepeat,
  historyStart,
  historyState,
  idDuplicate,
  idFileName,
  interfaceSigns,
  kconfigMissing,
  kernelDates,
  kernelUnknown,
  lookedAge,
  logLine,
  loreSubject,
  mailSeen,
  meetingRecord,
  mergedVersion,
  modeline,
  operationUnknown,
  partDuplicate,
  platformColumn,
  platformDirectory,
  providerNeutral,
  quoteLimits,
  refFormer,
  refMissing,
  refSelf,
  remedyEvidence,
  remedyNewer,
  seriesOrder,
  spanOrder,
  spanOutside,
  spanOverlap,
  stageEvidence,
  statusNumber,
  statusWhere,
  textPlaceholder,
  textSpace,
  topicOrder,
  topicPart,
  uapiUnknown,
  universalWords,
];

/** What the reader of files can find. */
const READ = [...YAML_CODES, ...FILE_CODES, ...SCHEMA_CODES];
type Missing = Exclude<ReadCode, (typeof READ)[number]['code']>;

/**
 * Every code that a diagnostic can have, with what its page says, in the order in which pages list them. It
 * does not compile while the reader has a code without a page.
 */
export const HELP: [Missing] extends [never] ? ReadonlyMap<string, RuleHelp> : Missing = new Map(
  [...READ, ...RULES].map((help) => [help.code, help]),
);
