// Writes action.yml from the tables of inputs and outputs.
//
//   npm run action-yml
import { writeFileSync } from 'node:fs';
import { stringify } from 'yaml';
import { INPUTS } from '../src/action/inputs.ts';
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

if (process.argv[1]?.endsWith('write-action-yml.ts') === true) writeFileSync('action.yml', actionYml());
