import { readdirSync, readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { pictures } from '../../scripts/write-pictures.ts';

it('the pictures of the docs are what `npm run pictures` draws, and none is left over', async () => {
  const drawn = await pictures();
  expect(readdirSync('docs/pictures').map((name) => `docs/pictures/${name}`)).toEqual([...drawn.keys()].toSorted());
  for (const [path, text] of drawn) expect(readFileSync(path, 'utf8')).toBe(text);
});
