import { describe, expect, it } from 'vitest';
import { pageMessage } from '../../src/report/message.ts';
import { previewPage } from '../../src/report/preview-page.ts';
import { summary } from '../../src/report/summary.ts';
import { ADDRESS, lines } from '../support/memory/builders.ts';
import { MemoryWorld } from '../support/memory/memory-world.ts';

const words = (count: number, word: string) => Array.from({ length: count }, () => word).join(' ');

describe('a message on a page', () => {
  it.each<readonly [what: string, message: string, most: number, shown: string]>([
    ['stays whole', `${words(100, 'long')}. Do it by hand.`, 2_500, `${words(100, 'long')}. Do it by hand.`],
    ['mentions nobody and no issue', 'By @ann, (@bob) in #12 and o/r#3.', 2_500, 'By @\u200bann, (@\u200bbob) in #\u200b12 and o/r#\u200b3.'],
    ['has addresses and colours as they are', 'Write to user@example.com in #3b82f6.', 2_500, 'Write to user@example.com in #3b82f6.'],
    ['is escaped', 'It says *this* and <b>.', 2_500, 'It says \\*this\\* and \\<b\\>.'],
    ['has its code as code', 'Run `sed -E "s~\\(#[0-9]+\\)~~"` and `a|b`.', 2_500, 'Run `sed -E "s~\\(#[0-9]+\\)~~"` and `a|b`.'],
    ['has what it quotes as text', 'The title “Read `*` again” stays.', 2_500, 'The title “Read \\`\\*\\` again” stays.'],
    ['has a single tick as text', 'It is 5` long.', 2_500, 'It is 5\\` long.'],
    [
      'keeps its sentence where it quotes much',
      `From “${'a'.repeat(900)}” to “${'b'.repeat(901)}”. The file wins.`,
      1_000,
      `From “${'a'.repeat(300)}…” to “${'b'.repeat(300)}…”. The file wins.`,
    ],
    [
      'keeps its sentence where a quote has quotes',
      `The title “say “hi” ${'on '.repeat(300)}” stays.`,
      150,
      `The title “say “hi” ${'on '.repeat(30)}o…” stays.`,
    ],
    ['is cut where nothing else helps', 'word '.repeat(300), 99, `${'word '.repeat(20).trim()}…`],
  ])('%s', (_, message, most, shown) => {
    expect(pageMessage(message, most)).toBe(shown);
  });

  it('tells both values of a conflict and who wins, in the summary and in a preview', async () => {
    const world = await MemoryWorld.agreed(lines('- [ ] Lid', '', '  Old note.'));
    const [ours, theirs] = [words(60, 'file'), words(60, 'issue')];
    world.edit(world.text.replace('Old note.', `${ours}.`));
    world.change(1, { body: world.issue(1).body.replace('Old note.', `${theirs}.`) });
    const preview = await world.sync({ planOnly: true });
    const said = `changed on both sides: “${ours}.” in the file, “${theirs}.” in the issue. The file wins.`;
    expect(previewPage({ is: 'plan', result: preview, commit: 'c', changed: new Set(), lineAtHead: null }, 'ROADMAP.md', ADDRESS)).toContain(said);
    expect(summary(await world.sync(), ADDRESS)).toContain(said);
  });
});
