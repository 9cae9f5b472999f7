import * as v from 'valibot';
import type { Entry } from '../model/agreement.ts';
import type { Claim, PathState } from '../model/baseline.ts';
import { type EntrySchema, milestoneRef, number, publishedSchema, texts, time } from './entry-schema.ts';
import { OperationSchema } from './operation-schema.ts';

const noIssue = v.union([v.object({ is: v.picklist(['pull-request', 'deleted', 'hidden']) }), v.object({ is: v.literal('moved'), to: v.string() })]);

/** What cannot be read is learnt again from the next list, so damage here loses nothing else. */
const keptLabels = v.fallback(
  v.record(v.string(), v.object({ id: v.nullable(number), name: v.string(), configured: v.string(), former: v.exactOptional(texts) })),
  {},
);

const count = v.pipe(v.number(), v.integer(), v.minValue(0));

/** The data of one roadmap, apart from its entries. */
export const PathSchema = v.object({
  blob: v.string(),
  older: v.exactOptional(v.fallback(v.array(v.object({ blob: v.string(), at: time })), [])),
  commit: v.exactOptional(v.string()),
  syncedAt: time,
  startedAt: time,
  noIssues: v.exactOptional(v.record(v.string(), noIssue)),
  texts: v.exactOptional(v.record(v.string(), texts)),
  unfinished: v.exactOptional(v.array(number)),
  labels: v.exactOptional(keptLabels),
  milestones: v.exactOptional(v.object({ release: v.string(), number, due: v.nullable(v.string()), known: v.array(milestoneRef) })),
  published: v.exactOptional(publishedSchema),
  // A picture can be drawn without them.
  history: v.exactOptional(
    v.fallback(v.array(v.object({ date: v.string(), bugs: count, features: count, blockers: count, done: count, release: v.exactOptional(v.string()) })), []),
  ),
  chart: v.exactOptional(v.object({ path: v.string(), date: v.string(), shows: v.string() })),
  // Without it, the warnings are told once more.
  told: v.exactOptional(v.fallback(texts, [])),
  inPull: v.exactOptional(v.fallback(v.array(OperationSchema), [])),
  refused: v.exactOptional(v.object({ at: time, blob: v.string(), signature: v.string(), why: v.string() })),
});

/** What a run wrote down before its first write. */
const ClaimSchema = v.object({
  id: v.string(),
  at: time,
  until: time,
  path: v.string(),
  operations: v.array(OperationSchema),
  allowed: v.exactOptional(texts),
  signature: v.exactOptional(v.string()),
});

/** Without it, a state counts as one that has never changed its ref. */
const placing = v.fallback(v.object({ moves: count, refused: v.optional(texts, []), to: v.optional(v.nullable(v.string()), null) }), {
  moves: 0,
  refused: [],
  to: null,
});

/** The whole state. Paths and entries are checked one by one afterwards, so that damage to one loses only that one. */
export const StateSchema = v.object({
  version: v.literal(1),
  repository: v.number(),
  // Without the names, links are still found by the entries.
  names: v.exactOptional(v.fallback(texts, [])),
  claim: v.optional(v.nullable(ClaimSchema), null),
  paths: v.record(v.string(), v.unknown()),
  entries: v.array(v.unknown()),
  createdAt: v.optional(v.array(time), []),
  deadClaims: v.optional(v.array(ClaimSchema), []),
  place: v.optional(placing, { moves: 0 }),
});

type ReadOnly<Value> = Value extends object ? { readonly [Key in keyof Value]: ReadOnly<Value[Key]> } : Value;
/** `true` if two types are the same, optional properties included: `extends` alone would not see that one is missing. */
type Same<One, Other> = (<Any>() => Any extends ReadOnly<One> ? 1 : 2) extends <Any>() => Any extends ReadOnly<Other> ? 1 : 2 ? true : false;

/** The compiler refuses this line if a schema and the model's type differ, on either side. */
true satisfies Same<v.InferOutput<typeof EntrySchema>, Entry> &
  Same<v.InferOutput<typeof PathSchema>, PathState> &
  Same<v.InferOutput<typeof ClaimSchema>, Claim>;
