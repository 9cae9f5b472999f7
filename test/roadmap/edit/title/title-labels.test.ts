import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { ItemEdit } from '../../../../src/model/plan.ts';
import { lines, read } from '../../reading.ts';
import { made, of } from '../one-reading.ts';
import { renamed } from './renamed.ts';

const tasks = (...titles: string[]) => lines('## Planned', '', ...titles.map((title) => `- [ ] ${title}`));

describe('a word that joins the label of a title goes into its emphasis', () => {
  it.each([
    ['in front', '**Spout**: of tin', 'new Spout: of tin', '**new Spout**: of tin'],
    ['in front, in another script', '**壶嘴**：锡制', 'new 壶嘴：锡制', '**new 壶嘴**：锡制'],
    ['in front, without a space', '**壶嘴**：锡制', '新壶嘴：锡制', '**新壶嘴**：锡制'],
    ['in front of a colon in the emphasis', '__Spout:__ of tin', 'new Spout: of tin', '__new Spout:__ of tin'],
    ['in front of a dash', '**Spout** — of tin', 'new Spout — of tin', '**new Spout** — of tin'],
    ['in front of a short dash', '*Spout* – of tin', 'new Spout – of tin', '*new Spout* – of tin'],
    ['in front of a hyphen', '**Spout** - of tin', 'new Spout - of tin', '**new Spout** - of tin'],
    ['in front of a link', '**[Spout](s.md)**: of tin', 'new Spout: of tin', '**[new Spout](s.md)**: of tin'],
    ['behind an emoji', '✨ **Spout**: of tin', '✨ new Spout: of tin', '✨ **new Spout**: of tin'],
    ['behind a number', '1\\. **Spout**: of tin', '1. new Spout: of tin', '1\\. **new Spout**: of tin'],
    ['under a line', '~~**Spout**: of tin~~', 'new Spout: of tin', '~~**new Spout**: of tin~~'],
    ['before the colon', '**Spout**: of tin', 'Spout and lid: of tin', '**Spout and lid**: of tin'],
    ['before a wide colon', '**壶嘴**：锡制', '壶嘴盖：锡制', '**壶嘴盖**：锡制'],
    ['before the colon in the emphasis', '**Spout:** of tin', 'Spout and lid: of tin', '**Spout and lid:** of tin'],
    ['before the dash', '**Spout** — of tin', 'Spout and lid — of tin', '**Spout and lid** — of tin'],
    ['before the hyphen', '**Spout** - of tin', 'Spout and lid - of tin', '**Spout and lid** - of tin'],
    ['before the dash, behind a link', '**[Spout](s.md)** — of tin', 'Spout and lid — of tin', '**[Spout and lid](s.md)** — of tin'],
    ['on both sides', '**Spout** — of tin', 'new Spout and lid — of tin', '**new Spout and lid** — of tin'],
  ])('%s', (_, title, now, after) => {
    for (const others of [[], ['**Whistle**: loud', '**Lid:** flat'], ['**Whistle**: loud', '**Lid** — flat', 'Handle']]) {
      expect(renamed(tasks(title, ...others), now)).toBe(tasks(after, ...others));
      expect(renamed(tasks(title, ...others).replaceAll('\n', '\r\n'), now)).toBe(tasks(after, ...others).replaceAll('\n', '\r\n'));
    }
  });

  it.each([
    ['behind the colon', '**Spout**: of tin', 'Spout: all of tin', '**Spout**: all of tin'],
    ['behind the colon in the emphasis', '**Spout:** of tin', 'Spout: all of tin', '**Spout:** all of tin'],
    ['behind the dash', '**Spout** — of tin', 'Spout — all of tin', '**Spout** — all of tin'],
    ['before emphasis that is no label', '**Spout** of tin: new', 'big Spout of tin: new', 'big **Spout** of tin: new'],
    ['before emphasis with a word behind it', '**Spout** (tin): new', 'big Spout (tin): new', 'big **Spout** (tin): new'],
    ['before a link', '[Spout](s.md): of tin', 'big Spout: of tin', 'big [Spout](s.md): of tin'],
    ['before code', '`spout`: of tin', 'big `spout`: of tin', 'big `spout`: of tin'],
    ['with a colon of its own', '**Spout**: of tin', 'Kettle: Spout: of tin', 'Kettle: **Spout**: of tin'],
    ['that is an emoji', '**Spout**: of tin', '🚀 Spout: of tin', '🚀 **Spout**: of tin'],
  ])('and stays outside %s', (_, title, now, after) => {
    expect(renamed(tasks(title), now)).toBe(tasks(after));
  });

  it('and stays in front where most titles beside it have no label', () => {
    const others = ['Whistle', '**Lid** is flat', '**Cup**: big'];
    expect(renamed(tasks('**Spout**: of tin', ...others), 'new Spout: of tin')).toBe(tasks('new **Spout**: of tin', ...others));
  });

  it.each([
    ['in front', 'new Spout. Of tin', '**new Spout.** Of tin'],
    ['before the full stop', 'Spout and lid. Of tin', '**Spout and lid.** Of tin'],
    ['but not behind it', 'Spout. All of tin', '**Spout.** All of tin'],
  ])('of one that ends with a full stop, where most titles begin in emphasis: %s', (_, now, after) => {
    for (const others of [[], ['**Whistle.** Loud', '**Lid.** Flat'], ['**Whistle** for tea', '**Lid**, flat', 'Handle']]) {
      expect(renamed(tasks('**Spout.** Of tin', ...others), now)).toBe(tasks(after, ...others));
    }
  });

  it('but not of a first sentence in emphasis beside plain titles', () => {
    const others = ['Whistle', 'Lid', '**Cup**: big'];
    expect(renamed(tasks('**Spout.** Of tin', ...others), 'new Spout. Of tin')).toBe(tasks('new **Spout.** Of tin', ...others));
  });

  it('in a heading and in a row', () => {
    const title = (reads: string): ItemEdit => ({ edit: 'set-title', markdown: reads, reads });
    const heading = (one: string) => lines('## Parts', '', `### ${one}`, '', 'Text.');
    expect(made(heading('**Spout** — tin'), [of('Spout — tin', title('new Spout — tin'))])).toBe(heading('**new Spout** — tin'));
    const row = (one: string) => lines('## Rows', '', '| Feature | Status |', '| --- | --- |', `| ${one} | Open |`, '| b | Done |', '| **c**: d | Open |');
    expect(made(row('**Spout**: tin'), [of('Spout: tin', title('new Spout: tin'))])).toBe(row('new **Spout**: tin'));
  });

  it('at either end of any label', () => {
    const word = fc.stringMatching(/^[b-df-h]{2,6}$/);
    const label = fc.constantFrom(['**', '**:'], ['_', '_ —'], ['**', ':**'], ['**[', '](x.md)**:'], ['***', '*** –']);
    fc.assert(
      fc.property(fc.uniqueArray(word, { minLength: 2, maxLength: 5 }), label, fc.boolean(), (words, [open = '', close = ''], isFirst) => {
        const written = (some: readonly string[]) => tasks(`${open}${some.join(' ')}${close} of tin`);
        const title = read(written(words)).items[0]?.title ?? '';
        expect(renamed(written(isFirst ? words.slice(1) : words.slice(0, -1)), title)).toBe(written(words));
      }),
      { numRuns: process.env['DEEP'] === undefined ? 100 : 5_000 },
    );
  });
});

