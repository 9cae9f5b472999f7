import { describe, expect, it } from 'vitest';
import { gateMessage, openBlockers } from '../../src/update/blockers.ts';
import { lines, linkTo, read } from '../roadmap/reading.ts';
import { ADDRESS } from './updates.ts';

const blocker = (title: string, owner = 'Kim') => [`- ${title}`, `  - owner: ${owner}`, '  - priority: blocker'];
const message = (...items: readonly string[]) => gateMessage(read(lines('## Bugs', '', ...items)), null, ADDRESS);

describe('what a release waits for', () => {
  it('is what is open and a blocker, sub-items not', () => {
    const roadmap = read(lines('## Bugs', '', ...blocker('A'), '  - [ ] B', '    - priority: blocker', ...blocker('[x] C'), '- D', '  - priority: critical'));
    expect(openBlockers(roadmap, null).map(({ title }) => title)).toEqual(['A']);
  });

  it('is told with each one’s owner and where to look', () => {
    expect(message('- A')).toBeNull();
    expect(message(...blocker(`Lid ${linkTo(12)}`, '@ann, Rosa'))).toBe(
      '1 blocker is open: “Lid” (owner: @ann, Rosa, https://github.com/acme/rocket/issues/12).',
    );
    expect(message(...blocker('Lid', 'unassigned'), ...blocker('Rust *a*', '?'))).toMatch(
      /^2 blockers are open: “Lid” \(owner: nobody, [\w.]+, line 3\); “Rust a” \(owner: nobody, [\w.]+, line 6\)\.$/,
    );
  });

  it('has room in what GitHub shows of an error, however many there are and whatever they say', () => {
    const many = message(...Array.from({ length: 200 }, (_, at) => blocker(`${at} ${'ü'.repeat(300)}`, 'Ö'.repeat(400))).flat()) ?? '';
    expect(many.length).toBeLessThan(3100);
    const named = many.match(/line \d+/g)?.length ?? 0;
    expect(named).toBeGreaterThan(10);
    expect(many).toMatch(new RegExp(`^200 blockers are open: .*; and ${200 - named} more\\.$`));
  });
});
