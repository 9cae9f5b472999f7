import { UserError } from '../model/errors.ts';
import type { Operation, Plan } from '../model/plan.ts';
import type { World } from '../model/ports.ts';
import type { Problem } from '../model/problem.ts';
import type { IsoDate } from '../model/timeline.ts';
import type { UpdateTexts } from '../model/update.ts';
import type { Facts } from '../plan/facts.ts';
import { isDelivery } from '../plan/operations.ts';
import { checkTells } from '../plan/preconditions.ts';
import { type Rehearsed, rehearse } from '../plan/rehearse.ts';
import { onDay } from '../plan/schedule.ts';
import { withWholeLinks } from '../update/links.ts';
import { updateMarker } from '../update/publish/bodies.ts';
import { publishedBefore, withPublishing } from '../update/publish/plan.ts';
import { snapshotOf } from '../update/snapshot.ts';
import { updateTexts } from '../update/text/render.ts';
import { doneIn, type RunHistory } from './history.ts';
import type { Request } from './request.ts';

/** A plan with what publishes the development update, and its texts. */
interface Published extends Rehearsed {
  /** Null where they went out before the state was lost: nobody has them any more. */
  readonly texts: UpdateTexts | null;
}

/** The plan of an attempt. */
export interface Decided extends Published {
  /** An update was asked for, and this plan has none. */
  readonly owesUpdate: boolean;
}

/** @throws UserError where a later update is out already: asked before anything is written */
export function checkDay(facts: Facts): void {
  const published = publishedBefore(facts);
  if (published === null || published.date <= facts.today) return;
  throw new UserError(
    `A development update of ${published.date} was published already, and ${facts.today} lies before it.`,
    'Leave the input `date` out, or give a later day. Nothing was written.',
  );
}

/**
 * Whether nothing is left to agree on. What of an earlier update has not arrived keeps no other from going out, but goes out
 * first if it can. @param tried this run has tried that
 */
function mayPublish({ operations, published }: Plan, today: IsoDate, tried: boolean): boolean {
  const owesEarlier = operations.some(isDelivery) && published?.date !== today;
  return operations.every(isDelivery) && (tried || !owesEarlier);
}

/**
 * The plan with the development update, where one is asked for and nothing else is left to agree on.
 * @param world is asked for the update's own file
 */
export async function withUpdate(agreement: Rehearsed, facts: Facts, { update, planOnly }: Request, world: World, history: RunHistory): Promise<Decided> {
  const { plan } = agreement;
  const isDue = update && plan.refused === null && (planOnly || mayPublish(plan, facts.today, history.triedDelivery));
  if (!isDue) return { ...agreement, texts: null, owesUpdate: update };
  return { ...(await publish(agreement, facts, world, doneIn(history))), owesUpdate: false };
}

/**
 * Publishes the update of the day, once: one that is out is shown as it was, and delivered where it has not arrived.
 * @param done what this run has done so far
 */
async function publish(agreement: Rehearsed, facts: Facts, world: World, done: readonly Operation[]): Promise<Published> {
  const { plan } = agreement;
  const { roadmap, today, address, updateTo, release } = facts;
  const published = publishedBefore(facts);
  if (published?.date === today) {
    const isOurs = done.some(({ kind }) => kind === 'publish-update');
    const { subject, markdown, text } = published;
    return { ...agreement, plan: isOurs ? plan : withProblem(plan, 'notice', publishedToday(today)), texts: { subject, markdown, text } };
  }
  checkTells(roadmap);
  // A plan that is only shown has not moved the mark.
  const told = withWholeLinks(onDay(roadmap, today, facts.reading), roadmap.path, address, facts.reading);
  const texts = updateTexts({ roadmap: told, release, today, address, previous: published });
  if (updateTo === null) return { ...agreement, texts };
  const archived = updateTo.file === null ? null : await world.files.read(updateTo.file);
  if (archived?.includes(updateMarker(roadmap.path, today)) === true)
    return { ...agreement, plan: withProblem(plan, 'warning', publishedByMarker(today, updateTo.file ?? '')), texts: null };
  const whole = withPublishing(plan, texts, snapshotOf({ roadmap, release, today, previous: published }), updateTo, facts);
  return { ...rehearse(whole, roadmap, facts.reading), texts };
}

function publishedToday(today: IsoDate): string {
  return `The update of ${today} was published already, and goes out once: the output \`update\` is what went out then. What changed since is told by the next one.`;
}

function publishedByMarker(today: IsoDate, file: string): string {
  return `The update of ${today} was published before the state was lost: ${file} is there. It is not published again; whether the comment and the wiki have it was not looked at.`;
}

function withProblem(plan: Plan, level: Problem['level'], message: string): Plan {
  return { ...plan, problems: [...plan.problems, { line: null, level, code: 'published-before', message }] };
}
