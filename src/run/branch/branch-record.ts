import type { PathState, RefusedCommit } from '../../model/baseline.ts';
import type { FileVersion, World } from '../../model/ports.ts';
import { olderVersions } from './read-file.ts';

/** What a run learns of the file's branch: the versions that it replaced there, its newest commit, and the commit that was refused. */
export class BranchRecord {
  readonly #read: string;
  readonly #known: string | null;
  readonly #replaced: string[] = [];
  #sha: string;
  #commit: string | undefined;
  #refused: RefusedCommit | null = null;
  /** The file is known to be what it was read as, or what this run wrote. */
  #isSure = false;

  /** @param commit this action's newest commit to the file, as the state names it; null: none */
  constructor({ sha }: FileVersion, commit: string | null) {
    this.#read = sha;
    this.#known = commit;
    this.#sha = sha;
  }

  /** @param sha of the blob that a commit has written @param commit null: its answer did not come */
  written(sha: string, commit: string | null): void {
    if (sha === this.#sha) return;
    this.#replaced.push(this.#sha);
    this.#sha = sha;
    this.#commit = commit ?? undefined;
    this.#isSure = true;
  }

  /** Why the branch did not take a commit; null if it was not refused. */
  get refusal(): string | null {
    return this.#refused?.why ?? null;
  }

  refused(at: string, signature: string, why: string): void {
    this.#refused = { at, blob: this.#sha, signature, why };
  }

  /** Whether the branch holds the file as it was read. It is asked once, and not after this run has written it. */
  async isAsRead(world: World): Promise<boolean> {
    this.#isSure ||= (await world.file.current(this.#known))?.sha === this.#sha;
    return this.#isSure;
  }

  /** @param before as the run read it @param now server time */
  stateAfter(before: PathState | null, now: string): Pick<PathState, 'blob' | 'older' | 'commit' | 'refused'> {
    const blob = this.#sha;
    const older = olderVersions(before, blob, [before?.blob ?? blob, this.#read, ...this.#replaced], now);
    const commit = this.#commit ?? (before?.blob === blob ? before.commit : undefined);
    // A branch that has taken a commit takes the next one, too.
    const refused = this.#refused ?? (this.#replaced.length === 0 ? before?.refused : undefined);
    return {
      blob,
      ...(older.length === 0 ? {} : { older }),
      ...(commit === undefined ? {} : { commit }),
      ...(refused === undefined ? {} : { refused }),
    };
  }
}
