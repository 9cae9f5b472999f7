import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { importUpdate } from '../../../src/roadmap/import/import.ts';
import { cases } from '../../support/amounts.ts';
import { read } from '../reading.ts';

describe('an import', () => {
  // Before, this took minutes: the parser compares each of these signs with all others.
  it('of a line of very many signs is escaped without being tried', () => {
    const line = '['.repeat(60_000) + ']'.repeat(60_000);
    expect(importUpdate(`Lamp update\n\n${line}\n`)).toContain(line.replace(/./g, '\\$&'));
  });

  it('never loses a word, whatever the lines are', () => {
    const piece = fc.constantFrom(
      '* ',
      ' - ',
      '-',
      '   - ',
      ' > ',
      '>',
      '  ',
      '',
      '== ',
      ' ==',
      'owner: ',
      'status:',
      '1. ',
      '12. ',
      '[ ] ',
      '__',
      '`',
      '<b>',
      '[a]: ',
      '|',
      '~~',
      '&amp;',
      '\\',
    );
    const line = fc.array(fc.oneof(piece, fc.constantFrom('one', 'Two ', 'three', 'http://x.y/z_ ')), { maxLength: 5 }).map((parts) => parts.join(''));
    fc.assert(
      fc.property(fc.array(fc.oneof(line, fc.constant('== Open bugs =='), fc.constant(''))), (all) => {
        const source = all.join('\n');
        const output = importUpdate(source);
        const letters = (text: string) => (text.match(/one|Two|three|x\.y|amp/g) ?? []).join(' ');
        const body = output.slice(output.indexOf('\n'));
        expect([letters(output), letters(body)]).toContain(letters(source));
        const { sections, problems: found } = read(output);
        expect(sections[0]?.heading.level).toBe(1);
        expect(found.map(({ code }) => code)).not.toContain('lazy-field');
        expect(found.map(({ code }) => code)).not.toContain('list-of-last-item');
      }),
      { seed: 20261123, numRuns: cases(600) },
    );
  });
});
