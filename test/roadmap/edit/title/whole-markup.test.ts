import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { ItemEdit } from '../../../../src/model/plan.ts';
import { lines } from '../../reading.ts';
import { made, of } from '../one-reading.ts';
import { renamed } from './renamed.ts';

describe('a word that joins markup around all words of a title goes inside', () => {
  it.each([
    ['a link before a full stop', '[Teapot](t.md).', 'new Teapot.', '[new Teapot](t.md).'],
    ['emphasis before a full stop', '**Teapot**.', 'new Teapot.', '**new Teapot**.'],
    ['emphasis before another mark', '*Teapot*!', 'new Teapot!', '*new Teapot*!'],
    ['a link in emphasis', '**[Teapot](t.md)**.', 'new Teapot.', '**[new Teapot](t.md)**.'],
    ['a link, with the full stop in the emphasis', '**[Teapot](t.md).**', 'new Teapot.', '**[new Teapot](t.md).**'],
    ['a line through the title', '~~[Teapot](t.md)~~.', 'new Teapot.', '~~[new Teapot](t.md)~~.'],
    ['a reference', '[Teapot][t].', 'new Teapot.', '[new Teapot][t].'],
    ['emphasis behind an emoji', '✨ **Teapot**', '✨ new Teapot', '✨ **new Teapot**'],
    ['emphasis behind the short name of an emoji', ':tea: **Teapot**', ':tea: new Teapot', ':tea: **new Teapot**'],
    ['a link behind a number', '1\\. [Teapot](t.md)', '1. new Teapot', '1\\. [new Teapot](t.md)'],
    ['a link behind a number in brackets', '(1) [Teapot](t.md)', '(1) new Teapot', '(1) [new Teapot](t.md)'],
    ['emphasis behind a number of parts', '1.2 **Teapot**', '1.2 new Teapot', '1.2 **new Teapot**'],
    ['emphasis behind a mark of a box', '[x] **Teapot**', '[x] new Teapot', '[x] **new Teapot**'],
    ['emphasis behind a quotation mark', '“**Teapot**”', '“new Teapot”', '“**new Teapot**”'],
    ['emphasis in another script', '**茶壶**。', '新茶壶。', '**新茶壶**。'],
    ['emphasis around code', '**`pot`**.', 'new `pot`.', '**new `pot`**.'],
    ['emphasis on the next line', '✨\n  **Teapot**', '✨ new Teapot', '✨\n  **new Teapot**'],
  ])('before the first one: %s', (_, title, now, after) => {
    const text = (one: string) => lines(`- [ ] ${one} (#3)`, '', '[t]: t.md');
    expect(renamed(text(title), now)).toBe(text(after));
  });

  it.each([
    ['a link before a full stop', '[Teapot](t.md).', 'Teapot lid.', '[Teapot lid](t.md).'],
    ['a link before a colon', '[Teapot](t.md):', 'Teapot lid:', '[Teapot lid](t.md):'],
    ['a link before an emoji', '[Teapot](t.md) ✨', 'Teapot lid ✨', '[Teapot lid](t.md) ✨'],
    ['a link in emphasis', '**[Teapot](t.md)**.', 'Teapot lid.', '**[Teapot lid](t.md)**.'],
    ['emphasis behind an emoji', '✨ **Teapot**', '✨ Teapot lid', '✨ **Teapot lid**'],
    ['a link behind a number', '1\\. [Teapot](t.md)', '1. Teapot lid', '1\\. [Teapot lid](t.md)'],
    ['a link between quotation marks', '"[Teapot](t.md)"', '"Teapot lid"', '"[Teapot lid](t.md)"'],
    ['a link around code', '[`pot`](t.md).', '`pot` lid.', '[`pot` lid](t.md).'],
  ])('behind the last one: %s', (_, title, now, after) => {
    expect(renamed(`- [ ] ${title} (#3)\n`, now)).toBe(`- [ ] ${after} (#3)\n`);
  });

  it.each([
    ['a dash behind a link', '[Teapot](t.md)', 'Teapot – brews tea', '[Teapot](t.md) – brews tea'],
    ['a colon behind a link', '[Teapot](t.md)', 'Teapot: brews tea', '[Teapot](t.md): brews tea'],
    ['behind the only label', '**Teapot**', 'Teapot – brews tea', '**Teapot** – brews tea'],
    ['behind a link in emphasis', '**[Teapot](t.md)**', 'Teapot – brews tea', '**[Teapot](t.md)** – brews tea'],
    ['a hyphen joins words', '[Teapot](t.md)', 'Teapot-lid', '[Teapot-lid](t.md)'],
    ['more words come behind a link', '[Teapot](t.md)', 'Teapot lid', '[Teapot lid](t.md)'],
    ['in a line through the title', '~~[Teapot](t.md)~~', 'Teapot – brews tea', '~~[Teapot](t.md) – brews tea~~'],
  ])('but a description does not: %s', (_, title, now, after) => {
    expect(renamed(`- [ ] ${title} (#3)\n`, now)).toBe(`- [ ] ${after} (#3)\n`);
  });

  it('and it does where others are in emphasis as a whole', () => {
    const text = (title: string) => lines(`- [ ] **${title}** (#3)`, '- [ ] **Cup – holds tea**', '- [ ] **Saucer**');
    expect(renamed(text('Teapot'), 'Teapot – brews tea')).toBe(text('Teapot – brews tea'));
  });

  it.each([
    ['words beside the markup', '**Teapot** soon.', 'new Teapot soon.', 'new **Teapot** soon.'],
    ['words ahead of the markup', 'Big **teapot**.', 'Big new teapot.', 'Big new **teapot**.'],
    ['two pieces of markup', '*Teapot* **lid**.', 'new Teapot lid.', 'new *Teapot* **lid**.'],
    ['the number of another repository’s issue', 'o/r#12 [Teapot](t.md)', 'o/r#12 new Teapot', 'o/r#12 new [Teapot](t.md)'],
    ['a count of things', '3 **cups**', '3 big cups', '3 big **cups**'],
    ['code, which shows its backticks', '`pot`.', 'new `pot`.', 'new `pot`.'],
    ['an image', '![Pot](p.png).', 'new Pot.', 'new ![Pot](p.png).'],
    ['a sentence behind the full stop', '**Teapot**.', 'Teapot. More.', '**Teapot**. More.'],
    ['a word before the emoji', '✨ **Teapot**', 'new ✨ Teapot', 'new ✨ **Teapot**'],
    ['another emoji', '✨ **Teapot**', '✨ 🚀 Teapot', '✨ 🚀 **Teapot**'],
    ['a mark of punctuation', '[Teapot](t.md).', 'Teapot...', '[Teapot](t.md)...'],
  ])('and stays outside of other markup: %s', (_, title, now, after) => {
    expect(renamed(`- [ ] ${title} (#3)\n`, now)).toBe(`- [ ] ${after} (#3)\n`);
  });

  it('with a description before the mark at its end, if that stands in a link', () => {
    expect(renamed('- [ ] [Teapot (in progress)](t.md) (#3)\n', 'Teapot - for all')).toBe('- [ ] [Teapot - for all (in progress)](t.md) (#3)\n');
    expect(renamed('- [ ] [Teapot](t.md) (#3)\n', 'Teapot - for all')).toBe('- [ ] [Teapot](t.md) - for all (#3)\n');
  });

  it('in a heading and in a row', () => {
    const title = (reads: string): ItemEdit => ({ edit: 'set-title', markdown: reads, reads });
    const heading = (one: string) => lines('## Parts', '', `### ✨ ${one}`, '', 'Text.');
    expect(made(heading('[Teapot](t.md)'), [of('✨ Teapot', title('✨ new Teapot'))])).toBe(heading('[new Teapot](t.md)'));
    const row = (one: string) => lines('## Rows', '', '| Feature | Status |', '| --- | --- |', `| ${one} | Open |`, '| b | Done |');
    expect(made(row('[Teapot](t.md).'), [of('Teapot.', title('new Teapot.'))])).toBe(row('[new Teapot](t.md).'));
  });
});

describe('any markup around all words of a title, whatever signs stand beside it', () => {
  it('takes the words that join them at either end', () => {
    const word = fc.stringMatching(/^[b-df-h]{2,6}$/);
    const node = fc.constantFrom(['**', '**'], ['_', '_'], ['[', '](https://example.org/x)'], ['[**', '**](x.md)'], ['**[', '](x.md)**'], ['~~', '~~']);
    const [ahead, behind] = [fc.constantFrom('', '✨ ', '2\\. ', '1.2 ', '“', '🔥 (1) '), fc.constantFrom('', '.', '!', '…', '”', ' ✨')];
    fc.assert(
      fc.property(fc.uniqueArray(word, { minLength: 2, maxLength: 5 }), node, ahead, behind, fc.boolean(), (words, [open, close], lead, tail, isFirst) => {
        const written = (some: readonly string[]) => `- [ ] ${lead}${open}${some.join(' ')}${close}${tail}\n`;
        const left = isFirst ? words.slice(1) : words.slice(0, -1);
        const read = `${lead.replace('\\', '')}${words.join(' ')}${tail}`;
        expect(renamed(written(left), read)).toBe(written(words));
      }),
      { numRuns: process.env['DEEP'] === undefined ? 150 : 5_000 },
    );
  });
});
