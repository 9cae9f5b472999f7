import { expect, it } from 'vitest';
import { lines } from '../../../support/memory/builders.ts';
import { thereAndBack } from './there-and-back.ts';

const CONFIG = 'sections: [{ title: Planned }]\n';

/** Two releases of which only the first has a section for finished work. @param last what stands behind them */
const file = (bullet: string, done: string, ...last: string[]) =>
  lines(
    '# R',
    '',
    '## 1.0',
    '',
    '### Planned',
    '',
    `${bullet}A`,
    '',
    '### Done',
    '',
    `${done}Z`,
    '',
    '## 1.2',
    '',
    '### Planned',
    '',
    `${bullet}C`,
    `${bullet}D`,
    ...last,
  );

it('a task of a release without a section for finished work is ticked in its place', async () => {
  const text = file('- [ ] ', '- [x] ');
  expect(await thereAndBack(text, [2])).toBe(text.replace('[ ] C', '[x] C'));
});

it('a bullet of such a release does not go to another release', async () => {
  const between = await thereAndBack(file('- ', '- '), [2], { config: CONFIG });
  expect(between).toContain('### Done\n\n- Z\n\n## 1.2\n\n### Planned\n\n- D\n\n');
  expect(between).toContain(' Completed\n\n- C\n');
});

it('an item goes to the section of its own release, and to one of all releases', async () => {
  expect(await thereAndBack(file('- [ ] ', '- [x] '), [1])).toContain('- [x] Z\n- [x] A\n');
  expect(await thereAndBack(file('- [ ] ', '- [x] ', '', '## Done', '', '- [x] Y'), [2])).toContain('- [x] Y\n- [x] C\n');
});

it('parts that are no releases share their section', async () => {
  const text = file('- [ ] ', '- [x] ').replace('## 1.0', '## Core').replace('## 1.2', '## Editor');
  expect(await thereAndBack(text, [2])).toContain('- [x] Z\n- [x] C\n');
});

it('an empty section that has the title of a made one stays', async () => {
  const text = lines('# R', '', '## 1.0', '', '### Planned', '', '- A', '', '### Completed', '', '## 1.2', '', '### Planned', '', '- C', '- D');
  await thereAndBack(text, [2], { config: CONFIG });
});
