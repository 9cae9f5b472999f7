import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { wholeAnswers } from '../../src/github/wire/transport.ts';

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

/** A fetch that answers after some milliseconds of the test's clock. */
function slow(milliseconds: number): typeof fetch {
  return () => new Promise((resolve) => setTimeout(() => resolve(new Response('[]')), milliseconds));
}

it('says once which host it waits for', async () => {
  const said: string[] = [];
  const answer = wholeAnswers(slow(9_000), (line) => said.push(line))('https://api.github.com/repos/acme/rocket?token=1');
  await vi.advanceTimersByTimeAsync(1_999);
  expect(said).toEqual([]);
  await vi.advanceTimersByTimeAsync(1);
  expect(said).toEqual(['Waiting for api.github.com …']);
  await vi.advanceTimersByTimeAsync(7_000);
  expect(await (await answer).text()).toBe('[]');
  await vi.advanceTimersByTimeAsync(60_000);
  expect(said).toHaveLength(1);
});

it('says nothing of an answer that comes in time, nor of a failure', async () => {
  const said: string[] = [];
  const answer = wholeAnswers(slow(1_000), (line) => said.push(line))('https://api.github.com/');
  await vi.advanceTimersByTimeAsync(1_000);
  await answer;
  await expect(
    wholeAnswers(
      () => Promise.reject(new Error('refused')),
      (line) => said.push(line),
    )('https://api.github.com/'),
  ).rejects.toThrow('refused');
  await vi.advanceTimersByTimeAsync(60_000);
  expect(said).toEqual([]);
});

it.each([
  ['<https://a/?page=2>; rel=next', '<https://a/?page=2>; rel="next"'],
  ['<https://a/?page=2>;REL="Next"', '<https://a/?page=2>; rel="next"'],
  ['<https://a/?after=x>; title="a, b; c"; rel="next prefetch"', '<https://a/?after=x>; rel="next", <https://a/?after=x>; rel="prefetch"'],
  ['<https://a/?page=2>; rel="next", <https://a/?page=9>; rel="last"', '<https://a/?page=2>; rel="next", <https://a/?page=9>; rel="last"'],
])('writes links to further pages as the client reads them: %s', async (link, usual) => {
  const answer = await wholeAnswers(
    async () => new Response('[]', { headers: { link } }),
    () => {},
  )('https://api.github.com/');
  expect(answer.headers.get('link')).toBe(usual);
});
