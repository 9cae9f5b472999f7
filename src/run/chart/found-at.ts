import { NoText } from '../../model/errors.ts';
import type { World } from '../../model/ports.ts';

/** What is at a path where a file beside the roadmap is to be written. Its text is null if nothing is there. Null: what is there is no text. */
export async function foundAt(world: World, path: string): Promise<{ readonly text: string | null } | null> {
  try {
    return { text: await world.files.read(path) };
  } catch (error) {
    if (error instanceof NoText) return null;
    throw error;
  }
}
