import * as v from 'valibot';
import { type Fleet, SKIPPED, type SkipReason } from './choose.ts';

/** `owner/name`. Files of jobs are read, so a name is checked before it becomes a link. */
const Repository = v.pipe(v.string(), v.regex(/^[\w.-]{1,100}\/[\w.-]{1,100}$/));
const Count = v.pipe(v.string(), v.regex(/^\d{1,9}$/), v.transform(Number));

/** What the page needs of the list. */
const FleetSchema = v.object({
  owner: v.string(),
  roadmap: v.string(),
  repositories: v.array(v.object({ repository: Repository, name: v.string() })),
  skipped: v.array(v.object({ repository: Repository, reason: v.picklist(Object.keys(SKIPPED) as SkipReason[]) })),
  without: v.number(),
  unread: v.number(),
});

/** The outputs of the action that the page shows. A job that failed early has none of them. */
export const COUNTED = ['created', 'updated', 'closed', 'reopened', 'added', 'moved', 'open-bugs', 'open-features', 'blockers', 'remaining'] as const;
export type Counted = (typeof COUNTED)[number];

const ResultSchema = v.object({
  repository: Repository,
  /** The outcome of the step with the action, as GitHub names it. It is empty or `skipped` if an earlier step failed. */
  outcome: v.picklist(['success', 'failure', 'cancelled', 'skipped', '']),
  outputs: v.object(v.entriesFromList(COUNTED, v.optional(v.fallback(v.nullable(Count), null), null))),
});

const PlanSchema = v.object({ refused: v.optional(v.object({ reason: v.string() })) });

/** How the job of one repository ended. */
export interface JobResult extends v.InferOutput<typeof ResultSchema> {
  /** Why the guard refused the plan; null: it did not. */
  readonly refused: string | null;
}

/** The list of repositories that a workflow began with, without their groups. */
export type ListedFleet = Omit<Fleet, 'groups'>;

/** The list in a file; null: the text is none. */
export function readFleet(text: string): ListedFleet | null {
  return parsedJson(FleetSchema, text);
}

/** The result of a job; null: the text is none. @param plan the plan of the same job; null: it wrote none */
export function readJobResult(text: string, plan: string | null): JobResult | null {
  const result = parsedJson(ResultSchema, text);
  if (result === null) return null;
  return { ...result, refused: (plan === null ? null : parsedJson(PlanSchema, plan))?.refused?.reason ?? null };
}

function parsedJson<Schema extends v.GenericSchema>(schema: Schema, text: string): v.InferOutput<Schema> | null {
  try {
    const result = v.safeParse(schema, JSON.parse(text));
    return result.success ? result.output : null;
  } catch (error) {
    if (error instanceof SyntaxError) return null;
    throw error;
  }
}
