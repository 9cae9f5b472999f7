import { INPUTS, parsePath, parseRepository } from '../action/inputs.ts';
import { ownLabels } from '../plan/issue/labels.ts';
import { checkLines } from '../report/check.ts';
import { type Proposal, propose } from '../roadmap/propose/propose.ts';
import { proposalYaml } from '../roadmap/propose/yaml.ts';
import { readLocalText, readText, STANDARD_INPUT } from './files.ts';
import { forTerminal, leftOut } from './for-terminal.ts';
import { UsageError, usage, type Values } from './options.ts';
import { VERSION } from './version.ts';
import { type Environment, type Output, worldOf } from './world.ts';
import { writeLocalFiles } from './write-files.ts';

/** The release of the action that the proposed workflow uses. */
const RELEASE = `roadmap-sync/roadmap-sync@v${VERSION}`;

/** The text of the proposed configuration file. @param labels the names of the repository's labels; empty if unknown */
function configText(proposal: Proposal, labels: readonly string[]): string {
  const own = Object.entries(ownLabels(labels)).map(([name, label]) => `  ${name}: ${JSON.stringify(label)}\n`);
  const body = proposalYaml(proposal).trimStart() + (own.length === 0 ? '' : `labels:\n${own.join('')}`);
  const head = '# What Roadmap Sync tracks in the roadmap. Remove what you do not want; `roadmap-sync check` shows how the file is read then.\n';
  return `${head}${body === '' ? '# Nothing is needed here: task items and known section titles are read without a configuration.\n' : body}`;
}

/** The workflow that the README shows, for a roadmap at this path. */
function workflowText(path: string): string {
  const { maxCreates, maxCloses, maxChanges, roadmap } = INPUTS;
  const quoted = /^[\w./-]+$/.test(path) ? path : JSON.stringify(path);
  const input = (name: string, fallback: string) => `          ${name}: \${{ inputs.${name} || ${fallback} }}`;
  return `name: Roadmap
on:
  push:
    branches: [main] # the default branch
    paths: [${quoted}, ${INPUTS.config.default}]
  pull_request: { paths: [${quoted}] }
  issues:
    types: [opened, edited, closed, reopened, labeled, unlabeled, assigned, unassigned, milestoned, demilestoned, deleted, transferred]
  schedule:
    - cron: '17 5 * * *'
  workflow_dispatch:
    inputs:
      max-creates: { description: 'Create at most this many issues', default: '${maxCreates.default}' }
      max-closes: { description: 'Close at most this many issues', default: '${maxCloses.default}' }
      max-changes: { description: 'Change at most this many items of the file', default: '${maxChanges.default}' }
      dry-run: { description: 'Only show the plan', type: boolean, default: false }
permissions: { contents: write, issues: write }
jobs:
  sync:
    # An issue starts a job only if it has the label \`roadmap\`, or just got or lost it.
    if: github.event_name != 'issues' || github.event.label.name == 'roadmap' || contains(github.event.issue.labels.*.name, 'roadmap')
    runs-on: ubuntu-latest
    timeout-minutes: 60 # more than \`max-minutes\`
    concurrency:
      group: roadmap-sync-\${{ github.event_name == 'pull_request' && github.ref || 'main' }}
      cancel-in-progress: false
    steps:
      # Pin it: put the full commit SHA of the release in place of the tag.
      - uses: ${RELEASE}
        with:
${path === roadmap.default ? '' : `          roadmap: ${quoted}\n`}${input('max-creates', maxCreates.default)}
${input('max-closes', maxCloses.default)}
${input('max-changes', maxChanges.default)}
          dry-run: \${{ inputs.dry-run || false }}
`;
}

/**
 * Proposes a configuration and a workflow. With --repo it uses the labels of that repository. It takes no repository from the
 * environment or the clone, because without --repo it needs neither token nor network.
 */
export async function init(file: string, { repo, flags }: Values, environment: Environment): Promise<Output> {
  if (file === STANDARD_INPUT)
    throw new UsageError('`init` cannot read the standard input, because the workflow that it proposes names the path of the file.', 'init');
  const path = usage('init', () => parsePath(file, 'FILE'));
  const repository = repo === undefined ? null : usage('init', () => parseRepository(repo, '--repo'));
  const labels = repository === null ? [] : await labelsOfRepository(repository, environment);
  const text = readLocalText(path);
  const config = configText(propose(readText(text, path, '')), labels);
  const files = [
    { path: INPUTS.config.default, text: config },
    { path: '.github/workflows/roadmap.yml', text: workflowText(path) },
  ];
  if (flags.has('write')) writeLocalFiles(files, flags.has('force'));
  const read = checkLines(path, readText(text, path, config));
  const written = flags.has('write') ? files.map((one) => `Wrote ${one.path}.`) : ['Nothing was written. Use --write to write this file and the workflow.'];
  const page = [`# ${INPUTS.config.default}`, config.trimEnd(), '', ...read, '', ...written].join('\n');
  const { text: out, left } = forTerminal(`${page}\n`, environment);
  return { out, status: 0, err: leftOut(left) };
}

async function labelsOfRepository(repository: string, environment: Environment): Promise<readonly string[]> {
  const world = worldOf(repository, { pace: 'none', path: INPUTS.roadmap.default, configPath: INPUTS.config.default }, environment);
  return (await world.issues.labels()).map(({ name }) => name);
}
