import { describe, expect, it } from 'vitest';
import { lines } from '../../reading.ts';
import { renamed } from './renamed.ts';

const PAGES = 'Write [tea page](t.md), [cup page](c.md) and [pot page](p.md)';
const TWO = '[brew tea](t.md), [wash cups](c.md)';

describe('markup whose words a new title has as well stays around them, wherever they stand', () => {
  it.each([
    ['the last of three links that share a word goes', PAGES, 'Write tea page and cup page', 'Write [tea page](t.md) and [cup page](c.md)'],
    ['only the one in the middle stays', PAGES, 'Write cup page', 'Write [cup page](c.md)'],
    ['the last one comes first', PAGES, 'Write pot page, tea page and cup page', 'Write [pot page](p.md), [tea page](t.md) and [cup page](c.md)'],
    ['another one comes between', PAGES, 'Write tea page, cup page, jug page and pot page', `${PAGES.replace(' and', ', jug page and')}`],
    ['two links change places', TWO, 'wash cups, brew tea', '[wash cups](c.md), [brew tea](t.md)'],
    ['the second of two links stays', TWO, 'wash cups', '[wash cups](c.md)'],
    ['with a capital', TWO, 'Wash cups', '[Wash cups](c.md)'],
    ['a third one that has none comes', TWO, 'brew tea, wash cups, dry cups', `${TWO}, dry cups`],
    ['a link in emphasis, with a capital', 'Buy [**green** tea](t.md) and *cups*', 'Cups and green tea', '*Cups* and [**green** tea](t.md)'],
    ['emphasis in a link, with a capital', 'Old and [**green** tea](t.md) *cups*', 'Green tea cups', '[**Green** tea](t.md) *cups*'],
    ['in a script without spaces', '购买[绿茶](a.md)和[红茶](b.md)', '购买红茶', '购买[红茶](b.md)'],
    ['in such a script, two change places', '购买[绿茶](a.md)和[红茶](b.md)', '购买红茶和绿茶', '购买[红茶](b.md)和[绿茶](a.md)'],
    ['one that is a part of another one', 'Use [tea](t.md) for the [tea pot](p.md)', 'Use tea pot for the tea', 'Use [tea pot](p.md) for the [tea](t.md)'],
    ['joined by a stroke', '**Tea**/**Milk** cups', 'Milk/Tea cups', '**Milk**/**Tea** cups'],
    ['links joined by a hyphen', '[Tea](t.md)-[Milk](m.md)', 'Milk-Tea', '[Milk](m.md)-[Tea](t.md)'],
    ['a reference', 'See [tea] and [pots][p]', 'See pots and tea', 'See [pots][p] and [tea]'],
    ['an image', '![Tea](t.png) for **all**', 'All for tea', '**All** for ![tea](t.png)'],
    ['in two lines', 'Brew **one** or\n  [two](t.md) cups', 'Two cups', '[Two](t.md) cups'],
    ['on the next line', 'Brew one or\n  *two* cups', 'two cups', '*two* cups'],
  ])('%s', (_, title, now, after) => {
    const text = (one: string) => lines(`- [ ] ${one} (#3)`, '', '[tea]: t.md', '[p]: p.md');
    expect(renamed(text(title), now)).toBe(text(after));
  });

  it.each([
    ['the words before them go', 'Brew [green tea](t.md)', 'Green tea', '[Green tea](t.md)'],
    ['and the first of their own', 'Brew [the green tea](t.md) now', 'Green tea now', '[Green tea](t.md) now'],
    ['and others come behind', 'Brew **green tea** in pots', 'Green tea', '**Green tea**'],
    ['words and code before them go', '`pot()` breaks on **hot** water', 'Hot water breaks `pot()`', '**Hot** water breaks `pot()`'],
    ['words come before them', '[Green tea](t.md) for guests', 'Brew green tea for guests', 'Brew [green tea](t.md) for guests'],
    ['words come before a label', '**Pot:** for tea', 'Red pot: for tea', '**Red pot:** for tea'],
    ['and before one in a link', '[Pot](p.md): for tea', 'Red pot: for tea', '[Red pot](p.md): for tea'],
    ['and before one with a dash', '**Tea pot** - for all', 'Big and tea pot - for all', '**Big and tea pot** - for all'],
  ])('also where a capital at the start comes or goes: %s', (_, title, now, after) => {
    expect(renamed(`- [ ] ${title} (#3)\n`, now)).toBe(`- [ ] ${after} (#3)\n`);
  });

  it.each([
    ['the words stand in plain text, too', '**Brew**: brew tea', 'Brew: brew milk', '**Brew**: brew milk'],
    ['a word is only a part of another one', 'Brew **tea** and milk', 'Brew teas and milk', 'Brew **teas** and milk'],
    ['one letter is that of another word', '**C** and milk', 'A cup and milk', '**A cup** and milk'],
  ])('and words beside each other tell where it is where they do not: %s', (_, title, now, after) => {
    expect(renamed(`- [ ] ${title} (#3)\n`, now)).toBe(`- [ ] ${after} (#3)\n`);
  });
});
