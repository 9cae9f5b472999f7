// Makes random edits of issues over roadmaps, and prints how each changes its file, for the eyes of a person: would a maintainer have written this diff?
//
//   npm run show-edits -- --count 200 --seed 1 [--kind close] [FILE…]
//
// Without files it takes the roadmaps of the tests. A file in which nothing is read gets the configuration that `init` proposes.
import { readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { Chance } from '../test/protocol/random.ts';
import { oneOf, shownEdit } from '../test/support/memory/person-edits.ts';
import { corpus, secondCorpus, shapes } from '../test/support/texts/corpus.ts';

/** Characters. Longer files say nothing more about the looks of a diff. */
const LONGEST = 60_000;

const { values, positionals } = parseArgs({
  options: { count: { type: 'string', default: '200' }, seed: { type: 'string', default: '1' }, kind: { type: 'string' } },
  allowPositionals: true,
});
const files = positionals.length > 0 ? positionals.map((name) => ({ name, text: readFileSync(name, 'utf8') })) : [...shapes(), ...corpus(), ...secondCorpus()];
const short = files.filter(({ text }) => text.length <= LONGEST);
const chance = new Chance(Number(values.seed));
for (let made = 0, tried = 0; made < Number(values.count) && tried < 20 * Number(values.count); tried += 1) {
  const file = oneOf(() => chance.next(), short);
  const edit = await shownEdit(file, chance, values.kind);
  if (edit === null) continue;
  made += 1;
  process.stdout.write(`=== ${made} ${edit.kind} · ${file.name} · ${edit.what}\n${edit.shown}\n`);
}
