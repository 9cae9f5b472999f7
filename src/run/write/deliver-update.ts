import type { PathState } from '../../model/baseline.ts';
import { unreachable } from '../../model/errors.ts';
import type { Operation, Plan } from '../../model/plan.ts';
import type { World } from '../../model/ports.ts';
import { later, millisecondsBetween } from '../../model/time.ts';
import { titleMessage } from '../../plan/commit-message.ts';
import type { Delivery } from '../../plan/operations.ts';
import { mirroredPage, updateMarker } from '../../update/publish/bodies.ts';
import { mayHaveMarked } from '../trust/may-have.ts';

/** Milliseconds. In some time zones a day begins up to 14 hours before it does in UTC, so a search from two days before is early enough. */
const TWO_DAYS = 2 * 24 * 3_600_000;
const LONG_AGO = '1970-01-01T00:00:00Z';

/**
 * Posts the comment or writes the wiki page of an update, unless that was done before. A comment is recognized by its marker, and
 * a wiki page by its text.
 * @throws UserError if it cannot be done @throws UnclearWrite if no answer came
 */
export async function deliver(operation: Delivery, path: string, world: World): Promise<void> {
  switch (operation.kind) {
    case 'post-update': {
      if (!(await isPosted(operation, path, world))) await world.issues.comment(operation.to, operation.body);
      return;
    }
    case 'mirror-update': {
      const edit = (text: string | null) => mirroredPage(text, operation.body, updateMarker(path, operation.date), path);
      await world.wiki.write(operation.page, edit, titleMessage(operation.title));
      return;
    }
    case 'close-milestone':
      await world.issues.closeMilestone(operation.milestone);
      return;
    default:
      unreachable(operation);
  }
}

/** Whether the comment is there already. Anybody can copy a marker, so it counts only from a bot or from somebody with write access. */
async function isPosted({ to, date }: Delivery & { readonly kind: 'post-update' }, path: string, world: World): Promise<boolean> {
  const day = later(`${date}T00:00:00Z`, -TWO_DAYS);
  // An update may have been made for a future date. Then the date does not tell when the comment was written.
  const since = millisecondsBetween(day, world.serverTime()) > 0 ? day : LONG_AGO;
  const comments = await world.issues.comments(to, since);
  for (const comment of comments) if (comment.body.includes(updateMarker(path, date)) && (await mayHaveMarked(comment, world.issues.access))) return true;
  return false;
}

/** What the state keeps of the last published update, and which of its deliveries are still open. */
export function publishedAfter({ operations, published: before }: Plan, isDone: (operation: Operation) => boolean): Pick<PathState, 'published'> {
  const done = (kind: Operation['kind']) => operations.some((operation) => operation.kind === kind && isDone(operation));
  const publish = operations.find((operation) => operation.kind === 'publish-update');
  const update = publish !== undefined && isDone(publish) ? publish.update : before;
  if (update === null) return {};
  const { comment, wiki, milestone } = update.pending;
  const unclosed = milestone === undefined || done('close-milestone') ? {} : { milestone };
  return { published: { ...update, pending: { comment: comment && !done('post-update'), wiki: wiki && !done('mirror-update'), ...unclosed } } };
}
