import { UnclearWrite } from '../../src/model/errors.ts';
import type { Issue } from '../../src/model/issue.ts';
import type { FileVersion, FileWrite, IssueStore, RoadmapFile, StateStore, World } from '../../src/model/ports.ts';
import { later } from '../../src/model/time.ts';
import { parseState, serializeState } from '../../src/state/state-file.ts';
import { MAINTAINER } from '../support/memory/builders.ts';
import { NO_PULLS, NO_WAITING } from '../support/memory/no-pulls.ts';
import { chanceAt } from './random.ts';
import type { Actor, Asked, Scheduler } from './scheduler.ts';
import { LAGS, Server } from './server.ts';

/** The action's own account, which is no collaborator. */
const BOT = 'github-actions[bot]';

type Ask = <Answer>(asked: Asked | string, act: () => Answer) => Promise<Answer>;

/** What the ports of one run share. */
interface Line {
  readonly server: Server;
  readonly ask: Ask;
}

/** The world as one run sees it. What src/github does with an answer that is lost is done here as there. */
export function worldOf(actor: Actor, scheduler: Scheduler, lag: keyof typeof LAGS): World {
  const { server } = scheduler;
  const ask: Ask = (asked, act) => {
    const request = typeof asked === 'string' ? { what: asked } : asked;
    return scheduler.request(actor, request, () => {
      if (request.writes === true && request.what.startsWith('issue.') && !server.holders.includes(actor.name))
        server.trespasses.push(`${actor.name} ${request.what}`);
      return act();
    });
  };
  const line = { server, ask };
  return {
    config: { read: () => ask('config.read', () => null) },
    file: fileOf(line),
    files: { read: (path) => ask(`files.read ${path}`, () => null) },
    pulls: NO_PULLS,
    waiting: NO_WAITING,
    wiki: { write: notAsked },
    issues: { ...changesOf(line), ...readingsOf(line, scheduler, lag) },
    state: stateOf(line, actor),
    repository: {
      isRedirected: () => false,
      mayReadContents: async () => true,
      info: async () => ({ id: 1, archived: false, hasIssues: true, defaultBranch: 'main', fullName: 'o/r' }),
      idOf: async () => null,
    },
    serverTime: () => server.time,
    requestsLeft: () => Number.POSITIVE_INFINITY,
    randomId: () => {
      server.ids += 1;
      return `${actor.name.replace(' ', '')}x${server.ids}`;
    },
    wait: (milliseconds) => scheduler.sleep(actor, milliseconds),
    log: () => {},
  };
}

function fileOf({ server, ask }: Line): RoadmapFile {
  const present = (): FileVersion => ({ text: server.text, byteOrderMark: '', sha: Server.sha(server.text) });
  // Without an answer, or with a refusal, what now stands in the branch decides.
  const afterRefusal = async (text: string, unclear: boolean): Promise<FileWrite> => {
    const now = await ask('file.read, after a write', present);
    if (now.text === text) return { result: 'written', sha: now.sha, commit: null };
    return unclear ? { result: 'stale', unclear } : { result: 'stale' };
  };
  return {
    read: () => ask('file.read', present),
    at: async () => null,
    current: () => ask('file.current', present),
    isNewest: async () => true,
    barrier: async () => ({ refusal: null, isCertain: true, isShown: true, signature: '' }),
    messages: (since) => ask('file.messages', () => server.messages.flatMap(({ at, message }) => (at >= Date.parse(since) ? [message] : []))),
    async write({ text, sha, message }) {
      try {
        const written = await ask({ what: 'file.write', writes: true }, (): FileWrite => {
          if (Server.sha(server.text) !== sha) return { result: 'stale' };
          server.messages.push({ at: server.now, message });
          server.setText(text);
          return { result: 'written', sha: Server.sha(text), commit: Server.sha(String(server.messages.length)) };
        });
        return written.result === 'written' ? written : await afterRefusal(text, false);
      } catch (error) {
        if (error instanceof UnclearWrite) return afterRefusal(text, true);
        throw error;
      }
    },
  };
}

function stateOf({ server, ask }: Line, actor: Actor): StateStore {
  return {
    notices: () => [],
    read: () =>
      ask('state.read', () => {
        const commit = server.head;
        return commit === null ? null : { commit, baseline: parseState(server.content(commit)) };
      }),
    async write(baseline, parent, message) {
      const sha = server.commit(parent?.commit ?? null, serializeState(baseline), message);
      const move = () => {
        const moved = server.moveRef(sha, parent?.commit ?? null);
        if (moved && baseline.claim !== null) server.hold(actor.name);
        return moved;
      };
      let moved: boolean;
      try {
        moved = await ask({ what: `state.write ${message}`, writes: true }, move);
      } catch (error) {
        if (!(error instanceof UnclearWrite)) throw error;
        moved = (await ask('state.head, after a write', () => server.head)) === sha;
      }
      return moved ? { result: 'written', version: { commit: sha, baseline } } : { result: 'stale' };
    },
  };
}

