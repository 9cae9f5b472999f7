import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { INPUTS } from '../../src/action/inputs.ts';
import { file, mistakes, ownWorkflows, readme } from './pages.ts';

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

const own = parse(file('.github/workflows/roadmap.yml')) as Workflow & { readonly jobs: { readonly plan: Job } };

const pastedText = /<!-- workflow -->\n```yaml\n([\s\S]*?)```/.exec(readme)?.[1] ?? '';

const pasted = parse(pastedText) as Workflow;

it('the language service finds a mistake where there is one', async () => {
  expect(await mistakes('.github/workflows/roadmap.yml', pastedText.replace('runs-on', 'run-on'))).not.toEqual([]);
});

it.each([...ownWorkflows, ['the workflow to paste', pastedText]])('%s is valid to GitHub’s own language service', async (_, text) => {
  expect(await mistakes('.github/workflows/roadmap.yml', text)).toEqual([]);
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
    const guard = [INPUTS.maxCreates, INPUTS.maxCloses, INPUTS.maxChanges];
    const defaults = Object.fromEntries(Object.entries(inputs).map(([name, input]) => [name, input.default]));
    expect(defaults).toEqual({ ...Object.fromEntries(guard.map((input) => [input.name, input.default])), 'dry-run': false });
    const step = workflow.jobs.sync.steps.at(-1);
    expect(step?.with).toEqual(Object.fromEntries([...guard, INPUTS.dryRun].map((input) => [input.name, `\${{ inputs.${input.name} || ${input.default} }}`])));
  });
});

describe('every workflow that the pages print', () => {
  const printed = ['README.md', 'docs/release-desk.md', 'docs/configuration.md', 'docs/agreement.md', 'docs/command-line.md', 'docs/pull-requests.md'].flatMap(
    (page) => [...file(page).matchAll(/```ya?ml\n([\s\S]*?)```/g)].flatMap(([, text = '']) => (/^jobs:/m.test(text) ? [[page, text] as const] : [])),
  );

  it('is found', () => {
    expect(printed.length).toBeGreaterThanOrEqual(3);
  });

  it.each(printed)('in %s is valid to GitHub’s own language service', async (page, text) => {
    expect(await mistakes('.github/workflows/printed.yml', text), page).toEqual([]);
  });

  it.each(printed)('in %s ends each of its jobs after a time', (_, text) => {
    const { jobs } = parse(text) as { readonly jobs: Record<string, Partial<Job>> };
    for (const job of Object.values(jobs)) expect(job['timeout-minutes']).toBeGreaterThan(0);
  });
});
