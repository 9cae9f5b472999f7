import { describe, expect, it } from 'vitest';
import type { Entry, SideValues } from '../../../src/model/agreement.ts';
import { NO_ANSWERS } from '../../../src/plan/facts.ts';
import {
  formerTitles,
  halfSaid,
  type IssueSide,
  issueSeen,
  issueSide,
  roadmapSide,
  saidContent,
  titlesOf,
  withFields,
} from '../../../src/plan/item/two-sides.ts';
import { CONFIG, entryOf, issueOf, itemOf, lines } from '../../support/memory/builders.ts';
import { keeping, saying } from './pair.ts';

const TERMS = { config: CONFIG, milestones: null, answers: NO_ANSWERS };
const BASE: SideValues = { title: 'A', kind: 'feature', external: false, priority: null, open: true, assignees: [], content: {} };

function agreedOn(values: Partial<SideValues>, issue: Partial<SideValues> = values, change: Partial<Entry> = {}): Entry {
  return { ...entryOf(5, 'A', change), agreed: { roadmap: { ...BASE, ...values }, issue: { ...BASE, ...issue } } };
}

describe('what the file says of an item', () => {
  const before: SideValues = { ...BASE, kind: 'bug', external: true, milestone: 7 };
  const side = (text: string, was: SideValues | null = before) => roadmapSide(itemOf(text, 'A'), { ...TERMS, ...keeping(text) }, was);

  it('is its kind and whose project it is, while it is open', () => {
    expect(side(lines('## Planned', '', '- A'))).toMatchObject({ kind: 'feature', external: false });
    expect(side(lines('## Bugs', '', '- A (external)'), null)).toMatchObject({ kind: 'bug', external: true });
  });

  it('is what it was before, once it is finished, of what its section tells no more', () => {
    expect(side(lines('## Done', '', '- A'))).toMatchObject({ kind: 'bug', external: true, open: false });
    expect(side(lines('## Done', '', '- A'), null)).toMatchObject({ kind: 'feature', external: false });
  });

  it('is the kind that a field or its title tells, though it is finished', () => {
    expect(side(lines('## Done', '', '- A', '  - kind: feature')).kind).toBe('feature');
    expect(roadmapSide(itemOf(lines('## Done', '', '- feat: A'), 'feat: A'), TERMS, before).kind).toBe('feature');
  });

  it('is the milestone of its release while it is open, and that it was finished in afterwards', () => {
    expect(side(lines('## Planned', '', '- A')).milestone).toBe(1);
    expect(side(lines('## Planned', '', '- A', '  - release: 3.2')).milestone).toBe(2);
    expect(side(lines('## Done', '', '- A', '  - release: 3.2')).milestone).toBe(7);
    expect(side(lines('## Done', '', '- A'), null)).not.toHaveProperty('milestone');
  });

  it('is the milestone that it had, where its field names two releases', () => {
    expect(side(lines('## Planned', '', '- A', '  - release: 3.2 and 3.3')).milestone).toBe(7);
  });

  it('is no milestone where none are kept', () => {
    expect(roadmapSide(itemOf('- [ ] A\n'), TERMS, before)).not.toHaveProperty('milestone');
    expect(roadmapSide(itemOf('- [x] A\n'), TERMS, before)).not.toHaveProperty('milestone');
  });

  it('is whom its owners mean', () => {
    const text = lines('- [ ] A', '  - owner: Kim, @Bob, Ann');
    const config = { ...CONFIG, people: { kim: { name: 'Kim', login: 'Kim1' } } };
    expect(roadmapSide(itemOf(text), { config, milestones: null }, null).assignees).toEqual(['bob', 'kim1']);
    expect(roadmapSide(itemOf('- [ ] A\n'), { config, milestones: null }, null).assignees).toEqual([]);
  });
});

