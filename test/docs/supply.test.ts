import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { SYNC_WORKFLOW } from '../../scripts/write-action-yml.ts';
import { VERSION } from '../../src/action/version.ts';
import { file, ownWorkflows } from './pages.ts';

interface Entry {
  readonly version: string;
  readonly license?: string;
  readonly integrity?: string;
  readonly resolved?: string;
}

const lock = JSON.parse(file('package-lock.json')) as { readonly packages: Readonly<Record<string, Entry>> };
const packages = Object.entries(lock.packages).filter(([place]) => place !== '');

it('the lockfile has the digest of every package, and no address', () => {
  expect(packages.length).toBeGreaterThan(300);
  expect(packages.filter(([, { integrity = '' }]) => !integrity.startsWith('sha512-')).map(([place]) => place)).toEqual([]);
  expect(packages.filter(([, { resolved }]) => resolved !== undefined)).toEqual([]);
});

describe('dist/LICENSES.txt', () => {
  const notices = file('dist/LICENSES.txt');
  const headings = notices.split('\n').filter((line) => / \(\S+\)$/.test(line) && /^\S+ \d+\.\d+\.\d+ /.test(line));

  it('names every dependency, and whatever else is in the bundle, with the version and the licence of the lockfile', () => {
    const headingOf = ([place, { version, license }]: [string, Entry]) => `${place.replace(/.*node_modules\//, '')} ${version} (${license})`;
    const { dependencies } = JSON.parse(file('package.json')) as { readonly dependencies: object };
    const direct = packages.filter(([place]) => place.replace('node_modules/', '') in dependencies);
    expect(headings).toEqual(expect.arrayContaining(direct.map(headingOf)));
    expect(packages.map(headingOf)).toEqual(expect.arrayContaining(headings));
    expect(headings.length).toBeGreaterThan(70);
  });

  it('holds a copyright notice in each part', () => {
    const parts = notices.split(`\n${'-'.repeat(80)}\n`);
    expect(parts.filter((part) => !/copyright/i.test(part))).toEqual([]);
  });
});

interface Job {
  readonly permissions?: object;
  readonly 'timeout-minutes'?: number;
  readonly steps: readonly { readonly uses?: string; readonly with?: Readonly<Record<string, unknown>> }[];
}

describe.each(ownWorkflows)('.github/workflows/%s', (name, text) => {
  const path = `.github/workflows/${name}`;
  const workflow = parse(text) as { readonly permissions?: object; readonly jobs: Readonly<Record<string, Job>> };
  const jobs = Object.values(workflow.jobs);
  const steps = jobs.flatMap((job) => job.steps);

  it('uses other actions by their full commit SHA, with the version beside it', () => {
    const uses = [...text.matchAll(/uses: (.*)/g)].map(([, name = '']) => name).filter((name) => !name.startsWith('./'));
    expect(uses.length).toBeGreaterThan(0);
    // Other repositories call a workflow by a release's tag or commit, and get the action of that release.
    const others = uses.filter((name) => name !== `roadmap-sync/roadmap-sync@v${VERSION}`);
    expect(others.filter((name) => !/^[\w-]+(?:\/[\w-]+)+@[0-9a-f]{40} # v\d+\.\d+\.\d+$/.test(name))).toEqual([]);
  });

  it('names the permissions of every job, and ends every job', () => {
    expect(workflow.permissions).toBeDefined();
    expect(jobs.filter((job) => !Number.isInteger(job['timeout-minutes']))).toEqual([]);
    // A job has what it names itself, or else what the workflow names. More than reading stands only at the job that needs it.
    expect(Object.values(workflow.permissions ?? {}).filter((level) => level !== 'read')).toEqual([]);
  });

  it('leaves no token in the checkout', () => {
    const checkouts = steps.filter(({ uses }) => uses?.startsWith('actions/checkout@'));
    expect(checkouts.length > 0 || path === SYNC_WORKFLOW).toBe(true);
    expect(checkouts.filter((step) => step.with?.['persist-credentials'] !== false)).toEqual([]);
  });
});
