import { describe, expect, it } from 'vitest';
import { goneText, previewMark, previewPage } from '../../src/report/preview-page.ts';

const ADDRESS = { server: 'https://github.test', repositories: ['acme/rocket'] };

describe('the mark of a preview', () => {
  it('ends no comment of HTML, whatever the path, and differs from path to path', () => {
    expect(previewMark('a-->b.md')).toBe('<!-- roadmap-sync preview a%2D%2D%3Eb.md -->');
    expect(previewMark('docs/ROADMAP.md')).not.toBe(previewMark('ROADMAP.md'));
  });
});

describe('a preview', () => {
  it('says nothing of a merge that changes nothing', () => {
    expect(previewPage({ is: 'untouched', commit: 'c' }, 'ROADMAP.md', ADDRESS)).toBeNull();
  });

  it('escapes a path that a stranger proposes', () => {
    expect(goneText('@mona/<b>.md', 'ROADMAP.md')).toContain('to @\u200bmona/\\<b\\>.md.');
  });
});
