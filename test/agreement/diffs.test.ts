import { expect, it } from 'vitest';
import { Chance } from '../protocol/random.ts';
import { EDITS, oneOf, shownEdit } from '../support/memory/person-edits.ts';
import { shapes } from '../support/texts/corpus.ts';

/** Edits of each kind. */
const EACH = 12;

// Who changes how the file is edited sees here what becomes of it, and looks at each of these diffs: would a person have written it?
it.each(Object.keys(EDITS))('what edits of issues make of roadmaps stays as it was read by people: %s', async (kind) => {
  const chance = new Chance(Object.keys(EDITS).indexOf(kind) + 1);
  const all = shapes();
  const shown: string[] = [];
  while (shown.length < EACH) {
    const file = oneOf(() => chance.next(), all);
    const edit = await shownEdit(file, chance, kind);
    if (edit !== null) shown.push(`=== ${file.name} · ${edit.what}\n${edit.shown}\n`);
  }
  // Git turns the line ends of a text into its own.
  await expect(shown.join('').replaceAll('\r', '␍')).toMatchFileSnapshot(`./diffs/${kind.replaceAll(' ', '-')}.txt`);
});