describe('what an issue says of its item', () => {
  const item = itemOf(lines('## Planned', '', '- A'));
  const side = (issue: ReturnType<typeof saying>, entry: Entry | null, doubt = {}, terms: Parameters<typeof issueSide>[3] = TERMS) =>
    issueSide({ ...issue, remembered: null }, item, entry, terms, Object.keys(doubt).length === 0 ? null : { state: null, title: null, body: null, ...doubt });

  it('is a priority by its label, where the text says what it said before', () => {
    const labels = ['roadmap', 'feature', 'priority: low'];
    expect(side(saying({}, { labels }), agreedOn({})).said.content).toEqual({ priority: 'low' });
    expect(side(saying({ fields: { priority: 'high' } }, { labels }), agreedOn({ content: { priority: 'high' }, priority: 'high' })).said.content).toEqual({
      priority: 'low',
    });
    expect(side(saying({ fields: { priority: 'high' } }), agreedOn({ content: { priority: 'high' }, priority: 'high' })).said.content).toEqual({});
  });

  it('is a priority by its text, where that has changed or the label has not', () => {
    const labels = ['roadmap', 'feature', 'priority: low'];
    expect(side(saying({ fields: { priority: 'high' } }, { labels }), agreedOn({})).said.content).toEqual({ priority: 'high' });
    expect(side(saying({ fields: { priority: 'soon' } }, { labels }), agreedOn({ content: { priority: 'soon' }, priority: 'low' })).said.content).toEqual({
      priority: 'soon',
    });
  });

  it('is owners, with who was assigned and without who was unassigned since', () => {
    const entry = agreedOn({ content: { owner: '@ann, Kim' }, assignees: ['ann'] });
    expect(side(saying({ fields: { owner: '@ann, Kim' } }, { assignees: ['Bob'] }), entry).said.content).toEqual({ owner: 'Kim, @bob' });
    expect(side(saying({ fields: { owner: '@ann, Kim' } }, { assignees: ['ann'] }), entry).said.content).toEqual({ owner: '@ann, Kim' });
    expect(side(saying({}, { assignees: [] }), agreedOn({}, {})).said.content).toEqual({});
  });

  it('is a release by its milestone, where that has changed and the text has not', () => {
    const kept = { ...TERMS, ...keeping('- [ ] A\n') };
    const ideas = { milestone: { number: 7, title: 'Ideas' } };
    const own = agreedOn({ milestone: 1 });
    expect(side(saying({}, ideas), own, {}, kept).said.content).toEqual({ release: 'Ideas' });
    expect(side(saying({}, { milestone: null }), own, {}, kept).said.content).toEqual({ release: 'later' });
    expect(side(saying({ fields: { release: '3.2' } }, ideas), own, {}, kept).said.content).toEqual({ release: '3.2' });
    expect(side(saying({}, ideas), agreedOn({ milestone: 7 }), {}, kept).said.content).toEqual({});
    expect(side(saying({}, ideas), agreedOn({}), {}, kept).said.content).toEqual({});
    expect(side(saying({}, ideas), own).said.content).toEqual({});
    expect(side(saying({}, { milestone: null }), own, {}, { ...TERMS, ...keeping('- [ ] A\n', [1]) }).said.content).toEqual({});
  });

  it('is what was agreed, where somebody deleted the managed part', () => {
    const { raw, said, text } = side(issueOf(5, 'A', { body: 'Mine.' }), agreedOn({ content: { status: 'open' } }));
    expect([raw.content, said.content, text]).toEqual([null, { status: 'open' }, null]);
  });

  it('is nothing of fields, where neither now nor then there was a managed part', () => {
    const issue = issueOf(5, 'A', { body: 'Mine.', labels: ['roadmap', 'feature', 'priority: low'] });
    expect(side(issue, agreedOn({}, { content: null })).said).toMatchObject({ content: null, priority: 'low' });
    expect(side(issue, null).said).toMatchObject({ content: null, priority: 'low' });
  });

  it('is what was remembered, where its body was not read', () => {
    const facts = { ...saying({}), body: null, remembered: { content: { status: 'open' } } };
    expect(issueSide(facts, item, agreedOn({}), TERMS, null)).toMatchObject({ raw: { content: { status: 'open' } }, text: null });
  });

  it('is the kind that its text says, where the labels say what they said before', () => {
    const issue = saying({});
    const bug = { ...issue, body: issue.body.replace('<sub>', '**Kind:** bug\n\n<sub>') };
    expect(side(bug, agreedOn({})).said.kind).toBe('bug');
    expect(side(bug, agreedOn({ kind: 'bug' })).said.kind).toBe('feature');
    expect(side(bug, agreedOn({}), { body: 'eve' }).said.kind).toBe('feature');
    expect(side(issue, agreedOn({})).said.kind).toBe('feature');
  });

  it('is what was agreed, of what somebody changed who may not', () => {
    const issue = saying({ fields: { status: 'spam' } }, { title: 'Spam', state: { open: false, reason: 'completed' } });
    const entry = agreedOn({ content: { status: 'open' } });
    const values = (doubt: object) => {
      const { title, open, content } = side(issue, entry, doubt).raw;
      return [title, open, content?.['status']];
    };
    expect(values({})).toEqual(['Spam', false, 'spam']);
    expect(values({ title: 'eve' })).toEqual(['A', false, 'spam']);
    expect(values({ state: 'eve' })).toEqual(['Spam', true, 'spam']);
    expect(values({ body: 'eve' })).toEqual(['Spam', false, 'open']);
  });
});

