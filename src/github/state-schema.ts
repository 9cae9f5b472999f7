import * as v from 'valibot';
import type { Entry } from '../model/agreement.ts';
import type { PathState } from '../model/baseline.ts';
import { KINDS, PRIORITIES } from '../model/roadmap.ts';
import { isTime } from '../model/time.ts';

const time = v.pipe(
  v.string(),
  v.check((text: string) => isTime(text)),
);
const number = v.pipe(v.number(), v.integer(), v.minValue(1));
const texts = v.array(v.string());
const content = v.nullable(v.record(v.string(), v.string()));
const milestoneRef = v.object({ number, title: v.string() });

const issueState = v.variant('open', [
  v.object({ open: v.literal(true) }),
  v.object({ open: v.literal(false), reason: v.picklist(['completed', 'not_planned', 'duplicate']) }),
]);

const side = v.object({
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
  itemTitle: v.string(),
});

const neighbours = v.array(v.union([v.number(), v.string()]));

const place = v.object({
  headings: texts,
  previous: neighbours,
  next: neighbours,
  externalMark: v.boolean(),
  gap: v.nullable(v.number()),
  status: v.nullable(v.string()),
});

/** The entry of one item and its issue. */
export const EntrySchema = v.object({
  path: v.string(),
  key: v.string(),
  number,
  linked: v.boolean(),
  agreed: v.object({ roadmap: side, issue: side }),
  seen,
  former: texts,
  ours: v.boolean(),
  removed: v.boolean(),
  aside: v.exactOptional(v.boolean()),
  refused: v.exactOptional(v.object({ at: v.string(), state: v.nullable(v.string()), title: v.nullable(v.string()), body: v.nullable(v.string()) })),
  place,
});

const noIssue = v.union([v.object({ is: v.picklist(['pull-request', 'deleted', 'hidden']) }), v.object({ is: v.literal('moved'), to: v.string() })]);

const published = v.object({
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
    }),
  ),
  timeline: v.array(v.object({ label: v.string(), until: v.string(), written: v.string() })),
  subject: v.string(),
  markdown: v.string(),
  text: v.string(),
  pending: v.object({ comment: v.boolean(), wiki: v.boolean() }),
});

/** What cannot be read is learnt again from the next list, so damage here loses nothing else. */
const keptLabels = v.fallback(
  v.record(v.string(), v.object({ id: v.nullable(number), name: v.string(), configured: v.string(), former: v.exactOptional(texts) })),
  {},
);

/** The data of one roadmap, apart from its entries. */
export const PathSchema = v.object({
  blob: v.string(),
  syncedAt: time,
  startedAt: time,
  noIssues: v.exactOptional(v.record(v.string(), noIssue)),
  unfinished: v.exactOptional(v.array(number)),
  labels: v.exactOptional(keptLabels),
  milestones: v.exactOptional(v.object({ release: v.string(), number, due: v.nullable(v.string()), known: v.array(milestoneRef) })),
  published: v.exactOptional(published),
});

/** A claim. Of its operations only `kind` is checked: the rest has the form of the release that wrote it. */
export const ClaimSchema = v.object({
  id: v.string(),
  at: time,
  until: time,
  path: v.string(),
  operations: v.array(v.looseObject({ kind: v.string() })),
  allowed: v.exactOptional(texts),
});

/** The whole state. Paths and entries are checked one by one afterwards, so that damage to one loses only that one. */
export const StateSchema = v.object({
  version: v.literal(1),
  repository: v.number(),
  claim: v.optional(v.nullable(ClaimSchema), null),
  paths: v.record(v.string(), v.unknown()),
  entries: v.array(v.unknown()),
  createdAt: v.optional(v.array(time), []),
  deadClaims: v.optional(v.array(ClaimSchema), []),
});

/** This function and the next do nothing at run time. They make the compiler fail if a schema differs from the model's type. */
export function entryOf(value: v.InferOutput<typeof EntrySchema>): Entry {
  return value;
}

export function pathOf(value: v.InferOutput<typeof PathSchema>): PathState {
  return value;
}
