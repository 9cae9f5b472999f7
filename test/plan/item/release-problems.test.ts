import { describe, expect, it } from 'vitest';
import type { Issue } from '../../../src/model/issue.ts';
import { lines, planOf } from '../../support/memory/builders.ts';
import { A, keeping, messagesOf, remembered, saying } from './pair.ts';

const OWN = { number: 1, title: 'Kettle 3.1' };
const NEXT = { number: 2, title: '3.2' };
const IDEAS = { number: 7, title: 'Ideas' };

const file = lines('## Planned', '', '- B', `- ${A}`, '', '## Later');
const inLater = lines('## Planned', '', '- B', '', '## Later', '', `- ${A}`);
const inOwn = saying({}, { milestone: OWN });

describe('the release of an item whose issue was in the milestone of the roadmap’s release', () => {
  const told = (issue: Issue, text = file, change = {}) =>
    messagesOf(planOf(text, [issue], remembered(file, [inOwn], keeping(file)), { ...keeping(text), ...change }));

  it('changed in the issue’s text and by its milestone to different ones is told, and which one counts', () => {
    expect(told(saying({ fields: { release: '3.2' } }, { milestone: IDEAS }))).toEqual([
      'conflict 4: The release of “A” (#5) changed in the issue’s text to “3.2”, and its milestone to “Ideas”. The text wins.',
    ]);
  });

  it('changed in the issue’s text, while its milestone was taken away, is told', () => {
    expect(told(saying({ fields: { release: '3.2' } }, { milestone: null }))).toEqual([
      'conflict 4: The release of “A” (#5) changed in the issue’s text to “3.2”, and its milestone to none. The text wins.',
    ]);
  });

  it.each([
    ['in the issue’s text and by its milestone to the same', saying({ fields: { release: '3.2' } }, { milestone: NEXT }), file],
    ['in the issue’s text only', saying({ fields: { release: '3.2' } }, { milestone: OWN }), file],
    ['by the milestone only', saying({}, { milestone: NEXT }), file],
    ['by its place in the file only', inOwn, inLater],
    ['by its place and its milestone to the same', saying({}, { milestone: null }), inLater],
  ])('changed %s is no doubt', (_, issue, text) => {
    expect(told(issue, text)).toEqual([]);
  });

  it('changed by its place in the file and by its milestone to different ones is told, and which one counts', () => {
    expect(told(saying({}, { milestone: IDEAS }), inLater)).toEqual([
      'conflict 7: The milestone of “A” (#5) changed on both sides: none in the file, “Ideas” on the issue. The issue wins.',
    ]);
  });

  it('changed by its field and by its milestone to different ones is told once, as a conflict of the field', () => {
    expect(told(saying({}, { milestone: IDEAS }), file.replace(A, `${A}\n  - release: 3.2`))).toEqual([
      'conflict 4: The release of “A” (#5) changed on both sides: “3.2” in the file, “Ideas” in the issue. The file wins. If the issue is right, edit it again.',
    ]);
  });

  it('is no doubt where its milestone was deleted, and others took its issues', () => {
    expect(told(saying({ fields: { release: '3.2' } }, { milestone: IDEAS }), file, keeping(file, [1]))).toEqual([]);
  });

  it('is no doubt where milestones are not kept any more', () => {
    expect(told(saying({ fields: { release: '3.2' } }, { milestone: IDEAS }), file, { milestones: null })).toEqual([]);
  });

  it('is no doubt where the item is finished', () => {
    const finished = lines('## Planned', '', '- B', '', '## Done', '', `- ${A}`);
    expect(told(saying({ fields: { release: '3.2' } }, { milestone: IDEAS }), finished)).toEqual([]);
  });
});

describe('an issue whose milestone was never compared with the file', () => {
  const told = (issue: Issue, text = file, change = keeping(text)) =>
    messagesOf(planOf(text, [issue], remembered(text, [issue]), change)).filter((message) => !message.startsWith('two-releases'));
  const inIdeas = saying({}, { milestone: IDEAS });

  it('is told where it is in another one than its item', () => {
    expect(told(inIdeas)).toEqual([
      'sides-differ 4: “A” belongs to the milestone “Kettle 3.1” by the file, and its issue #5 is in “Ideas”: both are left as they are until one of them changes.',
    ]);
  });

  it('is told where it is in one, and its item belongs to none', () => {
    expect(told(inIdeas, inLater)).toEqual([
      'sides-differ 7: “A” belongs to the milestone none by the file, and its issue #5 is in “Ideas”: both are left as they are until one of them changes.',
    ]);
  });

  it('is told once', () => {
    const first = planOf(file, [inIdeas], remembered(file, [inIdeas]), keeping(file));
    expect(messagesOf(planOf(file, [inIdeas], { ...remembered(file, [inIdeas]), entries: first.entries }, keeping(file)))).toEqual([]);
  });

  it.each([
    ['in none', saying({}, { milestone: null }), file],
    ['in that of its item', saying({}, { milestone: OWN }), file],
    [
      'in another one, and its item names two releases',
      saying({ fields: { release: '3.2 and 3.3' } }, { milestone: IDEAS }),
      file.replace(A, `${A}\n  - release: 3.2 and 3.3`),
    ],
  ])('is not told where it is %s', (_, issue, text) => {
    expect(told(issue, text)).toEqual([]);
  });

  it('is not told where its item is finished, or where milestones are not kept', () => {
    const finished = lines('## Planned', '', '- B', '', '## Done', '', `- ${A}`);
    const closed = saying({}, { milestone: IDEAS, state: { open: false, reason: 'completed' } });
    expect(told(closed, finished)).toEqual([]);
    expect(told(inIdeas, file, { milestones: null })).toEqual([]);
  });
});
