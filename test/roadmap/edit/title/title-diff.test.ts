import { describe, expect, it } from 'vitest';
import { renamed } from './renamed.ts';

describe('a word of which a part is in markup', () => {
  it.each([
    ['its end stays', 'Wash [cup](c.md)s', 'Wash pots', 'Wash [pot](c.md)s'],
    ['its end goes', 'Wash **cup**s', 'Wash cup', 'Wash **cup**'],
    ['its end becomes a word', 'Wash [cup](c.md)s', 'Wash cup racks', 'Wash [cup](c.md) racks'],
    ['its start stays', '*Tee*tassen waschen', 'Teekannen waschen', '*Tee*kannen waschen'],
    ['its start changes', '*Tee*tassen waschen', 'Milchtassen waschen', '*Milch*tassen waschen'],
    ['the part behind changes', 'un**breakable** cups', 'unwashable cups', 'un**washable** cups'],
    ['the part before goes', 'un**breakable** cups', 'breakable cups', '**breakable** cups'],
    ['a particle stays', '[주전자](p.md)를 씻기', '찻잔지를 씻기', '[찻잔지](p.md)를 씻기'],
    ['a particle changes', '[주전자](p.md)를 씻기', '주전자만 씻기', '[주전자](p.md)만 씻기'],
    ['a particle changes with its noun', '[주전자](p.md)를 씻기', '찻잔을 씻기', '[찻잔](p.md)을 씻기'],
    ['a longer particle does', '[잔](p.md)에서 마시기', '주전자로 마시기', '[주전자](p.md)로 마시기'],
    ['an initial', '**T**ea **C**up', 'Tea Mug', '**T**ea **M**ug'],
    ['only its last letter stays', 'Wash [cup](c.md)s', 'Wash dishes', 'Wash [dishe](c.md)s'],
    ['no letter of it stays, and it is a link', 'Wash [cup](c.md)s', 'Wash linen', 'Wash [linen](c.md)'],
    ['no letter of it stays, and it is emphasis', 'Wash **cup**s', 'Wash linen', 'Wash linen'],
    ['a word in its place', 'Wash [cup](c.md)s', 'Wash my linen', 'Wash my linen'],
  ])('keeps the markup: %s', (_, title, now, after) => {
    expect(renamed(`- [ ] ${title} (#3)\n`, now)).toBe(`- [ ] ${after} (#3)\n`);
  });
});

describe('a mark at the end of a label in emphasis', () => {
  it.each([
    ['a bracket', '[Pot] leaks', '**[Pot]** leaks'],
    ['a round bracket', '(Pot) leaks', '**(Pot)** leaks'],
    ['quotation marks', '“Pot” leaks', '**“Pot”** leaks'],
    ['a dash', 'Pot – leaks', '**Pot** – leaks'],
    ['a question mark', 'Pot? leaks', '**Pot?** leaks'],
    ['only the bracket behind', 'Pot) leaks', '**Pot**) leaks'],
  ])('becomes %s', (_, now, after) => {
    expect(renamed('- [ ] **Pot:** leaks (#3)\n', now)).toBe(`- [ ] ${after} (#3)\n`);
  });
});
