import { describe, expect, it } from 'vitest';
import { finiteListsOnly } from '../../src/github/checked-answers.ts';

/** What is asked of each request before it is sent. */
function beforeRequests(): (url: string) => void {
  const checks: ((options: { url: string }) => void)[] = [];
  const hook = { before: (_: string, check: (options: { url: string }) => void) => checks.push(check) };
  finiteListsOnly({ hook } as never, 'https://api.github.test');
  return (url) => {
    for (const check of checks) check({ url });
  };
}

const page = (count: number) => `https://api.github.test/repositories/1/issues?per_page=100&page=${count}`;

describe('a list', () => {
  it('may have a thousand further pages, and no more', () => {
    const ask = beforeRequests();
    ask('https://api.github.test/repos/o/r/issues?per_page=100');
    for (let count = 2; count <= 1001; count += 1) ask(page(count));
    expect(() => ask(page(1002))).toThrow('The list GET /repositories/1/issues of https://api.github.test has more than 1000 pages; expected an end.');
  });

  it('may not name a page twice', () => {
    const ask = beforeRequests();
    ask(page(2));
    expect(() => ask(page(2))).toThrow('names the same page twice; expected an end.');
  });

  it('may be read again from its start', () => {
    const ask = beforeRequests();
    for (const url of ['/repos/{owner}/{repo}/issues', page(2), 'https://api.github.test/repos/o/r/issues?since=1', page(2)]) ask(url);
    expect(() => ask(page(2))).toThrow();
  });
});