describe('what only half of an issue says', () => {
  const half = (raw: Partial<SideValues>, said: Partial<SideValues>): string[] =>
    halfSaid({ raw: { ...BASE, ...raw }, said: { ...BASE, ...said }, text: null, opening: null } satisfies IssueSide);

  it.each<[string, Partial<SideValues>, Partial<SideValues>, string[]]>([
    ['a field that a label says', {}, { content: { priority: 'low' } }, ['priority']],
    ['a field that the text says still', { content: { owner: 'ann' } }, { content: {} }, ['owner']],
    ['a field that both say otherwise', { content: { owner: 'ann' } }, { content: { owner: 'ann, @bob' } }, ['owner']],
    ['a kind that the text says', {}, { kind: 'bug' }, ['kind']],
    ['nothing', { content: { owner: 'ann' } }, { content: { owner: 'ann' } }, []],
    ['nothing of a text that is gone', { content: null }, { content: { owner: 'ann' } }, []],
    ['only the kind of an issue that has no text', { content: null }, { content: null, kind: 'bug' }, ['kind']],
  ])('is %s', (_, raw, said, fields) => {
    expect(half(raw, said)).toEqual(fields);
  });
});

describe('the content that an issue says', () => {
  const text = issueSide(
    { ...saying({ fields: { status: '**late**', owner: 'ann' }, notes: 'A note.', subItems: '- [ ] one' }), remembered: null },
    itemOf('- [ ] A\n'),
    null,
    TERMS,
    null,
  );

  it('is its Markdown as it is written, and what labels and assignees say beside it', () => {
    const content = { ...text.said.content, owner: 'ann, @bob', priority: 'low' };
    expect(saidContent({ ...text, said: { ...text.said, content } })).toEqual({
      ...{ fields: { owner: 'ann, @bob', status: '**late**', priority: 'low' }, notes: 'A note.', subItems: '- [ ] one' },
    });
  });

  it('is without fields that it says no more', () => {
    expect(saidContent({ ...text, said: { ...text.said, content: {} } }).fields).toEqual({});
  });

  it('is what is said without any text, where it has none', () => {
    const side = { raw: { ...BASE, content: null }, text: null, opening: null };
    expect(saidContent({ ...side, said: { ...BASE, content: { status: 'open' } } })).toEqual({ fields: { status: 'open' }, notes: '', subItems: '' });
    expect(saidContent({ ...side, said: { ...BASE, content: null } })).toEqual({ fields: {}, notes: '', subItems: '' });
  });
});

