import * as v from 'valibot';
import { KINDS, PRIORITIES } from '../model/roadmap.ts';
import { TEXT_BOXES } from '../model/shapes.ts';
import { isTime } from '../model/time.ts';

/** ISO 8601. */
export const time = v.pipe(
  v.string(),
  v.check((text: string) => isTime(text)),
);
export const number = v.pipe(v.number(), v.integer(), v.minValue(1));
export const texts = v.array(v.string());
/** An open box with the white space behind it; empty: none. It is written into the file. */
export const openBoxText = v.pipe(v.string(), v.regex(/^(?:\[[ ~-]\][ \t]{1,20})?$/));
/** The same for a box that an item gets, which may be ticked. */
export const boxText = v.pipe(v.string(), v.regex(/^(?:\[[ xX~-]\][ \t]{1,20})?$/));
/** Bars, white space and widths, by which a row is written into the file. */
export const rowFormText = v.pipe(v.string(), v.regex(/^[ \t|\d]{1,2000}$/));
/** Words that are written into the file, on one line. */
const openWord = v.exactOptional(v.pipe(v.string(), v.regex(/^[^\r\n]{1,200}$/)));
export const openWordTexts = { start: openWord, title: openWord };
const content = v.nullable(v.record(v.string(), v.string()));
export const milestoneRef = v.object({ number, title: v.string() });

const issueState = v.variant('open', [
  v.object({ open: v.literal(true) }),
  v.object({ open: v.literal(false), reason: v.picklist(['completed', 'not_planned', 'duplicate']) }),
]);

export const sideSchema = v.object({
  title: v.string(),
  kind: v.picklist(KINDS),
  external: v.boolean(),
  priority: v.nullable(v.picklist(PRIORITIES)),
  open: v.boolean(),
  assignees: texts,
  milestone: v.exactOptional(v.nullable(v.union([number, v.string()]))),
  content,
});

const seen = v.object({
  updatedAt: v.string(),
  labels: texts,
  state: issueState,
  title: v.string(),
  assignees: texts,
  milestone: v.exactOptional(v.nullable(milestoneRef)),
  content,
  digest: v.exactOptional(v.string()),
  titleLinks: v.exactOptional(v.string()),
  itemTitle: v.string(),
});

const neighbours = v.array(v.union([v.number(), v.string()]));

export const placeSchema = v.object({
  headings: texts,
  previous: neighbours,
  next: neighbours,
  externalMark: v.boolean(),
  gap: v.nullable(v.number()),
  status: v.nullable(v.string()),
  openWords: v.exactOptional(v.object(openWordTexts)),
  textBox: v.exactOptional(v.picklist(TEXT_BOXES)),
  box: v.exactOptional(openBoxText),
  row: v.exactOptional(rowFormText),
  around: v.exactOptional(
    v.object({
      above: v.exactOptional(v.nullable(v.string())),
      below: v.exactOptional(v.nullable(v.string())),
      before: v.string(),
      after: v.string(),
      lead: v.string(),
      further: v.exactOptional(number),
    }),
  ),
});

/** The entry of one item and its issue. */
export const EntrySchema = v.object({
  path: v.string(),
  key: v.string(),
  number,
  linked: v.boolean(),
  agreed: v.object({ roadmap: sideSchema, issue: sideSchema }),
  seen,
  former: texts,
  ours: v.boolean(),
  removed: v.boolean(),
  aside: v.exactOptional(v.boolean()),
  madeSection: v.exactOptional(v.string()),
  refused: v.exactOptional(
    v.object({
      at: v.string(),
      state: v.nullable(v.string()),
      title: v.nullable(v.string()),
      body: v.nullable(v.string()),
      vouched: v.exactOptional(texts),
    }),
  ),
  place: placeSchema,
});

export const publishedSchema = v.object({
  date: v.string(),
  release: v.nullable(v.string()),
  items: v.array(
    v.object({
      issue: v.nullable(number),
      title: v.string(),
      state: v.picklist(['open', 'done', 'dropped']),
      priority: v.nullable(v.picklist(PRIORITIES)),
      status: v.string(),
      release: v.string(),
      updates: v.number(),
      kind: v.exactOptional(v.picklist(KINDS)),
      external: v.exactOptional(v.literal(true)),
      owner: v.exactOptional(v.string()),
      prognosis: v.exactOptional(v.string()),
      blockerSince: v.exactOptional(v.string()),
    }),
  ),
  timeline: v.array(v.object({ label: v.string(), until: v.string(), written: v.string() })),
  after: v.exactOptional(v.string()),
  released: v.exactOptional(v.object({ title: v.string(), date: v.string() })),
  subject: v.string(),
  markdown: v.string(),
  text: v.string(),
  pending: v.object({ comment: v.boolean(), wiki: v.boolean(), milestone: v.exactOptional(milestoneRef) }),
  feed: v.exactOptional(
    v.object({
      id: v.string(),
      entries: v.array(v.object({ id: v.string(), date: v.string(), title: v.string(), summary: v.string(), link: v.string() })),
    }),
  ),
});
