import { expect, it } from 'vitest';
import { releaseToFinish } from '../../src/plan/open-next.ts';
import { lines, roadmapOf } from '../support/memory/builders.ts';

it('a next release without a name is asked for in the input', () => {
  const roadmap = roadmapOf(lines('# Kettle 4.3', '', '## Planned', '', '- A'));
  for (const release of ['', ' ']) expect(() => releaseToFinish(roadmap, { release }, false)).toThrow(/lacks the name .* in the input `release`/);
  expect(() => releaseToFinish(roadmap, { release: '…' }, false)).toThrow('The next release is “…”. Expected its name');
});
