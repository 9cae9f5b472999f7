import { readdirSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { SYNC_WORKFLOW, syncWorkflow } from '../../scripts/write-action-yml.ts';
import { INPUTS } from '../../src/action/inputs.ts';
import { VERSION } from '../../src/action/version.ts';
import { parseCommandLine } from '../../src/cli/options.ts';
import { OUTPUTS } from '../../src/report/outputs.ts';
import { file, GUARD, lintMistakes, mistakes, ownWorkflows, readme } from './pages.ts';

interface Workflow {
  readonly on: Record<string, unknown> & { readonly workflow_dispatch: { readonly inputs: Record<string, { readonly default: string | boolean }> } };
  readonly permissions: object;
  readonly jobs: { readonly sync: Job };
}

interface Job {
  readonly if: string;
  readonly concurrency: object;
  readonly 'timeout-minutes': number;
  readonly permissions?: object;
  readonly steps: readonly { readonly uses: string; readonly with?: Record<string, string> }[];
}

interface Called {
  readonly inputs: Readonly<Record<string, { readonly type: string; readonly default: string | number | boolean }>>;
  readonly secrets: object;
  readonly outputs: object;
}

const own = parse(file('.github/workflows/roadmap.yml')) as Workflow & { readonly jobs: { readonly plan: Job } };

const pastedText = /<!-- workflow -->\n```yaml\n([\s\S]*?)```/.exec(file('docs/workflow.md'))?.[1] ?? '';

const pasted = parse(pastedText) as Workflow;

it('the language service finds a mistake where there is one', async () => {
  expect(await mistakes('.github/workflows/roadmap.yml', pastedText.replace('runs-on', 'run-on'))).not.toEqual([]);
});

it('actionlint finds what the language service does not: a script that takes in a text of strangers', async () => {
  const text = pastedText.replace(/- uses: [\s\S]*$/, `- run: echo "\${{ github.event.issue.title }}"\n`);
  expect(await mistakes('.github/workflows/roadmap.yml', text)).toEqual([]);
  expect(await lintMistakes(text)).toEqual([expect.stringContaining('"github.event.issue.title" is potentially untrusted')]);
});

it.each([...ownWorkflows, ['the workflow to paste', pastedText]])('%s is valid to GitHub’s own language service and to actionlint', async (_, text) => {
  expect(await mistakes('.github/workflows/roadmap.yml', text)).toEqual([]);
  expect(await lintMistakes(text)).toEqual([]);
});

describe('the workflow of this project', () => {
  it('plans a pull request, which brings its own `dist`, with a token that only reads', () => {
    const { plan, sync } = own.jobs;
    expect(own.permissions).toEqual({});
    expect({ if: plan.if, permissions: plan.permissions }).toEqual({
      if: "github.event_name == 'pull_request'",
      permissions: { contents: 'read', issues: 'read' },
    });
    expect(sync.permissions).toEqual({ contents: 'write', issues: 'write' });
    expect(sync.if).toBe(`github.event_name != 'pull_request' &&\n(${pasted.jobs.sync.if})`.replaceAll('\n', ' '));
  });

  it('never cancels a run, and keeps those of pull requests out of the queue', () => {
    const { plan, sync } = own.jobs;
    // biome-ignore lint/suspicious/noTemplateCurlyInString: GitHub's own expression, written as the workflow has it.
    expect(plan.concurrency).toEqual({ group: 'roadmap-sync-${{ github.ref }}', 'cancel-in-progress': false });
    expect(sync.concurrency).toEqual({ group: 'roadmap-sync-main', 'cancel-in-progress': false });
  });

  it('does otherwise what the workflow to paste does', () => {
    expect(own.on).toEqual(pasted.on);
    expect(own.jobs.sync.steps.at(-1)?.with).toEqual(pasted.jobs.sync.steps.at(-1)?.with);
  });
});

describe('the workflow to paste', () => {
  const workflow = pasted;

  it('asks for no more than it needs', () => {
    // The comment on a pull request needs the last one.
    expect(workflow.permissions).toEqual({ contents: 'write', issues: 'write', 'pull-requests': 'write' });
  });

  it('is ended by GitHub some time after it would end itself', () => {
    expect(workflow.jobs.sync['timeout-minutes']).toBeGreaterThan(Number(INPUTS.maxMinutes.default));
  });

  it('never cancels a run, and keeps those of pull requests out of the queue', () => {
    // biome-ignore lint/suspicious/noTemplateCurlyInString: GitHub's own expression, written as the workflow has it.
    const group = "roadmap-sync-${{ github.event_name == 'pull_request' && github.ref || 'main' }}";
    expect(workflow.jobs.sync.concurrency).toEqual({ group, 'cancel-in-progress': false });
  });

  it('starts a job for an issue only if it carries, or just got or lost, the label', () => {
    expect(workflow.jobs.sync.if).toBe(
      "github.event_name != 'issues' || github.event.label.name == 'roadmap' || contains(github.event.issue.labels.*.name, 'roadmap')",
    );
  });

  it('takes the inputs of the guard by hand, with their defaults, and hands them on', () => {
    const { inputs } = workflow.on.workflow_dispatch;
    const defaults = Object.fromEntries(Object.entries(inputs).map(([name, input]) => [name, input.default]));
    expect(defaults).toEqual({ ...Object.fromEntries(GUARD.map((input) => [input.name, input.default])), 'dry-run': false });
    const step = workflow.jobs.sync.steps.at(-1);
    expect(step?.with).toEqual(Object.fromEntries([...GUARD, INPUTS.dryRun].map((input) => [input.name, `\${{ inputs.${input.name} || ${input.default} }}`])));
  });
});

describe('the lines to paste', () => {
  const text = /<!-- paste -->\n```yaml\n([\s\S]*?)```/.exec(readme)?.[1] ?? '';
  const lines = parse(text) as Omit<Workflow, 'jobs'> & { readonly jobs: object };

  it('are about ten', () => {
    expect(text.trim().split('\n').length).toBeLessThanOrEqual(10);
  });

  it('start for the same reasons as the long form, with the same permissions', () => {
    expect(Object.keys(lines.on)).toEqual(Object.keys(pasted.on));
    for (const event of ['push', 'pull_request', 'issues', 'schedule']) expect(lines.on[event]).toEqual(pasted.on[event]);
    expect(lines.permissions).toEqual(pasted.permissions);
  });

  it('take the same inputs by hand, each of which the called workflow hands on', () => {
    const given = Object.entries(lines.on.workflow_dispatch.inputs);
    expect(given.map(([name]) => name)).toEqual(Object.keys(pasted.on.workflow_dispatch.inputs));
    for (const [name] of given) expect(file(SYNC_WORKFLOW)).toContain(`github.event.inputs.${name} ||`);
    const typed = given.filter(([, input]) => input.default !== undefined).map(([name, input]) => [name, input.default]);
    expect(typed).toEqual(GUARD.map((input) => [input.name, input.default]));
  });
});

describe('the workflow to call', () => {
  const text = file(SYNC_WORKFLOW);
  const { on, permissions, jobs } = parse(text) as Omit<Workflow, 'on'> & { readonly on: { readonly workflow_call: Called } };
  const { inputs, secrets, outputs } = on.workflow_call;
  const [step] = jobs.sync.steps;
  const others = Object.values(INPUTS).filter(({ name }) => name !== 'token');

  it('is what the tables say, with every input of the action and its default', () => {
    expect(text).toBe(syncWorkflow());
    expect(Object.keys(inputs)).toEqual(others.map(({ name }) => name));
    for (const { name, default: value } of others) expect(String(inputs[name]?.default)).toBe(value);
    expect(Object.keys(step?.with ?? {}).toSorted()).toEqual(
      Object.values(INPUTS)
        .map(({ name }) => name)
        .toSorted(),
    );
    expect(Object.keys(secrets)).toEqual(['token']);
    expect(Object.keys(outputs)).toEqual(Object.keys(OUTPUTS).filter((name) => !['plan', 'update'].includes(name)));
  });

  it('takes numbers and switches as a workflow writes them, and a name where one is allowed', () => {
    const typed = Object.fromEntries(Object.entries(inputs).map(([name, { type }]) => [name, type]));
    expect(typed).toMatchObject({ 'max-creates': 'number', 'dry-run': 'boolean', roadmap: 'string', 'allow-fork': 'string' });
  });

  it('uses the action of its own release, with the job that the README shows', () => {
    expect(step?.uses).toBe(`roadmap-sync/roadmap-sync@v${VERSION}`);
    expect(permissions).toEqual({});
    expect(jobs.sync.permissions).toEqual(pasted.permissions);
    expect([jobs.sync.if, jobs.sync['timeout-minutes']]).toEqual([pasted.jobs.sync.if, pasted.jobs.sync['timeout-minutes']]);
  });

  it('waits in the queue of other workflows, and in one of its own for another roadmap', () => {
    const { group, 'cancel-in-progress': cancels } = jobs.sync.concurrency as { readonly group: string; readonly 'cancel-in-progress': boolean };
    expect(cancels).toBe(false);
    expect(group.startsWith((pasted.jobs.sync.concurrency as { readonly group: string }).group)).toBe(true);
    expect(group).toContain("inputs.repository && format('-{0}', inputs.repository)");
    expect(group).toContain("inputs.roadmap != 'ROADMAP.md' && format('-{0}', inputs.roadmap) || ''");
  });

  it('takes what is entered by hand before what the caller gives, but not where to work', () => {
    expect(step?.with?.['max-creates']).toBe(`\${{ github.event.inputs.max-creates || inputs.max-creates }}`);
    expect(step?.with?.['dry-run']).toBe(`\${{ github.event.inputs.dry-run || inputs.dry-run }}`);
    for (const name of ['repository', 'roadmap', 'config', 'allow-fork']) expect(step?.with?.[name]).toBe(`\${{ inputs.${name} }}`);
  });
});

describe('every workflow that the pages print', () => {
  const printed = ['README.md', ...readdirSync('docs').flatMap((name) => (name.endsWith('.md') ? [`docs/${name}`] : []))].flatMap((page) =>
    [...file(page).matchAll(/```ya?ml\n([\s\S]*?)```/g)].flatMap(([, text = '']) => (/^jobs:/m.test(text) ? [[page, text] as const] : [])),
  );

  it('is found', () => {
    expect(printed.length).toBeGreaterThanOrEqual(5);
  });

  it.each(printed)('in %s ends each of its jobs after a time, or calls the workflow that does', (_, text) => {
    const { jobs } = parse(text) as { readonly jobs: Record<string, Partial<Job> & { readonly uses?: string }> };
    for (const job of Object.values(jobs)) {
      if (job.uses === undefined) expect(job['timeout-minutes']).toBeGreaterThan(0);
      else expect(job.uses).toBe(`roadmap-sync/roadmap-sync/${SYNC_WORKFLOW}@v${VERSION}`);
    }
  });

  it.each(printed)('in %s is valid to GitHub’s own language service and to actionlint', async (_, text) => {
    expect(await mistakes('.github/workflows/printed.yml', /^on:/m.test(text) ? text : `on: push\n${text}`)).toEqual([]);
  });

  it.each(printed)('in %s names this version, wherever it names one', (_, text) => {
    const versions = [...text.matchAll(/roadmap-sync(?:\/[\w./-]+)?@v?([\w.]+)/g)].map(([, version]) => version);
    expect(versions.length).toBeGreaterThan(0);
    expect(new Set(versions)).toEqual(new Set([VERSION]));
  });
});

describe('the workflow for a fleet', () => {
  const text = /<!-- fleet -->\n```yaml\n([\s\S]*?)```/.exec(file('docs/fleet.md'))?.[1] ?? '';
  type Script = { readonly id?: string; readonly uses?: string; readonly run?: string; readonly with?: Readonly<Record<string, string>> };
  const { jobs } = parse(text) as { readonly jobs: Readonly<Record<string, { readonly steps: readonly Script[] }>> };

  it('gives the action only inputs that it has', () => {
    const step = jobs['sync']?.steps.find(({ id }) => id === 'sync');
    const names = Object.values(INPUTS).map(({ name }) => name);
    expect(Object.keys(step?.with ?? {})).toEqual(['token', 'repository']);
    for (const name of Object.keys(step?.with ?? {})) expect(names).toContain(name);
  });

  it('runs only commands that the command line has', () => {
    const commands = Object.values(jobs)
      .flatMap(({ steps }) => steps.flatMap(({ run = '' }) => [...run.matchAll(/roadmap-sync@\S+ (.*?) >/g)]))
      .map(([, words = '']) =>
        parseCommandLine(
          words
            .replaceAll('"', '')
            .replace(/\$\(\(.*?\)\)/, '26')
            .split(' '),
          80,
        ),
      );
    expect(commands).toMatchObject([
      { kind: 'run', command: 'fleet', file: '$OWNER' },
      { kind: 'run', command: 'sync', values: { repo: '$OWNER/$name', 'max-minutes': '26' } },
      { kind: 'run', command: 'fleet', values: { report: 'results' } },
    ]);
  });
});
