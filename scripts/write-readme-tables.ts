// Writes the tables of inputs and outputs, the page of known titles, and the table of servers' answers, from the code.
//
//   npm run readme-tables
import { readFileSync, writeFileSync } from 'node:fs';
import { INPUTS } from '../src/action/inputs.ts';
import { OUTPUTS } from '../src/report/outputs.ts';
import { KNOWN_TITLES, type KnownTitle } from '../src/roadmap/read/sections.ts';
import { ANSWERS } from '../test/server/answers.ts';

/** The page of inputs and outputs, with its tables generated from the code. */
export function withTables(page: string): string {
  const inputs = Object.values(INPUTS).map(
    ({ name, default: value, description }) => `| \`${name}\` | ${value === '' ? '' : `\`${value}\``} | ${description} |`,
  );
  const outputs = Object.entries(OUTPUTS).map(([name, description]) => `| \`${name}\` | ${description} |`);
  return between(between(page, 'inputs', ['| input | default | |', '|---|---|---|', ...inputs]), 'outputs', ['| output | |', '|---|---|', ...outputs]);
}

/** The page of servers, with the table of answers generated from the one that the tests serve. */
export function withServerAnswers(page: string): string {
  const rows = ANSWERS.map(({ endpoint, situation, status, body, source, then }) => {
    const request = endpoint === 'any' ? endpoint : `\`${endpoint}\``;
    return `| ${[request, situation, status ?? 'none', body, source, then].join(' | ')} |`;
  });
  return between(page, 'answers', ['| request | situation | status | body | source | then the action |', '|---|---|---|---|---|---|', ...rows]);
}

function between(text: string, name: string, lines: readonly string[]): string {
  const begin = `<!-- ${name} -->\n`;
  const start = text.indexOf(begin);
  const end = text.indexOf(`<!-- /${name} -->`);
  if (start === -1 || end === -1) throw new Error(`The page has no part “${name}”.`);
  return `${text.slice(0, start + begin.length)}${lines.join('\n')}\n${text.slice(end)}`;
}

/** The page of all known section titles. */
export function titlesPage(): string {
  const name = ({ role, kind, external, release }: KnownTitle) =>
    [role, external === true ? 'external' : '', kind === undefined ? '' : `${kind}s`, release === undefined ? '' : `release: ${release}`]
      .filter((part) => part !== '')
      .join(', ');
  const rows = KNOWN_TITLES.map(({ says, titles }) => `| ${name(says)} | ${titles.map((title) => `*${title}*`).join(', ')} |`);
  return [
    '# Known section titles',
    '',
    'This page is generated from the table in `src/roadmap/read/sections.ts` by `npm run readme-tables`. The list is complete,',
    'but for further titles that say no of plans as a whole, such as *won’t do*, *not going to happen*, *ideas we cut* and *nicht geplant*: what stands there is',
    'dropped. A phrase may be meant otherwise, so it hides no open box: where one stands below such a title, the items there are what they would be without it, and',
    'a warning says so. Nor does it count with brackets, a question mark or a version (`## Won’t fix (in 4.2)`), or, where headings are items, without a list below',
    'it. Words that also name what a program is about (*cancelled*, *declined*, *cut*) say no only beside one for plans: *cancelled ideas*, *what we cut*.',
    '',
    'A heading’s whole title is compared, without case, emoji, numbering, punctuation and a trailing parenthesis: `## 3. 🐛 Known Bugs (v2):`',
    'is *known bugs*. An open title counts only if no other heading than the document’s title is above it, and only for the lists directly under',
    'the heading. The headings below a section inherit done, resolved, dropped and never; below a never section, no other title counts.',
    '',
    '| the items are | titles |',
    '|---|---|',
    ...rows,
    '',
  ].join('\n');
}

if (process.argv[1]?.endsWith('write-readme-tables.ts') === true) {
  writeFileSync('docs/inputs.md', withTables(readFileSync('docs/inputs.md', 'utf8')));
  writeFileSync('docs/titles.md', titlesPage());
  writeFileSync('docs/servers.md', withServerAnswers(readFileSync('docs/servers.md', 'utf8')));
}
