import * as v from 'valibot';
import { FIELD_KEYS } from '../model/roadmap.ts';
import { TEXT_BOXES } from '../model/shapes.ts';
import { boxText, EntrySchema, openBoxText, openWordTexts, placeSchema, publishedSchema, rowFormText, sideSchema } from './entry-schema.ts';

const number = v.pipe(v.number(), v.integer());
const issue = v.pipe(number, v.minValue(1));
const texts = v.array(v.string());
const field = v.picklist(FIELD_KEYS);
const reason = v.picklist(['completed', 'not_planned', 'duplicate']);
const role = v.picklist(['open', 'done', 'resolved', 'dropped', 'never', 'none']);
/** What almost every operation names: a line of the file, an issue, and a title for messages. */
const atLine = { line: number, title: v.string() };
const madeSection = v.exactOptional(v.string());
const ofIssue = { ...atLine, issue };

const newSection = v.object({ at: v.literal('new-section'), title: v.string(), role, chapter: v.exactOptional(number) });

const back = v.object({
  before: v.nullable(v.string()),
  after: v.nullable(v.string()),
  lead: v.string(),
  further: v.exactOptional(number),
  nextLead: v.exactOptional(v.string()),
  nextFurther: v.exactOptional(number),
});

const destination = v.variant('at', [
  v.object({ at: v.literal('end'), section: v.nullable(number) }),
  v.object({ at: v.picklist(['after', 'before']), line: number, section: v.nullable(number), gap: v.nullable(number), back: v.exactOptional(back) }),
  v.object({ at: v.literal('below'), text: v.string(), nth: number, section: v.nullable(number), back }),
  newSection,
]);

const edit = v.variant('edit', [
  v.object({ edit: v.literal('link'), issue }),
  v.object({ edit: v.literal('rename-link') }),
  v.object({ edit: v.literal('tick'), ticked: v.boolean(), textBox: v.exactOptional(v.picklist(TEXT_BOXES)) }),
  v.object({ edit: v.literal('strike'), struck: v.boolean() }),
  v.object({ edit: v.literal('set-field'), key: field, value: v.string() }),
  v.object({ edit: v.literal('remove-field'), key: field }),
  v.object({
    edit: v.literal('set-status'),
    state: v.picklist(['open', 'done', 'dropped']),
    text: v.string(),
    where: v.picklist(['start', 'title', 'cell', 'field']),
  }),
  v.object({ edit: v.literal('set-open-words'), ...openWordTexts }),
  v.object({
    edit: v.literal('set-title'),
    markdown: v.string(),
    reads: v.string(),
    marksGone: v.exactOptional(v.array(v.string())),
    number: v.exactOptional(v.string()),
  }),
  v.object({
    edit: v.literal('set-notes'),
    markdown: v.string(),
    below: v.exactOptional(v.literal(true)),
    cells: v.exactOptional(v.array(v.object({ column: number, text: v.string() }))),
  }),
  v.object({ edit: v.literal('set-sub-items'), markdown: v.string() }),
  v.object({ edit: v.literal('mark-external') }),
  v.object({ edit: v.literal('unmark-external') }),
  v.object({ edit: v.literal('move'), to: destination, box: v.exactOptional(boxText), row: v.exactOptional(rowFormText) }),
]);

const edits = v.array(edit);

const content = v.object({
  fields: v.record(v.picklist(FIELD_KEYS.filter((key) => key !== 'kind')), v.string()),
  notes: v.string(),
  subItems: v.string(),
  footnotes: v.exactOptional(v.string()),
});

const newItem = v.object({
  markdown: v.string(),
  reads: v.string(),
  issue,
  kind: v.exactOptional(v.picklist(['bug', 'feature'])),
  content,
  openWords: v.exactOptional(v.object(openWordTexts)),
  to: v.variant('at', [v.object({ at: v.literal('end'), section: v.nullable(number) }), newSection]),
});

const changes = v.object({
  title: v.nullable(v.string()),
  managed: v.nullable(v.string()),
  addLabels: texts,
  removeLabels: texts,
  addAssignees: texts,
  removeAssignees: texts,
  milestone: v.nullable(v.object({ to: v.nullable(v.string()) })),
});

const label = v.object({ name: v.string(), color: v.string(), description: v.string() });

/** An operation of a claim, as it is written down before it is carried out. */
export const OperationSchema = v.variant('kind', [
  v.object({ kind: v.literal('create-label'), label }),
  v.object({ kind: v.literal('create-milestone'), ...atLine, due: v.nullable(v.string()) }),
  v.object({ kind: v.literal('set-due-date'), ...atLine, milestone: issue, due: v.string() }),
  v.object({
    kind: v.literal('create-issue'),
    ...atLine,
    key: v.string(),
    body: v.string(),
    labels: texts,
    assignees: texts,
    milestone: v.nullable(v.string()),
    values: sideSchema,
    place: placeSchema,
  }),
  v.object({ kind: v.literal('link-item'), ...ofIssue, adopts: v.exactOptional(v.literal(true)), renames: v.exactOptional(v.literal(true)) }),
  v.object({ kind: v.literal('update-issue'), ...ofIssue, changes, fields: texts, waiting: texts, values: sideSchema }),
  v.object({ kind: v.literal('relabel-issue'), ...ofIssue, line: v.nullable(number), before: texts, addLabels: texts, removeLabels: texts }),
  v.object({ kind: v.literal('change-item'), ...ofIssue, edits, fields: texts, values: sideSchema, half: texts, leaves: madeSection }),
  v.object({ kind: v.literal('add-item'), ...ofIssue, line: v.nullable(number), item: newItem, entry: EntrySchema }),
  v.object({ kind: v.literal('close-item'), ...ofIssue, reason, edits, madeSection, leaves: madeSection, leftBox: v.exactOptional(openBoxText) }),
  v.object({ kind: v.literal('reopen-item'), ...ofIssue, edits, madeSection }),
  v.object({ kind: v.literal('close-issue'), ...ofIssue, line: v.nullable(number), reason, managed: v.nullable(v.string()) }),
  v.object({ kind: v.literal('reopen-issue'), ...ofIssue }),
  v.object({ kind: v.literal('set-last-updated'), line: number, date: v.string() }),
  v.object({ kind: v.literal('move-mark'), ...atLine, to: number }),
  v.object({
    kind: v.literal('publish-update'),
    line: v.nullable(number),
    title: v.string(),
    removed: v.array(v.object({ line: number, issue: v.nullable(issue) })),
    left: v.exactOptional(texts),
    clearNote: v.boolean(),
    file: v.nullable(v.string()),
    beside: v.exactOptional(v.array(v.object({ path: v.string(), text: v.string(), replaces: v.string() }))),
    update: publishedSchema,
    opens: v.exactOptional(
      v.object({
        from: v.string(),
        to: v.string(),
        edits: v.array(v.object({ line: number, edits })),
        released: v.exactOptional(v.object({ section: v.string(), lines: v.array(number) })),
      }),
    ),
  }),
  v.object({ kind: v.literal('draw-chart'), title: v.string(), path: v.string() }),
  v.object({ kind: v.literal('post-update'), to: issue, title: v.string(), date: v.string(), body: v.string() }),
  v.object({ kind: v.literal('close-milestone'), milestone: issue, title: v.string() }),
  v.object({ kind: v.literal('mirror-update'), page: v.string(), title: v.string(), date: v.string(), body: v.string() }),
]);