describe('a title of which no word stays, or no word of its label', () => {
  const OTHERS = ['**Whistle**: loud', '**Lid**: flat'];

  it.each([
    ['is bold where all begin so', '**Spout**: of tin', OTHERS, 'Something', '**Something**'],
    ['is bold up to its colon', '**Spout**: of tin', OTHERS, 'Handle: big', '**Handle**: big'],
    ['is bold up to its wide colon', '**壶嘴**：锡制', ['**盖**：平'], '把手：大', '**把手**：大'],
    ['has its colon in the emphasis where others have', '**Spout:** of tin', ['**Lid:** flat'], 'Handle: big', '**Handle:** big'],
    ['is bold up to its dash', '__Spout__ — of tin', ['__Lid__ — flat'], 'Handle — big', '__Handle__ — big'],
    ['is bold as a whole where no other has its mark', '**Spout** — of tin', ['**Lid** (flat)'], 'Handle: big', '**Handle: big**'],
    ['is bold under its line', '~~**Spout**: of tin~~', OTHERS, 'Handle: big', '~~**Handle**: big~~'],
    ['is bold around the words of several nodes', '**Spout**: [of](o.md) `tin`', OTHERS, 'Handle', '**Handle**'],
    ['stays in emphasis that was around all of it', '**Spout of tin**', ['Lid'], 'Handle', '**Handle**'],
    ['is plain beside a plain one', '**Spout**: of tin', [...OTHERS, 'Cup'], 'Handle', 'Handle'],
    ['is plain where it was', 'Spout *of* tin', OTHERS, 'Handle', 'Handle'],
    ['has its label as it was where only the words behind it change', '**Spout**: of `tin`', OTHERS, 'Spout: big', '**Spout**: big'],
    ['is plain where only its start changes', '**Spout** of `tin`', OTHERS, 'Handle `tin`', 'Handle `tin`'],
    ['is plain around a link that moves', '**The** [spout](s.md) ![of **all** tin](t.png)', OTHERS, 'all big spout', 'all big [spout](s.md)'],
    ['is plain alone', '**Spout**: of tin', [], 'Handle', 'Handle'],
    ['is bold with a sign that means nothing', '**Spout**: of tin', OTHERS, '2 * 3', '**2 * 3**'],
    ['is bold with signs that might end the emphasis', '**Spout**: of tin', OTHERS, 'a *b* c', '**a \\*b\\* c**'],
  ])('%s', (_, title, others, now, after) => {
    expect(renamed(tasks(title, ...others), now)).toBe(tasks(after, ...others));
    expect(renamed(tasks(title, ...others).replaceAll('\n', '\r\n'), now)).toBe(tasks(after, ...others).replaceAll('\n', '\r\n'));
  });
});
