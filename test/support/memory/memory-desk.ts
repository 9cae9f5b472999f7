import { UserError } from '../../../src/model/errors.ts';
import type { Milestone, MilestoneRef } from '../../../src/model/issue.ts';
import type { Comment, IssueStore, Wiki } from '../../../src/model/ports.ts';

/** Whom the action's own account is. */
export const BOT = 'github-actions[bot]';

/** Notes a request, and whether it writes. */
type Ask = (request: string, writes?: boolean) => void;

/** What else a repository in memory has: other files, comments, milestones, and a wiki. */
export class MemoryDesk {
  /** By path, at the head of the default branch; the roadmap and the configuration are not among them. */
  readonly files = new Map<string, string>();
  /** Pages of the wiki by title; null: it has no first page yet. */
  pages: Map<string, string> | null = new Map();
  readonly milestones: Milestone[] = [];
  #lastMilestone = 0;
  readonly #comments: Array<Comment & { readonly number: number; readonly at: string }> = [];

  /** Somebody comments. */
  say(number: number, comment: Comment, at: string): void {
    this.#comments.push({ ...comment, number, at });
  }

  commentsOn(number: number): Comment[] {
    return this.#comments.flatMap(({ number: on, body, author, byOwner }) => (on === number ? [{ body, author, byOwner }] : []));
  }

  milestoneCalled(title: string): MilestoneRef {
    const there = this.milestones.find((one) => one.title === title);
    if (there !== undefined) return { number: there.number, title };
    return { number: this.#make(title, null).number, title };
  }

  /** A number is never given twice, though its milestone was deleted. */
  #make(title: string, due: string | null): Milestone {
    const made = { number: Math.max(this.#lastMilestone, ...this.milestones.map((one) => one.number)) + 1, title, due };
    this.#lastMilestone = made.number;
    this.milestones.push(made);
    return made;
  }

  /** @param title null: it is deleted */
  renameMilestone(number: number, title: string | null): void {
    const at = this.milestones.findIndex((one) => one.number === number);
    const [old] = this.milestones.splice(at, 1);
    this.#lastMilestone = Math.max(this.#lastMilestone, number);
    if (title !== null && old !== undefined) this.milestones.splice(at, 0, { ...old, title });
  }

  closeMilestone(number: number): void {
    const at = this.milestones.findIndex((one) => one.number === number);
    this.milestones.splice(at, 1, ...this.milestones.slice(at, at + 1).map((one) => ({ ...one, closed: true as const })));
  }

  titleOf(number: number): string {
    const found = this.milestones.find((one) => one.number === number);
    if (found === undefined) throw new UserError(`There is no milestone ${number}.`, '');
    return found.title;
  }

  /** @param isIssue whether a number is one that can be commented on */
  issuePorts(
    ask: Ask,
    now: () => string,
    isIssue: (number: number) => boolean,
  ): Pick<IssueStore, 'comments' | 'comment' | 'milestones' | 'createMilestone' | 'setDue' | 'closeMilestone'> {
    const check = (number: number) => {
      if (!isIssue(number)) throw new UserError(`There is no issue #${number}.`, '');
    };
    return {
      comments: async (number, since) => {
        ask(`comment.list #${number}`);
        check(number);
        const shown = this.#comments.filter((comment) => comment.number === number && comment.at >= since);
        return shown.map(({ body, author, byOwner }) => ({ body, author, byOwner }));
      },
      comment: async (number, body) => {
        ask(`comment.create #${number}`, true);
        check(number);
        this.say(number, { body, author: BOT, byOwner: false }, now());
      },
      milestones: async () => {
        ask('milestone.list');
        return [...this.milestones];
      },
      createMilestone: async ({ title, due }) => {
        ask(`milestone.create ${title}`, true);
        const { closed: _, ...there } = this.milestones.find((one) => one.title === title) ?? this.#make(title, due);
        return there;
      },
      setDue: async (number, due) => {
        ask(`milestone.due #${number} ${due}`, true);
        this.titleOf(number);
        const at = this.milestones.findIndex((one) => one.number === number);
        this.milestones.splice(at, 1, ...this.milestones.slice(at, at + 1).map((one) => ({ ...one, due })));
      },
      closeMilestone: async (number) => {
        ask(`milestone.close #${number}`, true);
        this.closeMilestone(number);
      },
    };
  }

  wiki(ask: Ask): Wiki {
    return {
      write: async (page, edit) => {
        ask(`wiki.write ${page}`, true);
        if (this.pages === null) throw new UserError('The wiki of o/r has no page yet.', 'Save a first page.');
        const before = this.pages.get(page) ?? null;
        const after = edit(before);
        if (after === before) return 'same';
        this.pages.set(page, after);
        return 'written';
      },
    };
  }
}
