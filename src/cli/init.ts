import { INPUTS } from '../action/inputs.ts';
import { ownLabels } from '../plan/issue/labels.ts';
import type { Proposal } from '../roadmap/propose/propose.ts';
import { proposalYaml } from '../roadmap/propose/yaml.ts';

/** The release that a new workflow starts with. */
const RELEASE = 'roadmap-sync/roadmap-sync@v0.1.0';

/** The text of a proposed configuration file. @param labels the names of the repository's own labels, where they are known */
export function configText(proposal: Proposal, labels: readonly string[]): string {
  const own = Object.entries(ownLabels(labels)).map(([name, label]) => `  ${name}: ${JSON.stringify(label)}\n`);
  const body = proposalYaml(proposal).trimStart() + (own.length === 0 ? '' : `labels:\n${own.join('')}`);
  const head = '# What Roadmap Sync tracks in the roadmap. Keep what is meant; `roadmap-sync check` shows how the file is read then.\n';
  return `${head}${body === '' ? '# Nothing has to be said: boxes and known titles are read as they are.\n' : body}`;
}

/** The workflow of the README, for a roadmap at some path. */
export function workflowText(path: string): string {
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
      max-creates: { description: 'Create at most so many issues', default: '${maxCreates.default}' }
      max-closes: { description: 'Close at most so many issues', default: '${maxCloses.default}' }
      max-changes: { description: 'Change at most so many items of the file', default: '${maxChanges.default}' }
      dry-run: { description: 'Only show the plan', type: boolean, default: false }
permissions:
  contents: write
  issues: write
jobs:
  sync:
    # An issue starts a job only if it carries, or just got or lost, the label \`roadmap\`.
    if: github.event_name != 'issues' || github.event.label.name == 'roadmap' || contains(github.event.issue.labels.*.name, 'roadmap')
    runs-on: ubuntu-latest
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
