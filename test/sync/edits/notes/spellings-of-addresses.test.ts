import { describe, expect, it } from 'vitest';
import { lines, link } from '../../../support/memory/builders.ts';
import { afterEdit } from './after-edit.ts';

const FILES = 'https://github.test/o/r/blob/HEAD';

const SHAPES = {
  paragraph: (note: string) => ['', `  ${note}`],
  bullet: (note: string) => [`  - ${note}`],
  'sub-item': (note: string) => [`  - [ ] ${note}`],
};

function roadmap(note: readonly string[], number = ''): string {
  return lines(`- [ ] A${number}`, ...note, '', '[q]: q.md', '[r]: q.md');
}

/** What the file has after its issue was edited in one place. */
function edited(note: readonly string[], from: string, to: string): Promise<string> {
  return afterEdit(roadmap(note), from, to);
}

describe.each(Object.entries(SHAPES))('two spellings of one address in a %s', (_, shape) => {
  it.each([
    ['relative and whole', `[a](d/a.md) and [a](${FILES}/d/a.md), so`],
    ['whole and relative', `[a](${FILES}/d/a.md) and [a](d/a.md), so`],
    ['with dots and a slash', '[a](./d/a.md), [a](d/a.md) and [a](/d/a.md), so'],
    ['reference and inline', `[a][q], [a](q.md) and [a](${FILES}/q.md), so`],
    ['two labels', '[a][q], [a][r] and [a][Q], so'],
    ['all forms of a reference', '[q], [q][], [q][q] and [q][r], so'],
    ['in HTML', `<a href="d/a.md">a</a> and <a href="${FILES}/d/a.md">a</a>, so`],
    ['another repository’s issue', 'a/b#5, https://github.com/a/b/issues/5 and https://redirect.github.com/a/b/issues/5, so'],
    ['an address alone', '<https://x.example>, [https://x.example](https://x.example) and https://x.example, so'],
    ['code', `[a](d/a.md) and \`[a](${FILES}/d/a.md)\`, so`],
  ])('stay where something else changes: %s', async (__, note) => {
    expect(await edited(shape(note), ', so', ', yes')).toBe(roadmap(shape(note.replace(', so', ', yes')), ` ${link(1)}`));
  });

  it.each([
    ['the words of the first', '[one](./a.md) and [two](a.md)', '[one]', '[new]', '[new](./a.md) and [two](a.md)'],
    ['the words of the second', `[one](a.md) and [two](${FILES}/a.md)`, '[two]', '[new]', `[one](a.md) and [new](${FILES}/a.md)`],
    ['the first goes', '[one](./a.md) and [two](a.md)', `[one](${FILES}/a.md) and `, '', '[two](a.md)'],
    ['the second goes', '[one](./a.md) and [two](a.md)', ` and [two](${FILES}/a.md)`, '', '[one](./a.md)'],
    ['one comes before', '[one](./a.md) and [two](/a.md)', '[one]', `[new](${FILES}/b.md), [one]`, '[new](b.md), [one](./a.md) and [two](/a.md)'],
    ['the words that are a label', '[q] and [a](q.md)', '[q]', '[new]', '[new][q] and [a](q.md)'],
    ['the link becomes its address', '[one](./a.md) is it', `[one](${FILES}/a.md)`, `${FILES}/a.md`, `${FILES}/a.md is it`],
    ['the link becomes code', '[one](./a.md) is it', `[one](${FILES}/a.md)`, `\`[one](${FILES}/a.md)\``, `\`[one](${FILES}/a.md)\` is it`],
  ])('stay where one changes: %s', async (__, note, from, to, after) => {
    expect(await edited(shape(note), from, to)).toBe(roadmap(shape(after), ` ${link(1)}`));
  });
});

it('all spellings stay in texts made by chance, whichever word changes', async () => {
  const forms = [
    '[a](q.md)',
    '[b](./q.md)',
    `[a](${FILES}/q.md)`,
    '[a][q]',
    '[q]',
    '[a][r]',
    '[r][]',
    '<a href="q.md">a</a>',
    'a/b#5',
    'https://github.com/a/b/issues/5',
  ];
  let seed = 7;
  const random = (below: number) => {
    seed = (seed * 48_271) % 2_147_483_647;
    return seed % below;
  };
  for (let round = 0; round < 30; round += 1) {
    const parts = Array.from({ length: 2 + random(8) }, (_, at) => `w${at}w ${forms[random(forms.length)] ?? ''}`);
    const note = SHAPES[(['paragraph', 'bullet', 'sub-item'] as const)[random(3)] ?? 'bullet'](parts.join(' '));
    const word = `w${random(parts.length)}w`;
    const after = note.map((line) => line.replace(word, 'new'));
    expect(await edited(note, word, 'new')).toBe(roadmap(after, ` ${link(1)}`));
  }
});
