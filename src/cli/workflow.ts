import { INPUTS } from '../action/inputs.ts';
import { VERSION } from '../action/version.ts';

/** The release of the action that the proposed workflow uses. */
const RELEASE = `roadmap-sync/roadmap-sync@v${VERSION}`;

/** The limits of the guard, which a person raises by hand for one run. */
const LIMITS = [
  { ...INPUTS.maxCreates, says: 'Create at most this many issues' },
  { ...INPUTS.maxCloses, says: 'Close at most this many issues' },
  { ...INPUTS.maxChanges, says: 'Change at most this many items of the file' },
];

/** The workflow that docs/workflow.md shows, with one step for each roadmap. @param branch the default branch */
export function workflowText(paths: readonly string[], branch: string): string {
  const { roadmap } = INPUTS;
  const quoted = paths.map(yamlText).join(', ');
  const asked = LIMITS.map(({ name, says, default: usual }) => `      ${name}: { description: '${says}', default: '${usual}' }\n`);
  const handedOn = LIMITS.map(({ name, default: usual }) => `          ${name}: \${{ inputs.${name} || ${usual} }}\n`);
  const pin = '      # Pin it: put the full commit SHA of the release in place of the tag.\n';
  const step = (path: string, index: number) => `${index === 0 ? pin : ''}      - uses: ${RELEASE}
${index === 0 ? '' : `        if: \${{ !cancelled() }} # also if an earlier roadmap failed\n`}        with:
${path === roadmap.default ? '' : `          roadmap: ${yamlText(path)}\n`}${handedOn.join('')}          dry-run: \${{ inputs.dry-run || false }}
`;
  return `name: Roadmap
on:
  push:
    branches: [${yamlText(branch)}] # the default branch
    paths: [${quoted}, ${INPUTS.config.default}]
  pull_request: { paths: [${quoted}] }
  issues:
    types: [opened, edited, closed, reopened, labeled, unlabeled, assigned, unassigned, milestoned, demilestoned, deleted, transferred]
  schedule:
    - cron: '17 5 * * *'
  workflow_dispatch:
    inputs:
${asked.join('')}      dry-run: { description: 'Only show the plan', type: boolean, default: false }
permissions: { contents: write, issues: write, pull-requests: write }
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
${paths.map(step).join('')}`;
}

function yamlText(text: string): string {
  return /^[\w./-]+$/.test(text) ? text : JSON.stringify(text);
}
