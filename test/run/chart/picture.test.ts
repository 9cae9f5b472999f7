import { describe, expect, it } from 'vitest';
import { shownBy } from '../../../src/run/chart/picture.ts';
import { lines, roadmapOf } from '../../support/memory/builders.ts';

describe('what the picture shows', () => {
  it('changes with the numbers, the title and the dates, and with nothing else', () => {
    const text = lines('# Kettle', '', '## Timeline', '', '- Freeze: 1 June 2026', '', '## Planned', '', '- Whistle');
    const shown = (change: (text: string) => string) => shownBy(roadmapOf(change(text)), null);
    const same = shown((one) => one);
    expect(shown((one) => one.replace('Whistle', 'Lid'))).toBe(same);
    for (const change of [
      (one: string) => one.replace('# Kettle', '# Pot'),
      (one: string) => one.replace('1 June', '2 June'),
      (one: string) => `${one}- Lid\n`,
    ])
      expect(shown(change)).not.toBe(same);
  });
});