describe('the titles of an item', () => {
  it('are the one it has, and those it had', () => {
    const entry = agreedOn({ title: 'B' }, {}, { former: ['D'] });
    expect(titlesOf('C', entry)).toEqual(['C', 'B', 'A', 'D']);
    expect(titlesOf('C', null)).toEqual(['C']);
  });

  it('that it had are remembered once each, up to the last five', () => {
    const entry = agreedOn({ title: 'T6' }, {}, { former: ['T1', 'T2', 'T3', 'T4', 'T5'] });
    expect(formerTitles({ ...entry, seen: { ...entry.seen, itemTitle: 'T6' } }, 'New')).toEqual(['T2', 'T3', 'T4', 'T5', 'T6']);
    expect(formerTitles({ ...entry, former: ['T1'] }, 'T1')).toEqual(['T6', 'A']);
    expect(formerTitles({ ...entry, former: ['T  1'] }, 'T 1')).toEqual(['T6', 'A']);
    expect(formerTitles(null, 'T1')).toEqual([]);
  });
});

describe('a side with some fields of another', () => {
  const one: SideValues = { ...BASE, milestone: 1, content: { owner: 'ann', 'sub-items': '- [ ] a', 'tick: a': '[ ]' } };
  const other: SideValues = {
    ...{ title: 'B', kind: 'bug', external: true, priority: 'low', open: false, assignees: ['bob'], milestone: 2 },
    content: { owner: '@bob', status: 'late', 'sub-items': '- [ ] b', 'tick: b': '[x]', notes: 'n' },
  };

  it.each([
    ['title', { title: 'B' }],
    ['kind', { kind: 'bug' }],
    ['external', { external: true }],
    ['state', { open: false }],
    ['priority', { priority: 'low' }],
    ['release', { milestone: 2 }],
    ['owner', { assignees: ['bob'], content: { ...one.content, owner: '@bob' } }],
    ['status', { content: { ...one.content, status: 'late' } }],
    ['tick: a', { content: { owner: 'ann', 'sub-items': '- [ ] a' } }],
    ['sub-items', { content: { owner: 'ann', 'sub-items': '- [ ] b', 'tick: b': '[x]' } }],
  ])('takes its %s, with what belongs to that, and nothing else', (field, change) => {
    expect(withFields(one, other, [field])).toEqual({ ...one, ...change });
  });

  it('has the milestone of neither where that one has none', () => {
    const { milestone: _, ...none } = other;
    expect(withFields(one, none, ['release'])).not.toHaveProperty('milestone');
    expect(withFields(none, one, [])).not.toHaveProperty('milestone');
  });

  it('has a managed part where one of both has one', () => {
    const bare = { ...one, content: null };
    expect(withFields(bare, { ...other, content: null }, ['sub-items']).content).toBeNull();
    expect(withFields(bare, other, ['status']).content).toEqual({ status: 'late' });
    expect(withFields(one, bare, ['owner', 'sub-items']).content).toEqual({});
  });
});

describe('an issue as it counts', () => {
  const entry = entryOf(5, 'A');

  it('is as it was read, unless it was seen later', () => {
    const at = (updatedAt: string) => issueSeen(issueOf(5, 'Now', { updatedAt }), entry)?.title;
    expect([at('2026-03-01T09:59:59Z'), at('2026-03-01T10:00:00Z'), at('2026-03-01T10:00:01Z')]).toEqual(['A', 'Now', 'Now']);
    expect(issueSeen(issueOf(5, 'Now'), null)).toMatchObject({ title: 'Now', remembered: null });
  });

  it('is as it was seen where it was not read, without its body', () => {
    const seen = { ...entry.seen, content: { status: 'open' } };
    expect(issueSeen(undefined, { ...entry, seen })).toMatchObject({ title: 'A', body: null, remembered: { content: { status: 'open' } } });
    expect(issueSeen(undefined, null)).toBeNull();
  });
});
