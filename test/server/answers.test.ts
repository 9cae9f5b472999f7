import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { withServerAnswers } from '../../scripts/write-readme-tables.ts';
import { ANSWERS } from './answers.ts';

const file = (path: string) => readFileSync(new URL(`../../${path}`, import.meta.url), 'utf8');

it.each(ANSWERS.map((answer) => [`${answer.endpoint}: ${answer.situation}`, answer.test] as const))('%s is served by a test', (_, [path, text]) => {
  expect(file(`test/${path}`).includes(text)).toBe(true);
});

it('all stand in docs/servers.md', () => {
  const page = file('docs/servers.md');
  expect(page).toBe(withServerAnswers(page));
});
