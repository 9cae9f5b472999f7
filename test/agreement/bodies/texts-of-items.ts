import fc from 'fast-check';

/** Parts of an item's text in all forms. Each note has words of its own, so that one of them can be changed. */
const BLOCKS = [
  'A plain note about tides.',
  'Two lines of prose\nabout the harbour.',
  '- a bullet on ropes\n- another on sails',
  '* a starred bullet on masts',
  '+ a plus bullet on knots',
  '1. first step ashore\n2. second step aboard',
  '- [ ] a task with oars\n- [x] a task with anchors',
  '- group of tasks\n  - [ ] inner task on buoys\n  - inner note on buoys',
  '- owner: rosa',
  'Status: waits for wind',
  '**Priority:** high',
  '**Owner:** rosa\n**Status:** afloat',
  '- status: drifts\n- a note beside it on fog',
  'Goal: reach the shore\nRelease: spring',
  '> quoted words on gulls',
  '> quoted\n> status: quoted field',
  '```\nowner: in code\n- [ ] in code\n# no heading\n```',
  '    indented code: lanterns',
  '| Port | Owner |\n|---|---|\n| Nord | rosa |',
  '<!-- a comment on tar -->',
  '<details><summary>More on nets</summary>\n\nHidden words.\n\n</details>',
  '***',
  'Steps:\n\n- cast off\n- priority: low',
  '- a loose bullet on cargo\n\n  with a second paragraph on crates\n\n- and one more on barrels',
  'Acceptance criteria:\n\n- [ ] a criterion on speed',
];

const HEADINGS = ['#### Phase of rigging', '##### Details of rigging', '#### Notes: rigging ####', 'Owner: setext\n---'];

const blocks = (withHeadings: boolean) =>
  fc.array(fc.oneof({ weight: 5, arbitrary: fc.constantFrom(...BLOCKS) }, { weight: withHeadings ? 2 : 0, arbitrary: fc.constantFrom(...HEADINGS) }), {
    minLength: 1,
    maxLength: 7,
  });

/** How an item is written, and the lines below its title. */
export interface WrittenItem {
  readonly text: string;
  readonly config: string | null;
}

const indented = (text: string, by: number) => text.replace(/^(?=.)/gm, ' '.repeat(by));

export const HEADING_ITEMS = 'sections:\n  - title: Planned work\n    items: headings\n';

/** Roadmaps of two items, the first of which has a text of any parts. */
export const writtenItems: fc.Arbitrary<WrittenItem> = fc.oneof(
  blocks(true).map((parts) => ({
    text: `# R\n\n## Planned work\n\n### Bring it home\n\n${parts.join('\n\n')}\n\n### Another thing\n\nOwner: jon\n\nText of it.\n`,
    config: HEADING_ITEMS,
  })),
  fc
    .record({ parts: blocks(true), marker: fc.constantFrom('- [ ]', '* [ ]', '-', '+'), first: fc.constantFrom('\n\n', '\n') })
    .map(({ parts, marker, first }) => ({
      text: `# R\n\n## Planned\n\n${marker} Bring it home${first}${indented(parts.join('\n\n'), 2)}\n\n${marker} Another thing\n`,
      config: null,
    })),
);
