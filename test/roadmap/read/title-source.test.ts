import { describe, expect, it } from 'vitest';
import { parseConfig } from '../../../src/config/config.ts';
import type { Item } from '../../../src/model/roadmap.ts';
import type { Span } from '../../../src/model/span.ts';
import { readRoadmap } from '../../../src/roadmap/read/roadmap.ts';
import { lines, linkTo, reading, readOne } from '../reading.ts';

const issue12 = 'https://github.com/acme/rocket/issues/12';

/** What stands at the places that are told of an item. */
function sourceOf(text: string, { source }: Item) {
  const at = (span: Span | null | undefined) => (span === null || span === undefined ? null : text.slice(span.start, span.end));
  return {
    title: at(source.title),
    link: at(source.link),
    external: at(source.externalMark),
    strike: at(source.strike),
    parts: source.partialStrikes.map(at),
    status: at(source.status?.span),
    behind: text.slice(source.linkAt).trimEnd(),
  };
}

function of(written: string) {
  const text = `- [ ] ${written}\n`;
  return sourceOf(text, readOne(text));
}

describe('the Markdown of a title', () => {
  it.each([
    ['Faster start', 'Faster start'],
    ['  Faster start  ', 'Faster start'],
    ['[~]  Faster start', 'Faster start'],
    ['**Faster** start', '**Faster** start'],
    ['Faster **start**', 'Faster **start**'],
    ['**Faster start:**', '**Faster start:**'],
    ['*~~Faster start~~*', '*~~Faster start~~*'],
    ['`Faster` start ✅', '`Faster` start'],
    ['Faster start (external):', 'Faster start'],
    ['Faster start <!-- ask Kim -->', 'Faster start'],
    ['[Faster start](https://example.org)', '[Faster start](https://example.org)'],
  ])('of `%s` is `%s`', (written, title) => {
    expect(of(written).title).toBe(title);
  });

  it('keeps a footnote, before the link', () => {
    const text = lines('- [ ] Faster start[^1] (#7)', '', '[^1]: A note.');
    expect(sourceOf(text, readOne(text))).toMatchObject({ title: 'Faster start[^1]', link: ' (#7)' });
  });
});

describe('the Markdown of a link', () => {
  it.each([
    ['(#12)', ' (#12)'],
    ['(#12).', ' (#12).'],
    [linkTo(12), ` ${linkTo(12)}`],
    [`${linkTo(12)}.`, ` ${linkTo(12)}.`],
    [`[#12](${issue12})`, `[#12](${issue12})`],
    [`[#12](${issue12}).`, `[#12](${issue12}).`],
    [`**[#12](${issue12})**`, `**[#12](${issue12})**`],
    ['(#12) (external)', ' (#12)'],
    ['(external) (#12)', ' (#12)'],
    ['✅ (#12):', ' (#12)'],
  ])('`%s` is `%s`', (written, link) => {
    expect(of(`Lost packets ${written}`)).toMatchObject({ title: 'Lost packets', link });
  });

  it('is that of the title where the whole title is the link', () => {
    const whole = `[Lost packets ✅](${issue12})`;
    expect(of(`${whole} (external)`)).toMatchObject({ title: whole, link: whole, external: ' (external)' });
  });

  it.each([
    ['Lost packets', ''],
    ['Lost packets (#12)', ''],
    ['**Lost packets**', ''],
    ['Lost packets <!-- seen -->', ' <!-- seen -->'],
    ['Lost packets ✅ <!-- seen -->', ' <!-- seen -->'],
  ])('of `%s` would stand before `%s`', (written, behind) => {
    expect(of(written).behind).toBe(behind);
  });
});

describe('the other marks of a title', () => {
  it.each(['Lost packets (external)', 'Lost packets (external) (#12)', 'Lost packets (#12) (external)', 'Lost packets (external) ✅'])(
    'external: `%s`',
    (written) => {
      expect(of(written)).toMatchObject({ title: 'Lost packets', external: ' (external)' });
    },
  );

  it.each([
    ['~~Old idea~~', '~~Old idea~~', []],
    ['~~Old idea~~ (#12)', '~~Old idea~~', []],
    ['**~~Old idea~~**', '~~Old idea~~', []],
    ['~~Old~~ ~~idea~~', null, []],
    ['~~Old~~ new ~~idea~~', null, ['~~Old~~', '~~idea~~']],
    ['Old ~~idea~~', null, ['~~idea~~']],
    ['Old idea', null, []],
  ])('struck through: `%s`', (written, strike, parts) => {
    expect(of(written)).toMatchObject({ strike, parts });
  });
});

describe('a word for done or dropped behind a title', () => {
  const { rules } = parseConfig(lines('sections: [{ title: Plan, items: headings }]', 'words: { done: [done, ✅], dropped: [no, ✗] }'), 'c.yml');
  const heading = (written: string) => {
    const text = lines('# Plan', '', `## ${written}`);
    const [item] = readRoadmap(text, { ...reading, rules }).items;
    if (item === undefined) throw new Error('Expected an item.');
    return { said: item.title, state: item.state, ...sourceOf(text, item) };
  };

  it.each([
    ['Parser ✅', 'done', ' ✅'],
    ['Parser **✅**', 'done', ' **✅**'],
    ['Parser - done', 'done', ' - done'],
    ['Parser - *done*', 'done', ' - *done*'],
    ['Parser **- done**', 'done', ' **- done**'],
    ['Parser (done)', 'done', ' (done)'],
    ['Parser [done]', 'done', ' [done]'],
    ['Parser, done!', 'done', ', done!'],
    ['Parser — DONE.', 'done', ' — DONE.'],
    ['Parser ✗', 'dropped', ' ✗'],
    ['Parser (done) (#7)', 'done', ' (done)'],
    ['Parser (done) (external)', 'done', ' (done)'],
  ])('`%s` is %s, by `%s`', (written, state, status) => {
    expect(heading(written)).toMatchObject({ said: 'Parser', title: 'Parser', state, status });
  });

  it.each(['Parser✗', 'Parser undone', 'Well done', 'Say no', '(done) Parser', 'Parser (done) again'])('`%s` has none', (written) => {
    expect(heading(written)).toMatchObject({ said: written.replaceAll('*', ''), state: 'open', status: '' });
  });

  it.each([
    ['Parser - done (no)', 'dropped'],
    ['Parser (no) - done', 'done'],
  ])('counts where it stands last: `%s`', (written, state) => {
    expect(heading(written)).toMatchObject({ said: 'Parser', state });
  });
});
