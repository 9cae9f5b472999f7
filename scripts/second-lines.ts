// Lists every list item of some folders' roadmaps whose first paragraph has a second line that is no field, with the lines that the rule takes as its title.
// With labels, a file with a line `file<tab>line<tab>number of title lines` for each item, it prints of how many items the rule is right, with its own
// width and cross-validated: for each file with the width that fits all other files best.
//
//   npm run second-lines -- [--labels FILE] DIR…
import { readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { parseArgs } from 'node:util';
import type { Nodes, Paragraph } from 'mdast';
import { parseMarkdown } from '../src/roadmap/markdown/parse.ts';
import { paragraphLines, readFieldLine } from '../src/roadmap/read/fields.ts';
import { firstDescription, NARROWEST, type WrittenLine } from '../src/roadmap/text/descriptions.ts';
import { linesOf } from '../src/roadmap/text/lines.ts';

interface Example {
  readonly file: string;
  readonly line: number;
  readonly lines: readonly WrittenLine[];
}

/** The widths that are tried. */
const WIDTHS = [30, 40, 50, 60, 66, 72, 80];

const { values, positionals } = parseArgs({ options: { labels: { type: 'string' } }, allowPositionals: true });
const examples = positionals.flatMap((dir) => {
  const files = readdirSync(dir, { withFileTypes: true }).filter((file) => file.isFile() && !file.name.endsWith('.tsv'));
  return files.flatMap(({ name }) => examplesOf(dir, name));
});
if (values.labels === undefined) for (const example of examples) process.stdout.write(shown(example));
else figures(labelled(values.labels));

function examplesOf(dir: string, name: string): Example[] {
  const text = readFileSync(join(dir, name), 'utf8');
  const lines = linesOf(text);
  const found: Example[] = [];
  const walk = (node: Nodes): void => {
    const [paragraph] = node.type === 'listItem' ? node.children : [];
    if (paragraph?.type === 'paragraph') found.push(...exampleOf(paragraph));
    if ('children' in node) for (const child of node.children) walk(child);
  };
  const exampleOf = (paragraph: Paragraph): Example[] => {
    const all = paragraphLines(paragraph, lines, false, 0);
    const field = all.findIndex((line, at) => at > 0 && readFieldLine(line, text) !== null);
    const own = all.slice(0, field === -1 ? all.length : field);
    const written = own.map((line) => ({ ...line, text: text.slice(line.start, line.end) }));
    return own.length < 2 ? [] : [{ file: `${basename(dir)}/${name}`, line: own[0]?.line ?? 0, lines: written }];
  };
  walk(parseMarkdown(text));
  return found;
}

function titleLines({ lines }: Example, width: number = NARROWEST): number {
  return firstDescription(lines, null, width)?.at ?? lines.length;
}

function shown(example: Example): string {
  const title = titleLines(example);
  return `${example.file}\t${example.line}\t${title}\n${example.lines.map(({ text }, at) => `  ${at < title ? 'title' : 'note '} ${text}\n`).join('')}`;
}

interface Labelled {
  readonly example: Example;
  readonly meant: number;
}

function labelled(path: string): Labelled[] {
  const labels = new Map(
    readFileSync(path, 'utf8')
      .split('\n')
      .filter((row) => row !== '')
      .map((row) => {
        const [file = '', line = '', meant = ''] = row.split('\t');
        return [`${file}\t${line}`, Number(meant)];
      }),
  );
  return examples.flatMap((example) => {
    const meant = labels.get(`${example.file}\t${example.line}`);
    return meant === undefined ? [] : [{ example, meant }];
  });
}

function figures(all: readonly Labelled[]): void {
  const isRight = ({ example, meant }: Labelled, width: number) => titleLines(example, width) === meant;
  const isSplit = ({ example, meant }: Labelled) => meant < example.lines.length;
  const say = (what: string, right: number, of: number) => process.stdout.write(`${what.padEnd(44)} ${right} of ${of}\n`);
  const rightAt = (some: readonly Labelled[], width: number) => some.filter((one) => isRight(one, width)).length;
  const best = (some: readonly Labelled[]) =>
    WIDTHS.toSorted((a, b) => rightAt(some, b) - rightAt(some, a) || Math.abs(a - NARROWEST) - Math.abs(b - NARROWEST))[0] ?? NARROWEST;
  const files = [...new Set(all.map(({ example }) => example.file))];
  const validated = files.reduce(
    (sum, file) =>
      sum +
      rightAt(
        all.filter(({ example }) => example.file === file),
        best(all.filter(({ example }) => example.file !== file)),
      ),
    0,
  );
  say('right', rightAt(all, NARROWEST), all.length);
  say('right, cross-validated by file', validated, all.length);
  say('descriptions that are found', rightAt(all.filter(isSplit), NARROWEST), all.filter(isSplit).length);
  say(
    'titles of several lines that stay whole',
    all.filter((one) => !isSplit(one) && isRight(one, NARROWEST)).length,
    all.filter((one) => !isSplit(one)).length,
  );
  for (const width of WIDTHS) say(`right with a width of ${width}`, rightAt(all, width), all.length);
  for (const one of all.filter((wrong) => !isRight(wrong, NARROWEST))) process.stdout.write(`meant ${one.meant}: ${shown(one.example)}`);
}
