import { describe, expect, it } from 'vitest';
import { findPage, pageFile, type WikiFile } from '../../../src/update/publish/wiki-page.ts';

const file = (path: string, mode = '100644'): WikiFile => ({ path, sha: `sha of ${path}`, mode });
const pathOf = (file: WikiFile | null) => file?.path ?? null;

describe('the file of a page', () => {
  it.each([
    ['Xen 4.3 Roadmap', 'Xen-4.3-Roadmap.md'],
    [' Roadmap ', 'Roadmap.md'],
    ['Fahrplan – später', 'Fahrplan-–-später.md'],
  ])('titled “%s” is %s', (title, path) => {
    expect(pageFile(title)).toBe(path);
  });

  it('that there cannot be is told in one short line of text', () => {
    const told = () => pageFile(`a\u0000\u202e\n/${'x'.repeat(300)}`);
    expect(told).toThrow(/cannot be the title of a wiki page/);
    expect(told).toThrow(/^[^\p{C}]{1,400}$/u);
  });
});

describe('the page that is there', () => {
  it.each([
    ['none of another name', ['Home.md', 'Roadmap.png'], null],
    ['the only one that is called so', ['plans/roadmap.markdown', 'Home.md'], 'plans/roadmap.markdown'],
    ['the one of exactly this name before others, behind them', ['plans/Roadmap.md', 'roadmap.md', 'Roadmap.md'], 'Roadmap.md'],
    ['and in front of them', ['Roadmap.md', 'plans/Roadmap.md'], 'Roadmap.md'],
  ])('is %s', (_, paths, found) => {
    const files = paths.map((path) => file(path));
    expect(pathOf(findPage(files, 'Roadmap.md'))).toBe(found);
  });

  it.each([
    ['Café.md'.normalize('NFD'), 'Café.md'.normalize('NFC')],
    ['Café.md'.normalize('NFC'), 'Café.md'.normalize('NFD')],
  ])('is the same, however its accents are encoded', (there, wanted) => {
    expect(pathOf(findPage([file(there)], wanted))).toBe(there);
  });

  it('is told without what a name may hide', () => {
    const name = `Roadmap\u202e.wiki`;
    expect(() => findPage([file(name)], 'Roadmap\u202e.md')).toThrow(/Roadmap�\.wiki/);
    expect(() => findPage([file('a\u0007/Roadmap.md'), file('b/Roadmap.md')], 'Roadmap.md')).toThrow(/a�\/Roadmap\.md, b\/Roadmap\.md/);
  });
});
