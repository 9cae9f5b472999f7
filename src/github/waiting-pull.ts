import { createHash } from 'node:crypto';
import { UserError } from '../model/errors.ts';
import type { PullNow } from '../model/pull.ts';
import type { KeptPull, WaitingChanges, WaitingPull } from '../model/waiting.ts';
import type { Branch } from './branch.ts';
import { pullOf } from './pulls.ts';
import { readWaitingBranch, waitingBranchOf } from './waiting-branch.ts';
import type { Client } from './wire/client.ts';
import { explain, type Failure, failureOf, isUnclear, WRITE_PULLS } from './wire/failure.ts';

/** Around the part of the pull request's text that is the action's. What people write outside of it stays. */
const BEGIN = '<!-- roadmap-sync waiting';
const END = '<!-- roadmap-sync waiting end -->';

/** One branch and one pull request for the changes of a file. The text of the pull request holds a digest of what it proposed last. */
export function createWaitingPull(client: Client, main: Branch): WaitingPull {
  const { rest, at } = client;
  const where = `${at.owner}/${at.repo}`;

  /** The pull requests of the branch into the default branch, the newest first. */
  async function pullsOf(name: string): Promise<PullNow[]> {
    try {
      const { data } = await rest.pulls.list({ ...at, head: `${at.owner}:${name}`, state: 'all', sort: 'created', direction: 'desc', per_page: 100 });
      const into = await main.name();
      return data
        .map(pullOf)
        .filter(({ baseBranch }) => baseBranch === into)
        .toSorted((a, b) => b.number - a.number);
    } catch (error) {
      if (error instanceof UserError) throw error;
      throw refusal(failureOf(error), 'read the pull requests', name);
    }
  }

  function refusal(failure: Failure, doing: string, name: string): UserError {
    if (failure.rateLimited !== null || (failure.status !== 403 && failure.status !== 404)) return explain(failure, doing, where, WRITE_PULLS);
    return new UserError(
      `Cannot ${doing} in ${where}: the token does not allow it (${failure.message}).`,
      `Turn on the setting “Allow GitHub Actions to create and approve pull requests” (Settings → Actions → General → Workflow permissions), and give the job permissions: { contents: write, issues: write, pull-requests: write }. Or set the input \`token\` to that of a GitHub App. The issues are up to date; the changes of the file wait for the branch “${name}” and its pull request.`,
    );
  }

  async function update(pull: PullNow, change: { readonly body: string; readonly state?: 'closed' }, name: string): Promise<void> {
    if (change.state === undefined && isSameBody(change.body, pull.body)) return;
    try {
      await rest.pulls.update({ ...at, pull_number: pull.number, ...change });
    } catch (error) {
      throw refusal(failureOf(error), `${change.state === undefined ? 'update' : 'close'} pull request #${pull.number}`, name);
    }
  }

  /** GitHub refuses a second open pull request of a branch. So after a refusal, or without an answer, it is looked for. */
  async function open(changes: WaitingChanges, name: string): Promise<KeptPull> {
    const body = ownPart(changes.body, digestOfEssence(changes.essence));
    try {
      const { data } = await rest.pulls.create({ ...at, title: changes.title, head: name, base: await main.name(), body });
      return { is: 'open', number: data.number };
    } catch (error) {
      if (error instanceof UserError) throw error;
      const failure = failureOf(error);
      if (failure.rateLimited === null && (failure.status === 422 || isUnclear(failure))) {
        const found = (await pullsOf(name)).find(({ state }) => state === 'open');
        if (found !== undefined) return { is: 'open', number: found.number };
      }
      throw refusal(failure, 'open a pull request', name);
    }
  }

  return {
    async keep(changes): Promise<KeptPull> {
      const name = waitingBranchOf(changes.path);
      const pulls = await pullsOf(name);
      const present = pulls.find(({ state }) => state === 'open') ?? null;
      const [last] = pulls;
      if (present === null && changes.isNothing) return { is: 'none' };
      const digest = digestOfEssence(changes.essence);
      if (present === null && last?.state === 'closed' && digestIn(last.body) === digest) return { is: 'declined', number: last.number };
      const branch = await readWaitingBranch(client, main, changes.path);
      if (present !== null && changes.isNothing) {
        const { head } = branch;
        const isOurs = head === null || head.madeOn !== null || (head.text !== null && changes.isSame(head.text));
        if (!isOurs) return { is: 'foreign', branch: name, number: present.number };
        // Without a digest, nobody takes it for one that a person closed.
        await update(present, { body: withOwnPart(present.body, ownPart(changes.body, 'none')), state: 'closed' }, name);
        return { is: 'none' };
      }
      const brought = await branch.bring(changes, present === null ? (last ?? null) : null);
      if (brought === 'stale') return { is: 'stale' };
      if (brought === 'foreign') return { is: 'foreign', branch: name, number: present?.number ?? null };
      if (present === null) return open(changes, name);
      await update(present, { body: withOwnPart(present.body, ownPart(changes.body, digest)) }, name);
      return { is: 'open', number: present.number };
    },
  };
}

function digestOfEssence(essence: string): string {
  return createHash('sha256').update(essence).digest('hex').slice(0, 16);
}

function digestIn(body: string): string | null {
  return /<!-- roadmap-sync waiting ([0-9a-f]{16}) -->/.exec(body)?.[1] ?? null;
}

function ownPart(body: string, digest: string): string {
  return `${BEGIN} ${digest} -->\n${body}\n${END}`;
}

function withOwnPart(whole: string, own: string): string {
  const [begin, end] = [whole.indexOf(BEGIN), whole.indexOf(END)];
  if (begin >= 0 && end > begin) return whole.slice(0, begin) + own + whole.slice(end + END.length);
  return whole.trim() === '' ? own : `${own}\n\n${whole}`;
}

/** GitHub keeps the line ends of a browser. */
function isSameBody(one: string, other: string): boolean {
  const plain = (text: string) => text.replaceAll('\r\n', '\n').trim();
  return plain(one) === plain(other);
}
