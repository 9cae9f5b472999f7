import { beforeEach, describe, expect, it } from 'vitest';
import type { World } from '../../src/model/ports.ts';
import type { TestGitHub } from '../support/server/github.ts';
import { failure, ownWorld } from '../support/server/own-world.ts';
import { worldAt } from '../support/server/world.ts';

const own = ownWorld();
let github: TestGitHub;
let world: World;
beforeEach(() => {
  ({ github, world } = own());
});

describe('a file of the repository', () => {
  it('is read as text, null where there is none', async () => {
    await github.commit('docs/a.md', '\ufeffA\r\n');
    expect(await world.files.read('docs/a.md')).toBe('A\r\n');
    expect(await world.files.read('docs/b.md')).toBeNull();
  });

  it('with two byte-order marks is read without them, and keeps both', async () => {
    await github.commit('ROADMAP.md', '\ufeff\ufeff- [ ] A\r\n');
    const version = await world.file.read();
    expect(version).toMatchObject({ text: '- [ ] A\r\n', byteOrderMark: '\ufeff\ufeff' });
    if (version !== null) await world.file.write({ ...version, text: '- [x] A\r\n', message: 'm' });
    expect(await github.text()).toBe('\ufeff\ufeff- [x] A\r\n');
    expect(await world.files.read('ROADMAP.md')).toBe('- [x] A\r\n');
  });

  it('over 1 MB is read, though its contents come without it', async () => {
    await github.commit('docs/long.md', '\ufeffLong\r\n');
    const there = await github.api<object>('GET', '/contents/docs/long.md');
    github.intercept = ({ path }) => (path === '/contents/docs/long.md' ? { status: 200, body: { ...there, content: '', encoding: 'none' } } : null);
    expect(await world.files.read('docs/long.md')).toBe('Long\r\n');
    expect(await worldAt(github, { path: 'docs/long.md' }).file.read()).toMatchObject({ text: 'Long\r\n', byteOrderMark: '\ufeff' });
  });

  it('that is none is told', async () => {
    await github.commit('docs/a.md', 'A\n');
    await github.commit('picture.png', new Uint8Array([0x89, 0xff]));
    expect(await failure(world.files.read('docs'))).toBe('docs in acme/rocket is a directory. Name a file.');
    expect(await failure(world.files.read('picture.png'))).toContain('picture.png is not UTF-8 text.');
  });

  it('has messages of its own commits', async () => {
    const since = new Date(Date.now() - 60_000).toISOString();
    await github.commit('docs/a.md', 'A\n', 'One');
    await github.commit('ROADMAP.md', '# New\n', 'Two');
    expect(await world.file.messages(since)).toEqual(['Two', 'Edit ROADMAP.md']);
    expect(await world.file.messages(since, 'docs/a.md')).toEqual(['One']);
    expect(await world.file.messages(since, 'docs/b.md')).toEqual([]);
  });
});

describe('a roadmap that is a symbolic link', () => {
  const TARGET = '# Roadmap\n\n- [ ] Whistle\n';
  const TOLD =
    'LINK.md in acme/rocket is a symbolic link to docs/ROADMAP.md. Name the file that it leads to in the input `roadmap`: through the link, the roadmap cannot be changed.';
  const at = (path: string) => worldAt(github, { path }).file;

  /** Somebody commits a link. */
  async function link(path: string, target: string): Promise<void> {
    type Made = { readonly sha: string };
    const [head] = await github.api<Made[]>('GET', '/commits');
    const { tree: base } = await github.api<{ tree: Made }>('GET', `/git/commits/${head?.sha}`);
    const tree = await github.api<Made>('POST', '/git/trees', { base_tree: base.sha, tree: [{ path, mode: '120000', type: 'blob', content: target }] });
    const made = await github.api<Made>('POST', '/git/commits', { message: 'Link', tree: tree.sha, parents: [head?.sha] });
    await github.api('PATCH', '/git/refs/heads/main', { sha: made.sha });
  }

  beforeEach(async () => {
    await github.commit('docs/ROADMAP.md', TARGET);
    await link('LINK.md', 'docs/ROADMAP.md');
  });

  /** What GitHub answers in place of the link, with the sha and the bytes of the link or of its target. */
  async function answered(sha: 'link' | 'target', bytes: 'link' | 'target'): Promise<void> {
    type Contents = { readonly sha: string; readonly content: string };
    const files = { link: await github.api<Contents>('GET', '/contents/LINK.md'), target: await github.api<Contents>('GET', '/contents/docs/ROADMAP.md') };
    files.link = { ...files.link, content: Buffer.from('docs/ROADMAP.md').toString('base64') };
    const body = { ...files.link, type: 'file', encoding: 'base64', sha: files[sha].sha, content: files[bytes].content };
    github.intercept = ({ method, path }) => {
      if (path !== '/contents/LINK.md') return null;
      return method === 'GET' ? { status: 200, body } : { status: 409, body: { message: `LINK.md does not match ${files[sha].sha}` } };
    };
  }

  it.each([
    ['link', 'target'],
    ['target', 'link'],
    ['link', 'link'],
  ] as const)('is named as such where it is read: the sha of the %s, the bytes of the %s', async (sha, bytes) => {
    await answered(sha, bytes);
    expect(await failure(at('LINK.md').read())).toBe(TOLD);
    expect(github.writes()).toEqual([]);
  });

  it('is named as such where only a write shows it', async () => {
    await answered('target', 'target');
    const file = at('LINK.md');
    const version = await file.read();
    expect(version?.text).toBe(TARGET);
    if (version !== null) expect(await failure(file.write({ ...version, text: '# New\n', message: 'Edit' }))).toBe(TOLD);
  });

  it('is named as such where the server says so', async () => {
    const body = { type: 'symlink', target: '../elsewhere/ROADMAP.md', name: 'LINK.md', path: 'LINK.md', sha: '0'.repeat(40), size: 23 };
    github.intercept = ({ path }) => (path === '/contents/LINK.md' ? { status: 200, body } : null);
    expect(await failure(at('LINK.md').read())).toBe(
      'LINK.md in acme/rocket is a symbolic link to ../elsewhere/ROADMAP.md, not a file. Name a Markdown file of this repository in the input `roadmap`.',
    );
  });

  it('is named as such where one of its folders is the link', async () => {
    await link('plans', 'docs');
    expect(await failure(at('plans/ROADMAP.md').read())).toContain('plans in acme/rocket is a symbolic link to docs, and plans/ROADMAP.md is below it.');
  });

  it('is no file that only looks like one', async () => {
    await github.commit('docs/word.md', 'Soon');
    expect(await at('docs/word.md').read()).toMatchObject({ text: 'Soon' });
    expect(await at('docs/nothing.md').read()).toBeNull();
  });

  it('is asked for nothing where a file is one', async () => {
    await at('docs/ROADMAP.md').read();
    expect(github.requests).toHaveLength(1);
  });
});
