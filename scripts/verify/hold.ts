import { shownPath } from '../../src/catalog/directory.ts';
import type { EvidenceFile, LogFile } from '../../src/catalog/model.ts';
import { type CatalogFile, readCatalog } from '../../src/catalog/read/load.ts';
import { compareVersions } from '../../src/catalog/versions.ts';
import { readUapiFile } from '../../src/kernel/check-uapi.ts';
import { claimChanges, lineChanges } from '../../src/kernel/claim-changes.ts';
import { citedIn } from '../../src/kernel/claims.ts';
import { kernelDifference } from '../../src/kernel/difference.ts';
import { readEvidenceFile } from '../../src/kernel/evidence-file.ts';
import { readRecorded } from '../../src/kernel/recorded.ts';
import { addRelease, newestPackaged, packaged } from '../../src/kernel/releases.ts';
import { type Added, formatAdded, formatReport } from '../../src/kernel/report.ts';
import { type KernelReport, type Report, verify } from '../../src/kernel/verify.ts';
import { Failure } from '../support/cli.ts';
import type { Progress } from '../support/progress.ts';
import { cachedTrees, type NamedTree, namedTrees, treesIn } from './trees.ts';

export interface Holding {
  /** Directory of the catalog, and what it holds. */
  catalog: string;
  entries: readonly CatalogFile[];
  /** Trees to use, and no others; else they are looked for. */
  named: readonly NamedTree[];
  /** Release to add. */
  add: string | undefined;
  update: boolean;
  offline: boolean;
  strict: boolean;
  stale: boolean;
  json: boolean;
  progress: Progress;
}

/** Holds the catalog to the trees that there are, and prints the report. Returns the exit code. */
export async function hold({ catalog, entries: before, named, add, progress, ...wish }: Holding): Promise<number> {
  const releases = [...packaged(before).keys()];
  const wanted = add ? [add] : releases;
  const given = process.env.COCO_KERNELS;
  const { trees, failures } =
    named.length > 0
      ? namedTrees(named)
      : given
        ? treesIn(given, wanted)
        : await cachedTrees(before, wanted, progress, wish.offline);
  if (wish.offline && trees.length === 0) {
    throw new Failure('no kernel tree is at hand, and --offline fetches none; --kernel VERSION=DIR gives one');
  }
  let entries = before;
  if (add) {
    const tree = trees.find(({ version }) => version === add);
    if (!tree) throw new Failure(`no tree of ${add}: ${failures[0] ?? 'none was given'}`);
    const made = addRelease(catalog, tree);
    if (made) progress.note(`wrote ${shownPath(catalog, made)}; fill in the day of the release`);
    ({ entries } = readCatalog(catalog));
  }
  for (const { version } of trees) {
    if (entries.some(({ kind, name }) => kind === 'kernel' && name === version)) continue;
    throw new Failure(`the catalog has no kernel ${version}; npm run verify -- --add ${version} makes it`);
  }
  const update = wish.update || add !== undefined;
  const report = await verify({ catalog, entries, newest: newestPackaged(entries), trees, update, at: progress.at });
  progress.end();
  report.notes.push(...failures);
  const added = add === undefined ? undefined : whatItChanges(catalog, entries, releases, add);
  process.stdout.write(
    wish.json
      ? `${JSON.stringify({ ...report, ...(added ? { added } : {}) }, null, 2)}\n`
      : formatReport(report, { stale: wish.stale }) + (added ? formatAdded(added) : ''),
  );
  if (trees.length === 0) {
    progress.note('NOTHING WAS CHECKED: no kernel tree could be had. --kernel VERSION=DIR gives one.');
  }
  const wrong = disagreements(catalog, report, named.length > 0 || wish.strict, progress);
  const incomplete = trees.length === 0 || failures.length > 0 || report.kernels.some(({ notes }) => notes.length > 0);
  return wrong > 0 || (wish.strict && incomplete) ? 1 : 0;
}

/** What a new release changes beside the newest older one; undefined when there is none to compare with. */
function whatItChanges(
  catalog: string,
  entries: readonly CatalogFile[],
  releases: readonly string[],
  add: string,
): Added | undefined {
  const older = releases.filter((version) => compareVersions(version, add) < 0).at(-1);
  const from = older && readUapiFile(catalog, older);
  const to = readUapiFile(catalog, add);
  if (!older || !from || !to) return undefined;
  const evidence = new Map<string, EvidenceFile>();
  for (const version of [...releases, add]) {
    const file = readEvidenceFile(catalog, version);
    if (file) evidence.set(version, file);
  }
  const cited = citedIn(entries, newestPackaged(entries));
  const [before, now] = [older, add].map((version) => readRecorded<LogFile>(catalog, version, 'log.json'));
  return {
    from: older,
    to: add,
    facts: kernelDifference(from, to),
    claims: claimChanges(catalog, entries, cited, evidence, { from: older, to: add }),
    lines: lineChanges(before, now),
  };
}

/**
 * Number of mismatches that count. Trees that were asked for have to agree. A later build that the mirrors brought instead
 * of the recorded one may differ: it is said, and fails only when asked to be strict.
 */
function disagreements(catalog: string, report: Report, asked: boolean, progress: Progress): number {
  const recorded = (kernel: KernelReport) => readEvidenceFile(catalog, kernel.version)?.package ?? kernel.package;
  let wrong = report.mismatches.length;
  for (const kernel of report.kernels) {
    const { length } = kernel.mismatches;
    if (asked || kernel.package === recorded(kernel)) wrong += length;
    else if (length > 0) {
      progress.note(
        `${kernel.version}: ${kernel.package} IS NOT THE RECORDED BUILD, and differs in ${length} places; look at them, then record it with --update.`,
      );
    }
  }
  return wrong;
}
