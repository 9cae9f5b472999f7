import { unreachable } from '../model/errors.ts';
import type { World } from '../model/ports.ts';
import { later, millisecondsBetween } from '../model/time.ts';
import type { Delivery } from '../plan/operations.ts';
import { mirroredPage, updateMarker } from '../update/publish/bodies.ts';
import { mayHaveMarked } from './find-created.ts';

/** Days begin up to 14 hours earlier than in UTC, by which the server writes its times: two days are ample. Milliseconds. */
const TWO_DAYS = 2 * 24 * 3_600_000;
const LONG_AGO = '1970-01-01T00:00:00Z';

/**
 * Does what a delivery says, unless it is done: a comment is known by its marker, whoever's run wrote it, and a page of the
 * wiki by its text.
 * @throws UserError where it cannot be done; UnclearWrite where no answer tells
 */
export async function deliver(operation: Delivery, path: string, world: World): Promise<void> {
  switch (operation.kind) {
    case 'post-update': {
      if (!(await isPosted(operation, path, world))) await world.issues.comment(operation.to, operation.body);
      return;
    }
    case 'mirror-update': {
      const edit = (text: string | null) => mirroredPage(text, operation.body, updateMarker(path, operation.date), path);
      await world.wiki.write(operation.page, edit, operation.title);
      return;
    }
    default:
      unreachable(operation);
  }
}

/** Whether the comment is there. A marker can be copied: it counts where this action wrote it, or somebody who may write. */
async function isPosted({ to, date }: Delivery & { readonly kind: 'post-update' }, path: string, world: World): Promise<boolean> {
  const day = later(`${date}T00:00:00Z`, -TWO_DAYS);
  // A date may be given for a day to come: then it tells nothing of when the comment was written.
  const since = millisecondsBetween(day, world.serverTime()) > 0 ? day : LONG_AGO;
  const comments = await world.issues.comments(to, since);
  for (const comment of comments) if (comment.body.includes(updateMarker(path, date)) && (await mayHaveMarked(comment, world.issues.access))) return true;
  return false;
}
