import { NoText, UserError } from '../../../src/model/errors.ts';
import type { Issue, IssueState, MilestoneRef } from '../../../src/model/issue.ts';
import type { Access, StateVersion, World } from '../../../src/model/ports.ts';
import type { Result } from '../../../src/model/result.ts';
import type { Request } from '../../../src/run/request.ts';
import { sync } from '../../../src/sync.ts';
import { outlineOf } from './builders.ts';
import { BOT } from './memory-desk.ts';

import { MemoryRepository } from './memory-repository.ts';
import { NO_PULLS, NO_WAITING } from './no-pulls.ts';
import { REQUEST } from './request.ts';

/**
 * What a run sees of a repository in memory: it behaves as GitHub does, with lists by label and time that may lag, and titles and
 * bodies with their limits.
 */
export class MemoryWorld extends MemoryRepository {
  #runs = 0;

  /** A repository whose roadmap and issues agree after a first run. */
  static async agreed(text: string): Promise<MemoryWorld> {
    const world = new MemoryWorld(text);
    await world.sync();
    world.requests.length = 0;
    world.writes.length = 0;
    return world;
  }

  /** What one more sync plans and writes: nothing, where all is in agreement. */
  async afterwards(): Promise<string[]> {
    const before = this.writes.length;
    const { plan } = await this.sync();
    return [...outlineOf(plan), ...this.writes.slice(before)];
  }

  sync(change: Partial<Request> = {}): Promise<Result> {
    return sync(this.world(), { ...REQUEST, path: this.path, address: this.address, ...change });
  }

