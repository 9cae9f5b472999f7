// Writes action.yml, and the workflow that other repositories call, from the tables of inputs and outputs.
//
//   npm run action-yml
import { writeFileSync } from 'node:fs';
import { stringify } from 'yaml';
import { INPUTS } from '../src/action/inputs.ts';
import { VERSION } from '../src/action/version.ts';
import { OUTPUTS } from '../src/report/outputs.ts';

export function actionYml(): string {
  const inputs = Object.values(INPUTS).map(({ name, description, default: value }) => [name, { description, required: false, default: value }]);
  const outputs = Object.entries(OUTPUTS).map(([name, description]) => [name, { description }]);
  const action = {
    name: 'Roadmap Sync',
    description: 'Keeps one GitHub issue in agreement with every open bug and feature of a hand-written ROADMAP.md',
    branding: { icon: 'map', color: 'green' },
    inputs: Object.fromEntries(inputs),
    outputs: Object.fromEntries(outputs),
    runs: { using: 'node24', main: 'dist/index.js' },
  };
  return `# Written from the tables in src/action/inputs.ts and src/report/outputs.ts: npm run action-yml\n${stringify(action, { lineWidth: 0 })}`;
}

type InputKey = keyof typeof INPUTS;

/** The workflow that a repository calls in place of a job of its own. */
export const SYNC_WORKFLOW = '.github/workflows/sync.yml';

/** They say what is worked on. So only the workflow that calls sets them, and not whoever starts it by hand. */
const SET_BY_THE_CALLER: readonly InputKey[] = ['repository', 'roadmap', 'config', 'allowFork'];

/** Their files are gone with the runner of the called job. */
const PATHS: readonly string[] = ['plan', 'update'];

/** A queue keeps only one run that waits. So each further roadmap has a queue of its own; the usual one shares that of other workflows. */
const OTHER_ROADMAP = [
  expression("inputs.repository && format('-{0}', inputs.repository)"),
  expression(`inputs.roadmap != '${INPUTS.roadmap.default}' && format('-{0}', inputs.roadmap) || ''`),
].join('');

/** The workflow to call. Its inputs are those of the action, with the token as a secret. */
export function syncWorkflow(): string {
  const keys = (Object.keys(INPUTS) as InputKey[]).filter((key) => key !== 'token');
  const outputs = Object.entries(OUTPUTS).filter(([name]) => !PATHS.includes(name));
  const workflow = {
    name: 'Sync',
    on: {
      workflow_call: {
        inputs: Object.fromEntries(keys.map((key) => [INPUTS[key].name, calledInput(key)])),
        secrets: { token: { description: `${INPUTS.token.description} If it is not given, the token of the workflow that calls.`, required: false } },
        outputs: Object.fromEntries(outputs.map(([name, description]) => [name, { description, value: expression(`jobs.sync.outputs.${name}`) }])),
      },
    },
    permissions: {},
    jobs: {
      sync: {
        if: "github.event_name != 'issues' || github.event.label.name == 'roadmap' || contains(github.event.issue.labels.*.name, 'roadmap')",
        'runs-on': 'ubuntu-latest',
        'timeout-minutes': 60,
        permissions: { contents: 'write', issues: 'write', 'pull-requests': 'write' },
        concurrency: {
          group: `roadmap-sync-${expression("github.event_name == 'pull_request' && github.ref || 'main'")}${OTHER_ROADMAP}`,
          'cancel-in-progress': false,
        },
        outputs: Object.fromEntries(outputs.map(([name]) => [name, expression(`steps.sync.outputs.${name}`)])),
        steps: [
          {
            id: 'sync',
            uses: `roadmap-sync/roadmap-sync@v${VERSION}`,
            with: { token: expression('secrets.token || github.token'), ...Object.fromEntries(keys.map((key) => [INPUTS[key].name, handedOn(key)])) },
          },
        ],
      },
    },
  };
  return [
    '# The workflow that other repositories call; README.md shows how',
    '# Written from the tables in src/action/inputs.ts and src/report/outputs.ts: npm run action-yml',
    stringify(workflow, { lineWidth: 0 }),
  ].join('\n');
}

function calledInput(key: InputKey): object {
  const { description, default: text, parse, name } = INPUTS[key];
  const value = parse(text, name);
  // A name is allowed here, too.
  const isTyped = key !== 'allowFork' && (typeof value === 'number' || typeof value === 'boolean');
  return { description, required: false, type: isTyped ? typeof value : 'string', default: isTyped ? value : text };
}

/** In a called workflow `inputs` are those of the call. What somebody enters by hand is in the event, as text. */
function handedOn(key: InputKey): string {
  const { name } = INPUTS[key];
  return expression(SET_BY_THE_CALLER.includes(key) ? `inputs.${name}` : `github.event.inputs.${name} || inputs.${name}`);
}

/** An expression that the runner evaluates. */
function expression(text: string): string {
  return `\${{ ${text} }}`;
}

if (process.argv[1]?.endsWith('write-action-yml.ts') === true) {
  writeFileSync('action.yml', actionYml());
  writeFileSync(SYNC_WORKFLOW, syncWorkflow());
}
