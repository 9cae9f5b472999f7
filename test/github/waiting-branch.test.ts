import { spawnSync } from 'node:child_process';
import { expect, it } from 'vitest';
import { waitingBranchOf } from '../../src/github/waiting-branch.ts';

it('names a branch after each file, as git takes it', () => {
  expect(waitingBranchOf('docs/ROADMAP.md')).toBe('roadmap-sync/docs/ROADMAP.md');
  const hard = [
    '.github/ROADMAP.md',
    'My roadmap.md',
    'a..b.md',
    'x.lock',
    'a.lock/b.md',
    'what?.md',
    'a~b^c:d*e[f.md',
    'back\\\\slash.md',
    'end.',
    'a@{b.md',
    'Ж.md',
  ];
  const names = hard.map(waitingBranchOf);
  for (const name of names) expect([name, spawnSync('git', ['check-ref-format', `refs/heads/${name}`]).status]).toEqual([name, 0]);
  expect(new Set(names).size).toBe(hard.length);
  // What is written differently is told apart from what has that name.
  expect(waitingBranchOf('My-roadmap.md')).not.toBe(waitingBranchOf('My roadmap.md'));
});
