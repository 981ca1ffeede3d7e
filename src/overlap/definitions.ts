import { ASPECT_TYPES } from './aspect-types.ts';

/** A definition as the site prints it under /about/<id>/; the text is Markdown. */
export interface Definition {
  id: string;
  title: string;
  text: string;
}

const define = (id: string, title: string, ...paragraphs: string[]): Definition => ({
  id,
  title,
  text: paragraphs.join('\n\n'),
});

const equalities = new Set(Object.values(ASPECT_TYPES).flatMap(({ equality }) => (equality ? [equality] : [])));

/** What every derived fact means, word for word as it is computed. */
export const DEFINITIONS: readonly Definition[] = [
  define(
    'availability',
    'What is there in a kernel',
    'A thing (an interface, an operation, a provider) is there in kernel *K* by its history.',
    [
      '- **Added in *k***, release settled: it is there from *k* on, and not before.',
      '- **Added by *k*, not in *n***: up to *n* it is not there, from *k* on it is; in the kernels between, nobody knows.',
      '- **Added in *k* or before**: from *k* on it is there; in older kernels, nobody knows.',
      '- **Removed in *k***: from *k* on it is gone. A bracket around a removal works the same way.',
      '- **Only proposed**: it is in no kernel.',
    ].join('\n'),
    'An operation without a history of its own has its interface’s. Where several things are needed together (interface, provider, operation, and the kernel since which the provider serves the function), all of them must be there, so the latest start counts. If any is certainly missing, the whole is missing, even where another one’s release is not settled.',
    'An operation that the header declares but no code handles offers nothing, in any kernel.',
  ),
  define(
    'cell',
    'Cells: what a platform offers',
    'A cell says how one platform offers one function in one kernel. The first of these that holds is its state:',
    [
      '1. **common**: a neutral interface reaches it: one of that interface’s providers for this platform serves the function through operations that are there.',
      '2. **own**: one of the platform’s own interfaces has an operation, there in this kernel, that performs the function or gives its result. Operations that only take part (as input, option or step) do not count. A vendor’s interface that names another platform as provider counts as that platform’s own.',
      '3. **proposed**: something on the way is certainly not there, and a proposal for it was posted before the next kernel was released. For the newest kernel any date counts. A proposal that was withdrawn or superseded counts only if the thing was merged later. Where the next release has no known date, the one after it is taken.',
      '4. **none** or **not-applicable**: somebody looked, and there is none, or the need cannot arise.',
      '5. **unknown**: not researched, or the release is not settled.',
    ].join('\n'),
    'A cell is common when a neutral interface reaches it, whether or not the platform keeps its own besides; both are then listed, the common one first.',
    'Reasons of a cell without an offer, first match: the proposal; a release that is not settled (nobody may say *none* where it may be there); what the function’s entry says for this platform; what follows from the histories, such as “Not before 6.13.”; an entry that says *unknown*; “Not researched yet.”',
    'The neutral platform `linux` is never a column: what it offers shows in the columns of its providers.',
  ),
  define(
    'level',
    'Convergence level',
    'Over a set of platforms (all, unless you narrow it), count those that offer the function in a kernel: *c* through a neutral interface, *o* only through their own.',
    [
      '| level | when | *c* | *o* |',
      '|---|---|---|---|',
      '| `absent` | nobody offers it | 0 | 0 |',
      '| `single` | one platform, through its own interface | 0 | 1 |',
      '| `neutral-single` | a neutral interface, one platform behind it, nobody has another | 1 | 0 |',
      '| `divergent` | two or more, none through a neutral interface | 0 | 2 or more |',
      '| `converging` | a neutral interface serves at least one; at least one other has only its own | 1 or more | 1 or more |',
      '| `common` | two or more, all through a neutral interface | 2 or more | 0 |',
    ].join('\n'),
    'In this order, giving a platform a provider behind a neutral interface never lowers a level. Adding a vendor’s own interface can: a second one turns `common` into `converging` if that platform has no provider. Narrowing the set can change the level either way.',
    'Nobody types a level in. The **reasons** name the platforms that stand in the way of a higher level: those with only their own interface for `single`, `divergent` and `converging`; those without any for `neutral-single`, unless the need cannot arise there.',
  ),
  define(
    'agreement',
    'Same, differs, unknown, see',
    'Offers of one function are compared aspect by aspect. Compared are all offers through neutral interfaces; where there are none, the platforms’ own.',
    'A provider’s value counts; where it says nothing of an aspect, the value of the neutral operation does. Only claims that hold in the kernel count. Where a document and the code disagree, both are shown and the code’s is compared. Values that headers give are taken from the newest kernel up to the one asked for whose headers were read; a name that came after it is taken from the next one that has it, since a released name keeps its value.',
    [
      '- **same**: all are known and equal.',
      '- **differs**: at least two known values differ.',
      '- **unknown**: some are not known; the known ones are equal.',
      '- **see**: free text; a reader has to compare.',
      '- **alone**: there are fewer than two offers.',
    ].join('\n'),
    `Equality goes by type: ${[...equalities].join(', ')}. “Does not apply” is a value of its own. The number of differences of a function is the number of its aspects that differ.`,
  ),
  define(
    'opportunity',
    'Opportunities and their score',
    'A function is an opportunity in a kernel when its next step towards a common interface can be named:',
    [
      '- **separate**: it is `divergent`.',
      '- **merged-and-proposed**: it is `single`, and another platform has a proposal.',
      '- **only-proposed**: nobody has it, and two or more platforms have proposals.',
      '- **join**: it is `converging`; the platforms that have only their own could join.',
      '- **second-provider**: it is `neutral-single`, and other platforms, where the need can arise, have none or a proposal.',
    ].join('\n'),
    'The score orders the list and means nothing else. It is a sum of terms, each printed with its value, weight and points:',
    [
      '| term | value | weight |',
      '|---|---|---|',
      '| separate | platforms with only their own interface, up to 4 | 2 |',
      '| main | main platforms among them | 2 |',
      '| proposed | platforms with a proposal, which can still be shaped | 4 |',
      '| early | 1 if at most one platform has it and a proposal is open, so that a second interface has not landed yet | 5 |',
      '| neutral | 1 if a neutral interface to join is there | 2 |',
      '| alike | share of the known typed aspects that already agree, over all offers | 3 |',
      '| topic | topics under discussion | 1 |',
    ].join('\n'),
    'Equal scores keep the order of the matrix.',
  ),
  define(
    'time-to-common',
    'Time to the common interface',
    'From the release of the first kernel in which any platform of the set had its own interface to the release of the first kernel at level `common`, in days. Left out where either release or its date is not settled, where the vendor’s interface is older than the kernels of the catalog, and where the common interface came first.',
  ),
  define(
    'kernel-diff',
    'What changed between two kernels',
    'From kernel *J* to kernel *K*: cells whose state, offers (interface, provider, operations) or values changed; levels that changed; names of the UAPI headers that came, went or changed their value, between the newest kernels up to *J* and *K* whose headers were read; and the steps recorded in histories after *J* up to *K*. Wording is not compared. Two diffs that meet, *J* to *K* and *K* to *L*, compose to *J* to *L*.',
  ),
  define(
    'similarity',
    'Similarity of two interfaces',
    'No number says how alike two interfaces are. The page that compares them lists, for every function that either serves, what each says of its aspects, and counts the rows that are the same and those that differ; it can show either alone.',
  ),
  define(
    'trust',
    'Coverage and trust',
    'Every fact shows the best of its evidence:',
    [
      '- **extracted**: a compiler read it from the UAPI headers.',
      '- **checked**: it cites a place in the source of a kernel against whose tree the evidence is checked.',
      '- **cited**: it cites a commit, or a place in a kernel whose tree is not checked.',
      '- **documented**: only a document, a specification or a message says it.',
      '- **claimed**: only a secondary source says it.',
      '- **unknown**: nothing is known or cited.',
    ].join('\n'),
    'Coverage counts, for each cell without an offer, one fact; for each offer, one for its history and one for each aspect of the function.',
  ),
];

/** A definition by its id; undefined when there is none. */
export const definition = (id: string): Definition | undefined => DEFINITIONS.find((item) => item.id === id);