type Readings =
  | 'list'
  | 'newest'
  | 'open'
  | 'history'
  | 'read'
  | 'labels'
  | 'assignable'
  | 'acts'
  | 'bodies'
  | 'access'
  | 'closingCommit'
  | 'comments'
  | 'milestones';

function readingsOf({ server, ask }: Line, scheduler: Scheduler, lag: keyof typeof LAGS): Pick<IssueStore, Readings> {
  const shown = () => {
    const chance = chanceAt(scheduler.seed ^ 0x11, scheduler.step);
    return server.issues.flatMap(({ number }) => server.listed(number, Math.floor(chance.next() * LAGS[lag])) ?? []);
  };
  return {
    newest: () =>
      ask('issues.newest', () => {
        const issues = shown();
        return { issues, numbers: issues.map(({ number }) => number), all: true };
      }),
    open: () =>
      ask('issues.open', () => ({
        issues: shown()
          .filter(({ state }) => state.open)
          .toReversed(),
        all: true,
      })),
    history: (number, since) => ask(`issue.events #${number}, since`, () => server.events(number, since)),
    list: ({ label, since }) =>
      ask('issues.list', () => {
        const issues = shown();
        const at = `${server.time.slice(0, 19)}.000Z`;
        const wanted = ({ labels, updatedAt }: Issue) => labels.includes(label) && (since === null || Date.parse(updatedAt) >= Date.parse(since));
        const found = issues.filter(wanted);
        return { issues: found, labels: server.labels.refs(found.flatMap(({ labels }) => labels)), at };
      }),
    read: (number) => ask({ what: `issue.read #${number}`, issue: number }, () => server.issue(number) ?? { is: 'hidden' }),
    labels: () => ask('labels.list', () => [...server.labels.all]),
    assignable: (logins) => ask('assignees.list', () => ({ logins: new Set(logins.filter((login) => login === MAINTAINER)), unsaid: null })),
    acts: (number) => ask(`issue.events #${number}`, () => []),
    bodies: (number) => ask(`issue.bodies #${number}`, () => null),
    access: (login) => ask(`access ${login}`, () => (login === MAINTAINER ? 'write' : 'none')),
    closingCommit: (number) => ask(`issue.events #${number}`, () => null),
    comments: (number) => ask(`comments.list #${number}`, () => []),
    milestones: () => ask('milestones.list', () => []),
  };
}

function changesOf({ server, ask }: Line): Omit<IssueStore, Readings> {
  const write = <Answer>(what: string, issue: number, act: (now: Issue) => Answer) =>
    ask({ what: `${what} #${issue}`, issue, writes: true }, () => {
      const now = server.issue(issue);
      if (now === undefined) throw new Error(`There is no issue #${issue}.`);
      return act(now);
    });
  const people = async (number: number) => server.issue(number)?.assignees ?? [];
  return {
    createLabel: ({ name }) => ask({ what: `label.create ${name}`, writes: true }, () => server.labels.add(name)),
    create: ({ title, body, labels }) =>
      ask({ what: `issue.create “${title}”`, writes: true }, () => server.open({ title, body, labels: [...labels], assignees: [], author: BOT })),
    update: (number, { title, body, state }) => {
      const parts = [title == null ? '' : `title “${title}”`, body == null ? '' : 'body', state === undefined ? '' : state.open ? 'reopen' : 'close'];
      return write(`issue.update ${parts.filter((part) => part !== '').join(', ')}`, number, (now) => {
        // A reason is ignored unless the state changes.
        const moved = state === undefined || state.open === now.state.open ? {} : { state, closedBy: BOT };
        return server.change(number, { ...(title == null ? {} : { title }), ...(body == null ? {} : { body }), ...moved });
      });
    },
    addLabels: (number, labels) =>
      write(`issue.label ${labels.join(', ')}`, number, (now) => server.change(number, { labels: [...new Set([...now.labels, ...labels])] }).labels),
    removeLabel: (number, label) =>
      write(`issue.unlabel ${label}`, number, (now) => server.change(number, { labels: now.labels.filter((name) => name !== label) }).labels),
    addAssignees: people,
    removeAssignees: people,
    comment: notAsked,
    createMilestone: notAsked,
    setDue: notAsked,
    closeMilestone: notAsked,
  };
}

/** The repository of this model has no milestones, and publishes nothing. */
async function notAsked(): Promise<never> {
  throw new Error('This is not in the model.');
}

/** Time enough that every lease has ended, and every list shows what is. */
export function settle(server: Server): void {
  server.now = Date.parse(later(server.time, 1_200_000));
}