  world(): World {
    const ask = (request: string, writes?: boolean) => this.#ask(request, writes);
    const desk = this.desk.issuePorts(
      ask,
      () => this.now,
      (number) => this.byNumber.has(number),
    );
    return {
      config: { read: async () => this.config },
      file: {
        read: async () => {
          this.#ask('file.read');
          const version = this.stored === null ? null : { text: this.stored, byteOrderMark: '', sha: this.sha(this.stored) };
          this.happens('after file.read');
          return version;
        },
        at: async () => null,
        current: async () => {
          this.#ask('file.current');
          return this.stored === null ? null : { text: this.stored, byteOrderMark: '', sha: this.sha(this.stored) };
        },
        isNewest: async () => true,
        barrier: async () => this.barrier,
        messages: async (since, path = this.path) => {
          this.#ask(path === this.path ? 'file.messages' : `file.messages ${path}`);
          const wanted = this.commitsMade.map(({ at, paths }) => at >= since && paths.includes(path));
          return this.messages.filter((_, index) => wanted[index]);
        },
        write: async ({ text, sha, message, beside = [] }) => {
          this.happens('before file.write');
          this.#ask(beside.length === 0 ? 'file.write' : `file.write with ${beside.map((other) => other.path).join(' and ')}`, true);
          const missing = beside.filter((other) => this.desk.files.get(other.path) !== other.text);
          const same = this.stored === text && missing.length === 0;
          if (same && (beside.length > 0 || this.sha(text) !== sha)) return { result: 'written', sha: this.sha(text), commit: null };
          if (this.stored === null || this.sha(this.stored) !== sha) return { result: 'stale' };
          const foreign = missing.find(({ path, replaces }) => this.desk.files.get(path)?.includes(replaces ?? '\0') === false);
          if (foreign !== undefined) {
            throw new UserError(`Cannot add ${foreign.path}: there is a file with another text already.`, 'Rename or remove it.');
          }
          const touched = this.stored === text ? [] : [this.path];
          touched.push(...missing.map((other) => other.path));
          this.stored = text;
          for (const other of missing) this.desk.files.set(other.path, other.text);
          this.messages.push(message);
          this.commitsMade.push({ at: this.now, paths: touched });
          return { result: 'written', sha: this.sha(text), commit: this.commit() };
        },
      },
      files: {
        read: async (path) => {
          this.#ask(`files.read ${path}`);
          if (this.unreadable.has(path)) throw new NoText(`${path} is a directory.`, 'Name a file.');
          return path === this.path ? this.stored : (this.desk.files.get(path) ?? null);
        },
      },
      pulls: NO_PULLS,
      waiting: NO_WAITING,
      wiki: {
        write: async (page, edit, message) => {
          this.happens('before wiki.write');
          const result = await this.desk.wiki(ask).write(page, edit, message);
          this.happens('after wiki.write');
          return result;
        },
      },
      issues: {
        ...desk,
        comment: async (number, body) => {
          this.happens('before comment.create');
          await desk.comment(number, body);
          this.happens('after comment.create');
        },
        setDue: async (number, due) => {
          this.happens('before milestone.due');
          await desk.setDue(number, due);
        },
        closeMilestone: async (number) => {
          this.happens('before milestone.close');
          await desk.closeMilestone(number);
          this.happens('after milestone.close');
        },
        history: async (number, since) => {
          this.#ask(`issue.events #${number}`);
          return this.events.filter((event) => event.number === number && event.at >= since).map(({ what, value }) => ({ what, value }));
        },
        list: async ({ label, since }) => {
          this.#ask(`issue.list ${label}`);
          const all = [...this.byNumber.values()].flatMap((issue) => this.listed?.get(issue.number) ?? (this.listed === null ? issue : []));
          const carries = (issue: Issue) => issue.labels.some((name) => name.toLowerCase() === label.toLowerCase());
          const later = (issue: Issue) => since === null || Date.parse(issue.updatedAt) >= Date.parse(since);
          const found = all.filter((issue) => carries(issue) && later(issue));
          return { issues: structuredClone(found), labels: this.labels.refs(found.flatMap(({ labels }) => labels)), at: this.now };
        },
        read: async (number) => {
          this.#ask(`issue.read #${number}`);
          return structuredClone(this.byNumber.get(number) ?? this.others.get(number) ?? { is: 'hidden' });
        },
        newest: async () => {
          this.#ask('issue.newest');
          const shown = this.listed === null ? [...this.byNumber.values()] : [...this.listed.values()];
          return { issues: structuredClone(shown), numbers: shown.map(({ number }) => number), all: true };
        },
        open: async (pages) => {
          this.#ask('issue.open');
          const shown = this.listed === null ? [...this.byNumber.values()] : [...this.listed.values()];
          const open = shown.filter(({ state }) => state.open).toSorted((a, b) => b.number - a.number);
          return { issues: structuredClone(open.slice(0, pages * 100)), all: open.length <= pages * 100 };
        },
        labels: async () => {
          this.#ask('label.list');
          return [...this.labels.all];
        },
        createLabel: async ({ name }) => {
          this.#ask(`label.create ${name}`, true);
          return this.labels.add(name);
        },
        create: async ({ title, body, labels, assignees, milestone = null }) => {
          this.#ask(`issue.create ${title.slice(0, 40)}`, true);
          if ([...title].length > 256) throw new UserError('Validation failed: title is too long.', '');
          if (body.length > 65_536) throw new UserError('Validation failed: body is too long.', '');
          const number = Math.max(0, ...this.numbers, ...this.others.keys()) + 1;
          const given = { labels: [...labels], assignees: [...assignees], milestone: this.#milestone(milestone), author: BOT };
          this.open({ number, title: title.trim(), body, ...given, state: { open: true }, updatedAt: '', byOwner: false, closedBy: null });
          const created = structuredClone(this.issue(number));
          this.happens('after issue.create');
          return created;
        },
        update: async (number, { title, body, state, milestone }) => {
          this.happens(state === undefined ? 'before issue.update' : 'before issue.setState');
          const what = [title == null ? '' : 'title', body == null ? '' : 'body', milestone === undefined ? '' : 'milestone'];
          if (state !== undefined) what.push(state.open ? 'reopen' : 'close');
          const said = what.filter((one) => one !== '').join('+');
          this.#ask(state === undefined ? `issue.update #${number} ${said}` : `issue.${said.replace(/^body\+/, '')} #${number}`, true);
          if (body != null && body.length > 65_536) throw new UserError('Validation failed: body is too long.', '');
          if (title != null || body != null) this.change(number, { ...(title == null ? {} : { title }), ...(body == null ? {} : { body }) }, BOT);
          if (milestone !== undefined) this.change(number, { milestone: this.#milestone(milestone) }, BOT);
          if (state !== undefined) this.#setState(number, state);
          const changed = structuredClone(this.issue(number));
          this.happens('after issue.update');
          return changed;
        },
        addLabels: async (number, labels) => {
          this.#ask(`issue.label #${number} ${labels.join(', ')}`, true);
          this.change(number, { labels: [...new Set([...this.issue(number).labels, ...labels])] }, BOT);
          return this.issue(number).labels;
        },
        removeLabel: async (number, label) => {
          this.#ask(`issue.unlabel #${number} ${label}`, true);
          this.change(number, { labels: this.issue(number).labels.filter((name) => name.toLowerCase() !== label.toLowerCase()) }, BOT);
          return this.issue(number).labels;
        },
        addAssignees: async (number, logins) => {
          this.#ask(`issue.assign #${number} ${logins.join(', ')}`, true);
          const taken = logins.filter((login) => this.collaborators.has(login.toLowerCase()));
          this.change(number, { assignees: [...new Set([...this.issue(number).assignees, ...taken])] }, BOT);
          return this.issue(number).assignees;
        },
        removeAssignees: async (number, logins) => {
          this.#ask(`issue.unassign #${number} ${logins.join(', ')}`, true);
          const gone = new Set(logins.map((login) => login.toLowerCase()));
          this.change(number, { assignees: this.issue(number).assignees.filter((login) => !gone.has(login.toLowerCase())) }, BOT);
          return this.issue(number).assignees;
        },
        assignable: async (logins) => {
          this.#ask('assignees.list');
          const asked = logins.map((login) => login.toLowerCase());
          if (this.silence !== null) return { logins: new Set(), unsaid: { logins: new Set(asked), ...this.silence } };
          return { logins: new Set(asked.filter((login) => this.collaborators.has(login))), unsaid: null };
        },
        acts: async (number) => {
          this.#ask(`issue.events #${number}`);
          return this.acts.filter((act) => act.number === number).map(({ number: _, ...act }) => act);
        },
        bodies: async (number) => {
          this.#ask(`issue.bodies #${number}`);
          const versions = this.bodies.get(number) ?? [];
          return this.tellsBodies ? (versions.length > 1 ? versions.toReversed() : []) : null;
        },
        access: async (login): Promise<Access> => {
          this.#ask(`collaborator ${login}`);
          return this.collaborators.has(login.toLowerCase()) ? 'write' : 'none';
        },
        closingCommit: async (number) => {
          this.#ask(`issue.events #${number}`);
          return this.closingCommits.get(number) ?? null;
        },
      },
      state: {
        read: async () => {
          this.#ask('state.read');
          return structuredClone(this.kept);
        },
        write: async (baseline, parent, message) => {
          this.happens('before state.write');
          this.#ask(`state.write ${message.replace(/ \S+$/, '')}`, true);
          if ((this.kept?.commit ?? null) !== (parent?.commit ?? null)) return { result: 'stale' };
          this.setBaseline(baseline);
          const version = structuredClone(this.kept as unknown as StateVersion);
          this.happens('after state.write');
          return { result: 'written', version };
        },
        notices: () => [],
      },
      repository: {
        isRedirected: () => false,
        mayReadContents: async () => true,
        info: async () => ({ id: 1, archived: false, hasIssues: true, defaultBranch: 'main', fullName: this.address.repositories[0] ?? '' }),
        idOf: async (name) => {
          this.#ask(`repository ${name}`);
          return this.repositories.get(name) ?? null;
        },
      },
      serverTime: () => this.now,
      requestsLeft: () => this.requestsLeft,
      randomId: () => {
        this.#runs += 1;
        return `run${this.#runs}`;
      },
      wait: async (milliseconds) => {
        // While one run waits for seconds, another one goes on.
        await new Promise((resolve) => setImmediate(resolve));
        this.pass(milliseconds / 1000);
        this.happens('wait');
      },
      log: (line) => this.log.push(line),
    };
  }

  /** A reason is ignored unless the state changes. */
  #setState(number: number, state: IssueState): void {
    if (this.issue(number).state.open !== state.open) this.change(number, { state }, BOT);
  }

  #milestone(number: number | null): MilestoneRef | null {
    return number === null ? null : { number, title: this.desk.titleOf(number) };
  }

  #ask(request: string, writes = false): void {
    this.requests.push(request);
    if (writes) this.beforeWrite();
    if (writes) this.writes.push(request);
  }
}
