import { describe, expect, it } from 'vitest';
import { parseConfig } from '../../../../src/config/config.ts';
import type { NewItem } from '../../../../src/model/plan.ts';
import { readRoadmap } from '../../../../src/roadmap/read/roadmap.ts';
import { editRoadmap, lines, linkTo, reading } from '../../reading.ts';

const NEW: NewItem = {
  ...{ markdown: 'N1', reads: 'N1', issue: 1, content: { fields: {}, notes: '', subItems: '' } },
  to: { at: 'new-section', title: 'Open bugs', role: 'open' },
};

function withMade(text: string, ...sections: string[]) {
  const options = { ...reading, rules: parseConfig(`sections: [${sections.join(', ')}]`, 'test').rules };
  const { text: after, refused } = editRoadmap(readRoadmap(text, options), { items: [], added: [NEW], lastUpdated: null }, options);
  return [after, refused];
}

describe('a section that is made where all items are headings', () => {
  const ofTitle = lines('# Mill', '', '## Sails', '', 'New cloth.', '', '## Stones', '', 'Dress them.');
  const ofSection = lines('# Mill', '', '## Work', '', '### Sails', '', 'New cloth.', '', '### Stones', '', 'Dress them.');

  it('has one where these are on its own level', () => {
    const made = lines('', '## Open bugs', '', `### N1 ${linkTo(1)}`);
    expect(withMade(ofTitle, '{ title: Mill, items: headings }')).toEqual([ofTitle + made, []]);
  });

  it('has a heading there, too, if it reads nothing else', () => {
    const made = lines('', '## Open bugs', '', `### N1 ${linkTo(1)}`);
    expect(withMade(ofTitle, '{ title: Mill, items: headings }', '{ title: Open bugs, items: headings }')).toEqual([ofTitle + made, []]);
  });

  it('has a heading where these are below its level', () => {
    const made = lines('', '## Open bugs', '', `### N1 ${linkTo(1)}`);
    expect(withMade(ofSection, '{ title: Work, items: headings }')).toEqual([ofSection + made, []]);
  });
});

describe('a section that is made where open items have boxes', () => {
  it('has one, too, if finished items are listed without', () => {
    const text = lines('# Mill', '', '## Work', '', '- [ ] Sails', '- [ ] Stones', '', '## Done', '', '- Roof', '- Wheel');
    const [after] = withMade(text, '{ title: Work, items: tasks }');
    expect(after).toContain(`## Open bugs\n\n- [ ] N1 ${linkTo(1)}\n`);
  });

  it('has one, too, beside boxes that GitHub shows as text', () => {
    const [after] = withMade(lines('# Mill', '', '## Work', '', '- [ ] Sails', '- [~] Stones'), '{ title: Work, items: [tasks, bullets] }');
    expect(after).toContain(`## Open bugs\n\n- [ ] N1 ${linkTo(1)}\n`);
  });
});
