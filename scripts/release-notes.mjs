// Prints the section of CHANGELOG.md that a version has. A release's notes are nothing else: node scripts/release-notes.mjs 0.1.0
import { readFileSync } from 'node:fs';

const [, , version = ''] = process.argv;
const lines = readFileSync('CHANGELOG.md', 'utf8').split('\n');
const start = lines.indexOf(`## ${version}`);
const next = lines.findIndex((line, index) => index > start && line.startsWith('## '));
const notes = lines
  .slice(start + 1, next === -1 ? undefined : next)
  .join('\n')
  .trim();
if (version === '' || start === -1 || notes === '') {
  process.stderr.write(`CHANGELOG.md has no notes under “## ${version}”. Write that section, then run it again.\n`);
  process.exitCode = 1;
} else process.stdout.write(`${notes}\n`);
