// Writes the README's tables of inputs and outputs from the code's.
//
//   npm run readme-tables
import { readFileSync, writeFileSync } from 'node:fs';
import { INPUTS } from '../src/inputs.ts';
import { OUTPUTS } from '../src/report/outputs.ts';

/** The README with its tables as the code has them. */
export function withTables(readme: string): string {
  const inputs = Object.values(INPUTS).map(
    ({ name, default: value, description }) => `| \`${name}\` | ${value === '' ? '' : `\`${value}\``} | ${description} |`,
  );
  const outputs = Object.entries(OUTPUTS).map(([name, description]) => `| \`${name}\` | ${description} |`);
  return between(between(readme, 'inputs', ['| input | default | |', '|---|---|---|', ...inputs]), 'outputs', ['| output | |', '|---|---|', ...outputs]);
}

function between(text: string, name: string, lines: readonly string[]): string {
  const begin = `<!-- ${name} -->\n`;
  const start = text.indexOf(begin);
  const end = text.indexOf(`<!-- /${name} -->`);
  if (start === -1 || end === -1) throw new Error(`The README has no part “${name}”.`);
  return `${text.slice(0, start + begin.length)}${lines.join('\n')}\n${text.slice(end)}`;
}

if (process.argv[1]?.endsWith('write-readme-tables.ts') === true) writeFileSync('README.md', withTables(readFileSync('README.md', 'utf8')));
