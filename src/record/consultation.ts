import type { Consultation } from '../catalog/types.ts';

/** How a comment period stands or ended. It never says that anybody agreed, only that nobody's concern stands. */
export type ConsultationOutcome = 'open' | 'passed-unopposed' | 'contested' | 'withdrawn';

/** Outcome against a day. A concern that stands blocks, however long the period has been over. */
export function consultationOutcome({ concerns, withdrawn, closes }: Consultation, day: string): ConsultationOutcome {
  if (withdrawn) return 'withdrawn';
  if (concerns?.some(({ resolved }) => resolved === undefined)) return 'contested';
  return day > closes ? 'passed-unopposed' : 'open';
}
