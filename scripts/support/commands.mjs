// The commands: the name is the script's in package.json and the file's here. Plain JavaScript, for the dispatcher reads
// it on whatever Node the machine has.

/** Every command with what it does, in the order in which the help lists them. */
export const COMMANDS = {
  start: 'builds the site unless nothing changed, serves it, prints the address, and stays',
  test: 'runs every check of the project, one stage after another',
  check: 'validates the catalog, or the named files against the whole of it',
  new: 'writes the file of a new entry, which passes check; never overwrites one',
  fmt: "puts entries into the catalog's form (order of keys, quotes, line breaks); comments stay",
  diff: 'says what a change of the catalog means: cells, levels, values and names, before → after',
  query: "asks the catalog in the site's query language",
  decode: 'decodes attestation evidence with the layouts of the catalog',
  verify:
    'holds the catalog to the kernel: facts from the headers, evidence, histories and examples against real trees',
  distribution: 'extracts from packages or repositories what the kernels of distributions are built with',
  probe: 'says which of the interfaces this machine has, and why not the rest; it only reads',
  watch: 'lists mail that the catalog does not have, with the YAML to review: new versions, answers, new threads',
  review: 'says of a patch series what it serves, what is common already, what clashes, and where to bring it',
  build: 'builds the site: checks the catalog, renders the pages, writes the API, indexes for the search',
  dev: "serves the site from its sources and reloads on changes, the catalog's included; the search needs a build",
  serve: 'serves a built site as it is',
  pack: 'makes the package of the data, an archive that npm installs',
  bench: 'measures the budgets of the project, as ratios to floors taken in the same run',
  coverage:
    'measures whether every keyword, place, rule and fault of YAML has a failing case that is told rightly; or what random mistakes get',
  types: 'generates from the schemas what repeats them: src/catalog/types.ts and docs/data-model.md',
  ledger: 'adds the pages of the last build to the ledger of published addresses, which only ever grows',
};
