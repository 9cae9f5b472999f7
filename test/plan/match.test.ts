import { describe, expect, it } from 'vitest';
import type { Baseline } from '../../src/model/baseline.ts';
import type { Issue } from '../../src/model/issue.ts';
import { managedPart } from '../../src/plan/issue/managed-part.ts';
import { match } from '../../src/plan/match.ts';
import { baselineOf, entryOf, issueOf, lines, link, problemsOf, roadmapOf, sourceAt } from '../support/memory/builders.ts';

function matching(text: string, baseline: Baseline | null = null, issues: readonly Issue[] = []) {
  const found = match(roadmapOf(text), baseline, new Map(issues.map((issue) => [issue.number, issue])));
  return {
    pairs: found.pairs.map(({ item, number, linked }) => `${item.title} #${number}${linked ? '' : ' unlinked'}`),
    fresh: found.fresh.map(({ title }) => title),
    gone: found.withoutItem.filter(({ missing }) => missing).map(({ entry }) => entry.number),
    problems: problemsOf(found),
    messages: found.problems.map(({ message }) => message),
  };
}

/** An issue with the marker of an item. */
function marked(number: number, title: string, key = 'c.0', path = 'ROADMAP.md'): Issue {
  return issueOf(number, title, {
    body: managedPart({ title: 'x', content: { fields: {}, notes: '', subItems: '' }, removed: false }, { key, path }, sourceAt(path)),
  });
}

describe('which issue is an item’s', () => {
  it('the linked one, in the order of the file', () => {
    expect(matching(lines(`- [ ] A ${link(7)}`, `- [ ] B ${link(3)}`))).toMatchObject({ pairs: ['A #7', 'B #3'], fresh: [], gone: [] });
  });

  it('none yet for open items without a link; done and dropped ones get none', () => {
    expect(matching(lines('- [ ] A', '- [x] B', '- [ ] ~~C~~', '', '## Done', '', '- D'))).toMatchObject({ pairs: [], fresh: ['A'] });
  });

  it('none for sub-items, linked or not', () => {
    expect(matching(lines(`- [ ] A ${link(1)}`, '  - [ ] B', `  - [ ] C ${link(2)}`))).toMatchObject({ pairs: ['A #1'], fresh: [] });
  });

  it('none where two links stand at the end', () => {
    expect(matching(lines(`- [ ] A ${link(1)} ${link(2)}`))).toMatchObject({ pairs: [], fresh: [] });
  });
});

describe('a copied link', () => {
  it('stays the first item’s; the copy is reported and left alone', () => {
    const found = matching(lines(`- [ ] A ${link(1)}`, '- [ ] B', `- [ ] Copy of A ${link(1)}`), baselineOf([entryOf(1, 'A')]));
    expect(found).toMatchObject({ pairs: ['A #1'], fresh: ['B'], gone: [], problems: ['copied-link 3'] });
    expect(found.messages).toEqual([
      '#1 is the issue of “A” on line 1: this copy of its link is left as it is. Remove the link to give “Copy of A” an issue of its own.',
    ]);
  });

  it('from another roadmap file is reported and left alone', () => {
    const found = matching(lines(`- [ ] A ${link(1)}`), baselineOf([entryOf(1, 'A', { path: 'docs/OTHER.md' })]));
    expect(found).toMatchObject({
      pairs: [],
      fresh: [],
      gone: [],
      messages: [
        '#1 belongs to docs/OTHER.md, where its item stands: “A” is left as it is. Remove the line there if the item moves here, or the link here if this is something else.',
      ],
    });
  });
});

