import { describe, expect, it } from 'vitest';
import { issueLink, issueUrl, markdownLink } from '../../../src/roadmap/markdown/link.ts';
import { issueOfUrl } from '../../../src/roadmap/markdown/linked-issue.ts';
import { readRoadmap } from '../../../src/roadmap/read/roadmap.ts';
import { reading } from '../reading.ts';

const { address } = reading;

describe('the issue an address names', () => {
  it.each([
    ['https://github.com/acme/rocket/issues/12', 12],
    ['https://github.com/acme/rocket/issues/12/', 12],
    ['https://github.com/acme/rocket/issues/12#issuecomment-1', 12],
    ['https://github.com/acme/rocket/issues/12?q=1', 12],
    ['https://GitHub.com/Acme/ROCKET/issues/12', 12],
    ['https://github.com/acme/rocket/issues/0', null],
    ['https://github.com/acme/rocket/issues/012', 12],
    ['https://github.com/acme/rocket/issues/12a', null],
    ['https://github.com/acme/rocket/issues/12/edit', null],
    ['https://github.com/acme/rocket/issues', null],
    ['https://github.com/acme/rocket/pull/12', null],
    ['https://github.com/acme/rockets/issues/12', null],
    ['https://github.com/other/rocket/issues/12', null],
    ['https://github.com.example.org/acme/rocket/issues/12', null],
    ['https://example.org/github.com/acme/rocket/issues/12', null],
    ['https://example.org/?x=https://github.com/acme/rocket/issues/12', null],
    ['/acme/rocket/issues/12', 12],
    ['/acme/rockets/issues/12', null],
    ['//github.com/acme/rocket/issues/12', 12],
    ['../../issues/12', 12],
    ['../../issues/12#issuecomment-1', 12],
    ['../../pull/12', null],
    ['../issues/12', null],
    ['../../../issues/12', null],
    ['issues/12', null],
    ['http://github.com/acme/rocket/issues/12', 12],
    ['https://www.github.com/acme/rocket/issues/12', 12],
    ['https://www2.github.com/acme/rocket/issues/12', null],
    ['https://github.com:443/acme/rocket/issues/12', 12],
    ['https://mona@github.com/acme/rocket/issues/12', 12],
    ['https://github.com/acme//rocket/./issues/12', 12],
    ['https://github.com/%61cme/rocket/issues/12', 12],
    ['https://github.com/acme/rocket.git/issues/12', 12],
    ['https://github.com/acme/rocket/issues/12%23issuecomment-1', 12],
    ['https://github.com/acme/rocket/issues/12%3Fq=1', 12],
    ['https://api.github.com/repos/acme/rocket/issues/12', 12],
    ['https://github.com/api/v3/repos/acme/rocket/issues/12', 12],
    ['https://redirect.github.com/acme/rocket/issues/12', 12],
    ['../../issues/12%23issuecomment-1', 12],
    ['https://api.github.com/acme/rocket/issues/12', null],
    ['https://redirect.example.org/acme/rocket/issues/12', null],
    ['https://github.com:8443/acme/rocket/issues/12', null],
    ['https://github.com@example.org/acme/rocket/issues/12', null],
    ['javascript://github.com/acme/rocket/issues/12', null],
    ['#12', null],
  ])('%s: %s', (url, number) => {
    expect(issueOfUrl(url, address)).toBe(number);
  });

  it('counts under the names the repository had before', () => {
    const renamed = { server: 'https://github.com', repositories: ['acme/rocket', 'acme/missile'] };
    expect(issueOfUrl('https://github.com/acme/missile/issues/3', renamed)).toBe(3);
    expect(issueUrl(3, renamed)).toBe('https://github.com/acme/rocket/issues/3');
  });

  it('that is relative leads from where the file is', () => {
    const at = (path: string) => ({ ...address, path });
    expect(issueOfUrl('../../issues/3', at('ROADMAP.md'))).toBe(3);
    expect(issueOfUrl('../../issues/3', at('docs/ROADMAP.md'))).toBeNull();
    expect(issueOfUrl('../../../issues/3', at('docs/ROADMAP.md'))).toBe(3);
    expect(issueOfUrl('../../../issues/3', at('a#b/what?.md'))).toBe(3);
    expect(issueOfUrl('../../issues/3', { server: '', repositories: null })).toBe(3);
  });

  it('under a former name counts only for the file’s own issues, on the server of that name', () => {
    const renamed = {
      ...address,
      former: ['https://github.com/acme/missile', 'https://git.example.org/hub/acme/rocket'],
      entries: new Map([[3, { titles: new Set<string>() }]]),
    };
    expect(issueOfUrl('http://www.github.com/Acme/missile/issues/3', renamed)).toBe(3);
    expect(issueOfUrl('https://git.example.org/hub/acme/rocket/issues/3', renamed)).toBe(3);
    expect(issueOfUrl('https://github.com/acme/missile/issues/4', renamed)).toBeNull();
    expect(issueOfUrl('https://git.example.org/acme/missile/issues/3', renamed)).toBeNull();
  });

  it('counts for any repository where none is known', () => {
    expect(issueOfUrl('https://git.example.org/sub/acme/rocket/issues/3', { server: '', repositories: null })).toBe(3);
  });

  it('may stand on a server below a path', () => {
    const enterprise = { server: 'https://git.example.org/hub', repositories: ['acme/rocket'] };
    const text = '- [ ] a ([#3](https://git.example.org/hub/acme/rocket/issues/3))\n';
    expect(readRoadmap(text, { ...reading, address: enterprise }).items[0]?.issue).toBe(3);
    expect(issueLink(3, enterprise)).toBe('([#3](https://git.example.org/hub/acme/rocket/issues/3))');
  });
});

describe('written links', () => {
  it('name the issue and its address', () => {
    expect(issueLink(12, address)).toBe('([#12](https://github.com/acme/rocket/issues/12))');
  });

  it('escape their text', () => {
    expect(markdownLink('a [b] *c* `d` <e>\nf', 'https://example.org')).toBe('[a \\[b\\] \\*c\\* \\`d\\` \\<e\\> f](https://example.org)');
  });
});
