import { describe, expect, it } from 'vitest';
import { defaultRepository, repositoryAt } from '../../src/cli/origin.ts';

const GITHUB = 'https://github.com';

describe('the repository of a remote', () => {
  it.each([
    'https://github.com/acme/rocket',
    'https://github.com/acme/rocket.git',
    'https://rosa@github.com/acme/rocket.git/',
    'git@github.com:acme/rocket.git',
    'git@github.com:/acme/rocket',
    'github.com:acme/rocket.git',
    'ssh://git@github.com/acme/rocket.git',
    'ssh://git@ssh.github.com:443/acme/rocket.git',
    'git://github.com/acme/rocket.git',
  ])('is read from %s', (url) => {
    expect(repositoryAt(url, GITHUB)).toBe('acme/rocket');
  });

  it('may be on another server, where that is the one in use', () => {
    expect(repositoryAt('git@git.acme.test:tools/rocket.js.git', 'https://git.acme.test')).toBe('tools/rocket.js');
  });

  it.each([
    ['git@gitlab.com:acme/rocket.git', '`origin` of this clone is at gitlab.com, not at github.com. Name the repository: --repo owner/name.'],
    ['/srv/rocket.git', '`origin` of this clone is at a local path, not at github.com. Name the repository: --repo owner/name.'],
    ['https://github.com/rocket', '`origin` of this clone names no repository at github.com. Name the repository: --repo owner/name.'],
  ])('is not read from %s', (url, sentence) => {
    expect(() => repositoryAt(url, GITHUB)).toThrow(sentence);
  });
});

describe('the repository that nobody named', () => {
  const origin = () => 'git@github.com:acme/clone.git';

  it('is that of the workflow, else that of the clone', () => {
    expect(defaultRepository('plan', { GITHUB_REPOSITORY: 'acme/rocket' }, origin)).toEqual({ repository: 'acme/rocket', source: 'GITHUB_REPOSITORY' });
    expect(defaultRepository('plan', {}, origin)).toEqual({ repository: 'acme/clone', source: '`origin`' });
  });

  it('is missing outside of both', () => {
    expect(() => defaultRepository('plan', {}, () => null)).toThrow('--repo owner/name is missing.');
  });
});