describe('an item that lost its link', () => {
  it('is found by its title', () => {
    expect(matching(lines('- [ ] A', '- [ ] B'), baselineOf([entryOf(1, 'A')]))).toMatchObject({ pairs: ['A #1 unlinked'], fresh: ['B'], gone: [] });
  });

  it('is found by the issue’s title, and whatever the white space', () => {
    const entry = entryOf(1, 'A');
    const renamed = { ...entry, agreed: { ...entry.agreed, issue: { ...entry.agreed.issue, title: 'A  on GitHub' } } };
    expect(matching(lines('- [ ] A on', '  GitHub'), baselineOf([renamed])).pairs).toEqual(['A on GitHub #1 unlinked']);
  });

  it('is not found among issues whose link stands elsewhere', () => {
    expect(matching(lines(`- [ ] A2 ${link(1)}`, '- [ ] A'), baselineOf([entryOf(1, 'A')]))).toMatchObject({ pairs: ['A2 #1'], fresh: ['A'] });
  });

  it('is found, too, where its link stands in the file outside of an item', () => {
    const text = lines('- [ ] A', '', '## History', '', `A was once ${link(1)}.`, '', `- A ${link(1)}`);
    expect(matching(text, baselineOf([entryOf(1, 'A')])).pairs).toEqual(['A #1 unlinked']);
  });

  it('is found by the title that its issue was given meanwhile', () => {
    const found = matching(lines('- [ ] A', '- [ ]  Cafe\u0301  on GitHub', `- [ ] C ${link(3)}`), baselineOf([entryOf(1, 'B'), entryOf(3, 'C')]), [
      issueOf(1, 'Caf\u00e9 on  GitHub'),
    ]);
    expect(found).toMatchObject({ pairs: ['Cafe\u0301 on GitHub #1 unlinked', 'C #3'], fresh: ['A'], gone: [] });
  });

  it.each([
    ['two issues got that title', ['- [ ] X'], [issueOf(1, 'X'), issueOf(2, 'X')], [], 'tied-titles 1'],
    ['two items have it', ['- [ ] X', '', '---', '', '- [ ] X'], [issueOf(1, 'X')], [], 'tied-titles 1'],
    ['it was another item’s that lost its link', ['- [ ] B'], [issueOf(1, 'B')], [], 'tied-titles 1'],
    ['it differs in a word or a capital', ['- [ ] Xs', '- [ ] x'], [issueOf(1, 'X')], ['Xs', 'x'], undefined],
    ['the item is finished', ['- [x] X', '- [ ] ~~X~~'], [issueOf(1, 'X')], [], undefined],
    ['the issue’s own item stands there', [`- [ ] A ${link(1)}`, '- [ ] X'], [issueOf(1, 'X')], ['X'], undefined],
  ])('is not found so where %s', (_, text, issues, fresh, problem) => {
    const found = matching(lines(...text), baselineOf([entryOf(1, 'A'), entryOf(2, 'B')]), issues);
    expect(found.pairs.filter((pair) => pair.endsWith('unlinked'))).toEqual([]);
    expect([found.fresh, found.problems[0]]).toEqual([fresh, problem]);
  });

  it('is left to the item of the agreed title', () => {
    const found = matching(lines('- [ ] A', '- [ ] X'), baselineOf([entryOf(1, 'A')]), [issueOf(1, 'X')]);
    expect(found).toMatchObject({ pairs: ['A #1 unlinked'], fresh: ['X'] });
  });

  it('is not found among another file’s', () => {
    expect(matching(lines('- [ ] A'), baselineOf([entryOf(1, 'A', { path: 'B.md' })]))).toMatchObject({ pairs: [], fresh: ['A'] });
  });
});

describe('tied titles', () => {
  it('of two items and one issue are reported, and nothing is created', () => {
    const found = matching(lines('- [ ] A', '', '---', '', '- [ ] A'), baselineOf([entryOf(1, 'A')]));
    expect(found).toMatchObject({ pairs: [], fresh: [], problems: ['tied-titles 1', 'tied-titles 5'] });
    expect(found.messages[0]).toBe('“A” may belong to #1, but more than one item or issue has this title: write the link after the title of the right one.');
  });

  it('of one item and two issues are reported, and nothing is created', () => {
    const found = matching(lines('- [ ] A'), baselineOf([entryOf(1, 'A'), entryOf(2, 'A')]));
    expect(found).toMatchObject({ pairs: [], fresh: [], problems: ['tied-titles 1'] });
    expect(found.messages[0]).toContain('may belong to #1, #2');
  });

  it('of two new items are no tie: both are new, unless one is a copy', () => {
    expect(matching(lines('- [ ] A', '', '---', '', '- [ ] A')).fresh).toEqual(['A', 'A']);
    expect(matching(lines('- [ ] A', '- [ ] A'))).toMatchObject({ fresh: ['A'], problems: ['copied-link 2'] });
  });
});

describe('entries whose item is gone', () => {
  it('are kept, for the report', () => {
    expect(matching(lines(`- [ ] A ${link(1)}`), baselineOf([entryOf(1, 'A'), entryOf(2, 'B')])).gone).toEqual([2]);
  });
});

describe('without a baseline', () => {
  it('markers find the issues: nothing is created for an item whose marked issue exists', () => {
    expect(matching(lines('- [ ] A', '- [ ] B'), null, [marked(4, 'A')])).toMatchObject({ pairs: ['A #4 unlinked'], fresh: ['B'] });
  });

  it('a marker finds the issue of an item whose title was cut to 256 characters', () => {
    const title = `Start ${'word '.repeat(80)}end`;
    const issue = marked(4, `${title.slice(0, 255).trimEnd()}…`);
    expect(matching(lines(`- [ ] ${title}`), null, [issue])).toMatchObject({ pairs: [`${title} #4 unlinked`], fresh: [] });
  });

  it('an issue without a marker is not taken by its title alone', () => {
    expect(matching(lines('- [ ] A'), null, [issueOf(4, 'A', { body: '' })]).fresh).toEqual(['A']);
  });

  it('a marker for another file counts nothing', () => {
    expect(matching(lines('- [ ] A'), null, [marked(4, 'A', 'c.0', 'B.md')]).fresh).toEqual(['A']);
  });

  it('two marked issues of one title are a tie', () => {
    const found = matching(lines('- [ ] A'), null, [marked(4, 'A'), marked(5, 'A', 'c.1')]);
    expect(found).toMatchObject({ pairs: [], fresh: [], problems: ['tied-titles 1'] });
  });
});

describe('with a baseline', () => {
  it('a marker that no claim holds counts nothing', () => {
    expect(matching(lines('- [ ] A'), baselineOf([]), [marked(4, 'A', 'forged.0')]).fresh).toEqual(['A']);
  });
});
