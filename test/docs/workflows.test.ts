import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { INPUTS } from '../../src/action/inputs.ts';
import { file, mistakes, readme } from './pages.ts';

interface Workflow {
  readonly on: Record<string, unknown> & { readonly workflow_dispatch: { readonly inputs: Record<string, { readonly default: string | boolean }> } };
  readonly permissions: object;
  readonly jobs: {
    readonly sync: {
      readonly if: string;
      readonly concurrency: object;
      readonly steps: readonly { readonly uses: string; readonly with?: Record<string, string> }[];
    };
  };
}

const own = parse(file('.github/workflows/roadmap.yml')) as Workflow;

const pastedText = /<!-- workflow -->\n```yaml\n([\s\S]*?)```/.exec(readme)?.[1] ?? '';

const pasted = parse(pastedText) as Workflow;

it('the workflows use other actions only by their full commit SHA', () => {
  const texts = [pastedText, file('.github/workflows/roadmap.yml'), file('.github/workflows/ci.yml')];
  const uses = texts.flatMap((text) => [...text.matchAll(/uses: (\S+)/g)].map(([, name]) => name ?? ''));
  const others = uses.filter((name) => !name.startsWith('./') && !name.startsWith('roadmap-sync/'));
  expect(others).toHaveLength(5);
  for (const name of others) expect(name).toMatch(/@[0-9a-f]{40}$/);
});

it('the language service finds a mistake where there is one', async () => {
  expect(await mistakes('.github/workflows/roadmap.yml', pastedText.replace('runs-on', 'run-on'))).not.toEqual([]);
});

it.each([
  ['roadmap.yml', file('.github/workflows/roadmap.yml')],
  ['ci.yml', file('.github/workflows/ci.yml')],
  ['the workflow to paste', pastedText],
])('%s is valid to GitHub’s own language service', async (_, text) => {
  expect(await mistakes('.github/workflows/roadmap.yml', text)).toEqual([]);
});

describe.each([
  ['the workflow to paste', pasted],
  ['the workflow of this project', own],
])('%s', (_, workflow) => {
  it('asks for no more than it needs', () => {
    expect(workflow.permissions).toEqual({ contents: 'write', issues: 'write' });
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
