/**
 * Words that carry no matter of their own: those of every sentence, those of questions, and those in which people say
 * that something does not work. They are neither kept in the index nor asked for, unless a question has no others.
 */
const STOP = new Set(
  `a about after again all also always am an and any anyone anything are as at be because been before being both but by
  can cannot cant could did do does doesnt doing done dont each either else etc even ever every few for from further gets
  getting give given gives go goes going good got had has have having he hello help hence here hi how however i id if im in
  instead into is isnt it its itself ive just keep keeps kind know let like ll look looks lot make makes many may maybe me
  mean means might more most much must my myself need needed needs never no nor not nothing now of off often on once one
  only or other others our out over own per please possible put question re really right run running s same say says see
  seem seems seen shall she should show shows since so some somebody someone something still such sure t take takes tell
  than thank thanks that thats the their them then there these they thing things this those through thus to together too
  try tried trying under unable until up upon us use used useful user users uses using ve very via wants want was way we
  well went were what whats when where whether which while who whom whose why will wish with within without work worked
  working works would wrong yes yet you your yours
  advice appears appreciate assume believe best broken buggy bug call calling come comes correct correctly currently despite
  encounter encountered encountering error errors exactly example expect expected explain face facing fail failed failing fails
  failure fine fix fixed found happen happens hope idea issue issues occur occurs problem problems properly recommended
  report reported result results return returned returning returns show solve solution suddenly suggest trouble understand
  wonder wondering`
    .split(/\s+/)
    .filter(Boolean),
);

/** Words of the list that mean something where they stand in a text: a report is what attestation is about. */
const TELLING = new Set(['report', 'call', 'user', 'error', 'keep', 'id', 'own', 'bug', 'right', 'example', 'off']);

/** Whether a word is left out of questions. */
export const isIdle = (word: string): boolean => STOP.has(word) && !TELLING.has(word);
