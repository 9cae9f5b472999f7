import type { Milestone } from '../../model/issue.ts';
import type { IssueStore } from '../../model/ports.ts';
import type { IsoDate } from '../../model/timeline.ts';
import { type Client, HARMLESS, PAGE } from '../wire/client.ts';
import { explain, failureOf, READ_ISSUES, WRITE_ISSUES } from '../wire/failure.ts';

interface MilestoneAnswer {
  readonly number: number;
  readonly title: string;
  readonly due_on: string | null;
  readonly state: string;
}

export function createMilestones(client: Client): Pick<IssueStore, 'milestones' | 'createMilestone' | 'setDue' | 'closeMilestone'> {
  const { rest, at } = client;
  const where = `${at.owner}/${at.repo}`;

  async function milestones(): Promise<readonly Milestone[]> {
    try {
      return (await client.paginate(rest.issues.listMilestones, { ...at, state: 'all', per_page: PAGE })).map((one) => ({
        ...milestoneOf(one),
        ...(one.state === 'closed' ? { closed: true } : {}),
      }));
    } catch (error) {
      throw explain(failureOf(error), 'list the milestones', where, READ_ISSUES);
    }
  }

  return {
    milestones,

    async createMilestone({ title, due }) {
      try {
        return milestoneOf((await rest.issues.createMilestone({ ...at, ...HARMLESS, title, ...(due === null ? {} : { due_on: dueOn(due) }) })).data);
      } catch (error) {
        const failure = failureOf(error);
        // It may exist by now: somebody made it, or an earlier answer to this request was lost.
        const there = failure.status === 422 && failure.message.includes('already_exists') ? milestoneNamed(title, await milestones()) : undefined;
        if (there === undefined) throw explain(failure, `create the milestone “${title}”`, where, WRITE_ISSUES);
        return { number: there.number, title: there.title, due: there.due };
      }
    },

    async setDue(number, due) {
      try {
        await rest.issues.updateMilestone({ ...at, milestone_number: number, due_on: dueOn(due) });
      } catch (error) {
        throw explain(failureOf(error), `set the due date of milestone ${number}`, where, WRITE_ISSUES);
      }
    },

    async closeMilestone(number) {
      try {
        await rest.issues.updateMilestone({ ...at, milestone_number: number, state: 'closed' });
      } catch (error) {
        const failure = failureOf(error);
        if (failure.status !== 404 || (await milestones()).some((one) => one.number === number))
          throw explain(failure, `close milestone ${number}`, where, WRITE_ISSUES);
      }
    },
  };
}

/** GitHub stores a due date as the day in Pacific time. Noon UTC is on the same day there. */
function dueOn(date: IsoDate): string {
  return `${date}T12:00:00Z`;
}

/** GitHub answers with midnight in Pacific time, which is 07:00 or 08:00 UTC of the same day. So the first ten characters are the day. */
function milestoneOf({ number, title, due_on: due }: Omit<MilestoneAnswer, 'state'>): Milestone {
  return { number, title, due: due?.slice(0, 10) ?? null };
}

function milestoneNamed(title: string, milestones: readonly Milestone[]): Milestone | undefined {
  return milestones.find((one) => one.title === title) ?? milestones.find((one) => one.title.toLowerCase() === title.trim().toLowerCase());
}
