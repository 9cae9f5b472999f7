import fc from 'fast-check';
import { expect } from 'vitest';
import type { Issue } from '../../../src/model/issue.ts';

/**
 * People who edit the file and the issues in any order. What is compared in the end is read here, by itself: nothing of
 * src/plan is called.
 */

export const START = `# Kite

## Known bugs

- T1 tears
  - owner: Kim
  - status: open
- T2 sinks

## Planned

- T3 tail
  - status: drawn
  - [ ] cut
  - [ ] glue
- T4 colours

## Completed

- T0 frame
`;

const WORDS = ['alpha', 'beta', 'gamma', 'delta *x*', 'eps_ilon', '`code`', 'a & b', 'so: it'];
const STATUSES = ['open', 'in work', 'blocked by #7', 'done _soon_'];
const LEVELS = ['high', 'low', 'blocker'];
const FIELDS = ['status', 'prognosis', 'owner', 'priority', 'release', 'resolution'];

export type Step =
  | { readonly do: 'sync' }
  | { readonly do: 'file-title' | 'issue-title'; readonly which: number; readonly word: number }
  | { readonly do: 'file-field' | 'issue-field'; readonly which: number; readonly field: number; readonly value: number }
  | { readonly do: 'file-unset' | 'issue-unset'; readonly which: number; readonly field: number }
  | { readonly do: 'file-tick' | 'issue-tick'; readonly which: number }
  | { readonly do: 'file-move'; readonly which: number; readonly to: number }
  | { readonly do: 'file-remove' | 'file-add' | 'issue-reopen' | 'issue-text' | 'issue-foreign-label' | 'issue-kind' | 'issue-cut'; readonly which: number }
  | { readonly do: 'issue-close'; readonly which: number; readonly reason: number }
  | { readonly do: 'issue-level'; readonly which: number; readonly value: number }
  | { readonly do: 'issue-open'; readonly which: number; readonly word: number }
  | { readonly do: 'file-note' | 'issue-note'; readonly which: number; readonly word: number }
  | { readonly do: 'file-link' | 'issue-external' | 'issue-off' | 'issue-sub'; readonly which: number }
  | { readonly do: 'issue-assign' | 'issue-milestone'; readonly which: number; readonly value: number }
  | { readonly do: 'file-revert' };

const which = fc.nat(7);
export const step: fc.Arbitrary<Step> = fc.oneof(
  fc.constant({ do: 'sync' } as const),
  fc.constant({ do: 'sync' } as const),
  fc.record({ do: fc.constantFrom('file-title', 'issue-title'), which, word: fc.nat(WORDS.length - 1) }),
  fc.record({ do: fc.constantFrom('file-field', 'issue-field'), which, field: fc.nat(FIELDS.length - 1), value: fc.nat(3) }),
  fc.record({ do: fc.constantFrom('file-unset', 'issue-unset'), which, field: fc.nat(FIELDS.length - 1) }),
  fc.record({ do: fc.constantFrom('file-tick', 'issue-tick'), which }),
  fc.record({ do: fc.constant('file-move'), which, to: fc.nat(2) }),
  fc.record({
    do: fc.constantFrom('file-remove', 'file-add', 'issue-reopen', 'issue-text', 'issue-foreign-label', 'issue-kind', 'issue-cut'),
    which,
  }),
  fc.record({ do: fc.constant('issue-close'), which, reason: fc.nat(2) }),
  fc.record({ do: fc.constant('issue-level'), which, value: fc.nat(LEVELS.length) }),
  fc.record({ do: fc.constant('issue-open'), which, word: fc.nat(WORDS.length - 1) }),
  fc.record({ do: fc.constantFrom('file-note', 'issue-note'), which, word: fc.nat(WORDS.length - 1) }),
  fc.record({ do: fc.constantFrom('file-link', 'issue-external', 'issue-off', 'issue-sub'), which }),
  fc.record({ do: fc.constantFrom('issue-assign', 'issue-milestone'), which, value: fc.nat(3) }),
  fc.constant({ do: 'file-revert' } as const),
) as fc.Arbitrary<Step>;

/** An item's lines in the file, found by the token that its title begins with. */
interface Found {
  readonly token: string;
  readonly start: number;
  readonly end: number;
  readonly section: string;
}

function itemsIn(text: string): Found[] {
  const lines = text.split('\n');
  const found: Array<{ token: string; start: number; end: number; section: string }> = [];
  let section = '';
  for (const [at, line] of lines.entries()) {
    if (line.startsWith('## ')) section = line.slice(3);
    const token = /^- (T\d+)\b/.exec(line)?.[1];
    if (token !== undefined) found.push({ token, start: at, end: at + 1, section });
    else if (/^ {2,}\S/.test(line) && lines.slice(found.at(-1)?.end ?? at + 1, at).every((one) => one === '') && found.length > 0)
      Object.assign(found.at(-1) ?? {}, { end: at + 1 });
  }
  return found;
}

/** A repository that people edit, and the action keeps: in memory, or a server with the shipped bundle. */
export interface Place {
  text(): Promise<string>;
  edit(text: string): Promise<void>;
  issues(): Promise<readonly Issue[]>;
  change(number: number, change: Partial<Pick<Issue, 'title' | 'body' | 'labels' | 'state' | 'assignees'>>): Promise<void>;
  /** Puts an issue into the milestone of some title, or into none. */
  moveTo(number: number, milestone: string | null): Promise<void>;
  /** The release whose milestone is kept; null: none is. */
  readonly release: string | null;
  /** Two logins that can be assigned. */
  readonly people: readonly [string, string];
  /** The number of an issue that a maintainer opens. */
  open(issue: Pick<Issue, 'title' | 'body' | 'labels'>): Promise<number>;
  /** One run: what it reported, and how much it wrote. */
  sync(): Promise<{ readonly told: readonly string[]; readonly writes: number }>;
}

/** Those who edit both sides. */
class People {
  readonly place: Place;
  readonly #texts: string[] = [];
  readonly foreign = new Map<number, string>();
  readonly said = new Map<number, string>();
  #next = 10;

  constructor(place: Place) {
    this.place = place;
  }

  async take(one: Step): Promise<void> {
    if (one.do === 'sync') await this.place.sync();
    else if (one.do === 'file-revert') {
      const before = this.#texts.at(-1);
      if (before !== undefined) await this.place.edit(before);
    } else if (one.do.startsWith('file-')) await this.#inFile(one);
    else await this.#inIssue(one);
  }

  async #inFile(one: Exclude<Step, { do: 'sync' | 'file-revert' }>): Promise<void> {
    const text = await this.place.text();
    this.#texts.push(text);
    const lines = text.split('\n');
    const all = itemsIn(text);
    const item = all[one.which % Math.max(1, all.length)];
    if (one.do === 'file-add') {
      const at = lines.indexOf(one.which % 2 === 0 ? '## Planned' : '## Known bugs');
      lines.splice(at + 2, 0, `- T${this.#next} new`);
      this.#next += 1;
    } else if (one.do === 'file-link') {
      const title = `T${this.#next} by hand`;
      this.#next += 1;
      const number = await this.place.open({ title, body: 'By hand.', labels: [] });
      this.said.set(number, 'By hand.');
      lines.splice(lines.indexOf(one.which % 2 === 0 ? '## Planned' : '## Known bugs') + 2, 0, `- ${title} (#${number})`);
    } else if (item === undefined) return;
    else if (one.do === 'file-note') {
      const at = lines.findIndex((line, index) => index > item.start && index < item.end && line.startsWith('  - Remark'));
      const remark = `  - Remark ${WORDS[one.word]}`;
      if (at === -1) lines.splice(item.end, 0, remark);
      else lines.splice(at, 1, remark);
    } else if (one.do === 'file-title') lines[item.start] = (lines[item.start] ?? '').replace(/^(- T\d+) ?[^([]*/, `$1 ${WORDS[one.word]} `).trimEnd();
    else if (one.do === 'file-field') this.#setField(lines, item, FIELDS[one.field] ?? '', this.value(one.field, one.value));
    else if (one.do === 'file-unset') this.#setField(lines, item, FIELDS[one.field] ?? '', null);
    else if (one.do === 'file-tick') {
      for (let at = item.start; at < item.end; at += 1) {
        const line = lines[at] ?? '';
        if (/^ {2}- \[[ x]\]/.test(line)) lines[at] = line.includes('[ ]') ? line.replace('[ ]', '[x]') : line.replace('[x]', '[ ]');
      }
    } else if (one.do === 'file-remove') lines.splice(item.start, item.end - item.start);
    else if (one.do === 'file-move') {
      const block = lines.splice(item.start, item.end - item.start);
      const at = lines.indexOf(['## Known bugs', '## Planned', '## Completed'][one.to] ?? '');
      lines.splice(at + 2, 0, ...block);
    }
    if (lines.join('\n') !== text) await this.place.edit(lines.join('\n'));
    // Two sides that differ when they are linked stay so until one changes: here they are linked while they are alike.
    if (one.do === 'file-link') await this.place.sync();
  }

  value(field: number, value: number): string {
    const key = FIELDS[field];
    return key === 'owner'
      ? ([`@${this.place.people[0]}`, `@${this.place.people[1]}`, 'Kim', `@${this.place.people[0]}, Kim`][value] ?? '')
      : key === 'priority'
        ? (LEVELS[value % LEVELS.length] ?? '')
        : (STATUSES[value] ?? '');
  }

  #setField(lines: string[], item: Found, key: string, value: string | null): void {
    const at = lines.findIndex((line, index) => index > item.start && index < item.end && line.startsWith(`  - ${key}:`));
    if (at !== -1) lines.splice(at, 1, ...(value === null ? [] : [`  - ${key}: ${value}`]));
    else if (value !== null) lines.splice(item.start + 1, 0, `  - ${key}: ${value}`);
  }

  async #inIssue(one: Exclude<Step, { do: 'sync' | 'file-revert' }>): Promise<void> {
    const { place } = this;
    if (one.do === 'issue-open') {
      const labels = ['roadmap', one.which % 2 === 0 ? 'bug' : 'feature'];
      const number = await place.open({ title: `T${this.#next} ${WORDS[one.word]}`, body: 'Mine.', labels });
      this.#next += 1;
      this.said.set(number, 'Mine.');
      return;
    }
    const issues = await place.issues();
    const issue = issues[one.which % Math.max(1, issues.length)];
    if (issue === undefined) return;
    const { number } = issue;
    switch (one.do) {
      case 'issue-title':
        await place.change(number, { title: issue.title.replace(/^(T\d+).*/, `$1 ${WORDS[one.word]}`) });
        return;
      case 'issue-close':
        if (issue.state.open)
          await place.change(number, { state: { open: false, reason: (['completed', 'not_planned', 'duplicate'] as const)[one.reason] ?? 'completed' } });
        return;
      case 'issue-reopen':
        if (!issue.state.open) await place.change(number, { state: { open: true } });
        return;
      case 'issue-foreign-label':
        this.foreign.set(number, 'help wanted');
        await place.change(number, { labels: [...new Set(['help wanted', ...issue.labels])] });
        return;
      case 'issue-text':
        this.said.set(number, `I said ${number}.`);
        await place.change(number, { body: `I said ${number}.\r\n\r\n${issue.body}` });
        return;
      case 'issue-cut':
        await place.change(number, { body: issue.body.replace(/<!-- roadmap-sync:end -->/, '') });
        return;
      case 'issue-kind': {
        const others = issue.labels.filter((name) => name !== 'bug' && name !== 'feature');
        await place.change(number, { labels: [...others, issue.labels.includes('bug') ? 'feature' : 'bug'] });
        return;
      }
      case 'issue-external': {
        const without = issue.labels.filter((name) => name !== 'external');
        await place.change(number, { labels: without.length === issue.labels.length ? [...issue.labels, 'external'] : without });
        return;
      }
      case 'issue-off': {
        const without = issue.labels.filter((name) => name !== 'roadmap');
        await place.change(number, { labels: without.length === issue.labels.length ? [...issue.labels, 'roadmap'] : without });
        return;
      }
      case 'issue-assign': {
        const [first, second] = place.people;
        await place.change(number, { assignees: [[first], [second], [first, second], []][one.value] ?? [] });
        return;
      }
      case 'issue-milestone':
        if (place.release !== null) await place.moveTo(number, [null, place.release, '3', 'Kite 4'][one.value] ?? null);
        return;
      case 'issue-note': {
        const lines = issue.body.split('\n').filter((line) => !line.startsWith('- Remark'));
        const begin = lines.findIndex((line) => line.startsWith('<!-- roadmap-sync:begin'));
        if (begin !== -1) await place.change(number, { body: lines.toSpliced(begin + 1, 0, `- Remark ${WORDS[one.word]}`, '').join('\n') });
        return;
      }
      case 'issue-sub': {
        const lines = issue.body.split('\n');
        const last = lines.findLastIndex((line) => /^- \[[ x]\] /.test(line));
        if (last === -1) return;
        await place.change(number, { body: lines.toSpliced(last + 1, 0, `- [ ] more ${number}`).join('\n') });
        return;
      }
      case 'issue-level': {
        const others = issue.labels.filter((name) => !name.startsWith('priority: '));
        const level = LEVELS[one.value];
        await place.change(number, { labels: level === undefined ? others : [...others, `priority: ${level}`] });
        return;
      }
      case 'issue-field':
      case 'issue-unset': {
        const name = FIELDS[one.field] ?? '';
        const label = `**${name.charAt(0).toUpperCase()}${name.slice(1)}:**`;
        const without = issue.body.split('\n').filter((line) => !line.startsWith(label));
        const begin = without.findIndex((line) => line.startsWith('<sub>'));
        if (begin === -1) return;
        const line = one.do === 'issue-field' ? [`${label} ${this.value(one.field, one.value).replaceAll('@', '@\u200b')}`, ''] : [];
        await place.change(number, { body: [...without.slice(0, begin), ...line, ...without.slice(begin)].join('\n') });
        return;
      }
      case 'issue-tick':
        await place.change(number, { body: issue.body.replace(/- \[([ x])\]/, (_, box) => `- [${box === ' ' ? 'x' : ' '}]`) });
        return;
      default:
        return;
    }
  }
}

const plain = (text: string) =>
  text
    .replace(/\\([!-/:-@[-`{-~])/g, '$1')
    .replace(/[*_`\u200b]/g, '')
    .replace(/\s+/g, ' ')
    .trim();

/** A release as it is compared: `Kite 4` and `4` are one. */
function milestoneIn(text: string): string {
  return plain(text)
    .toLowerCase()
    .replace(/^kite /, '')
    .replace(/[^a-z0-9]+/g, ' ')
    .trim();
}

/** What an item and its issue say, each read from its own text. */
function compare(
  text: string,
  issues: readonly Issue[],
  people: readonly string[],
  release: string | null,
): Array<{ token: string; number: number; file: Record<string, string>; issue: Record<string, string> }> {
  const lines = text.split('\n');
  return itemsIn(text).flatMap((item) => {
    const own = lines.slice(item.start, item.end);
    const link = /(?:\(\[#(\d+)\]\([^)]*\)\)|\(#(\d+)\))\s*$/.exec(own[0] ?? '');
    if (link === null) return [];
    const number = Number(link[1] ?? link[2]);
    const issue = issues.find((one) => one.number === number);
    if (issue === undefined || !issue.labels.includes('roadmap')) return [];
    const field = (from: readonly string[], pattern: (key: string) => RegExp) =>
      Object.fromEntries(
        FIELDS.filter((key) => open || key !== 'resolution').map((key) => [
          key,
          plain(from.map((line) => pattern(key).exec(line)?.[1]).find((value) => value !== undefined) ?? ''),
        ]),
      );
    const outside = item.section === 'External projects';
    const open = item.section === 'Known bugs' || item.section === 'Planned' || item.section === 'Open bugs' || outside;
    const managed = /<!-- roadmap-sync:begin[^\n]*\n([\s\S]*?)<!-- roadmap-sync:end -->/.exec(issue.body)?.[1]?.split('\n') ?? [];
    const remark = (from: readonly string[]) => plain(from.map((line) => /^\s*- Remark (.*)$/.exec(line)?.[1]).find((text) => text !== undefined) ?? '');
    const ticks = (from: readonly string[]) => from.flatMap((line) => /^\s*- (\[[ x]\] .*)$/.exec(line)?.[1] ?? []).join('; ');
    const kind = open && !outside ? { kind: item.section === 'Planned' ? 'feature' : 'bug' } : {};
    const fileKind = own.map((line) => /^ {2}- kind: (\w+)/.exec(line)?.[1]).find((value) => value !== undefined);
    return [
      {
        token: item.token,
        number,
        file: {
          title: plain(
            (own[0] ?? '')
              .slice(2, link.index)
              .replace('(external)', '')
              .replace(/[: ]+$/, ''),
          ),
          state: open ? 'open' : 'closed',
          ...(open && !outside ? { kind: fileKind ?? kind.kind ?? '' } : {}),
          ...(open ? { external: String(outside || /\(external\)/.test(own[0] ?? '')) } : {}),
          ...field(own, (key) => new RegExp(`^ {2}- ${key}: (.*)$`)),
          ticks: ticks(own),
          remark: remark(own),
          assigned: people.filter((login) => own.some((line) => line.startsWith('  - owner:') && line.includes(`@${login}`))).join(', '),
          ...(release === null || !open ? {} : { milestone: milestoneIn(own.map((line) => /^ {2}- release: (.*)$/.exec(line)?.[1]).find(Boolean) ?? release) }),
        },
        issue: {
          title: plain(issue.title.replace(/[: ]+$/, '')),
          state: issue.state.open ? 'open' : 'closed',
          ...(open && !outside ? { kind: issue.labels.includes('bug') ? 'bug' : 'feature' } : {}),
          ...(open ? { external: String(issue.labels.includes('external')) } : {}),
          ...field(managed, (key) => new RegExp(`^\\*\\*${key.charAt(0).toUpperCase()}${key.slice(1)}:\\*\\* (.*)$`)),
          ticks: ticks(managed),
          remark: remark(managed),
          assigned: people.filter((login) => issue.assignees.includes(login)).join(', '),
          ...(release === null || !open ? {} : { milestone: milestoneIn(issue.milestone?.title ?? 'later') }),
        },
      },
    ];
  });
}

/** After some steps and two runs: nothing more to write, no item with two issues, nobody's text or label lost, and both sides equal or reported. */
export async function expectAgreement(place: Place, steps: readonly Step[]): Promise<void> {
  const people = new People(place);
  await place.sync();
  for (const one of steps) await people.take(one);
  const told = new Set<string>();
  for (let run = 0; run < 2; run += 1) for (const message of (await place.sync()).told) told.add(message);
  const last = await place.sync();
  for (const message of last.told) told.add(message);
  expect(last.writes, 'a further run writes nothing').toBe(0);
  const issues = await place.issues();
  const tokens = new Map<string, number[]>();
  for (const { number, title, body } of issues) {
    // Who takes out a link and changes the title at once has written another item: the issue of the first was closed for it.
    if (body.includes('Its item was taken out of')) continue;
    const token = /^T\d+/.exec(title)?.[0] ?? '';
    tokens.set(token, [...(tokens.get(token) ?? []), number]);
  }
  expect(
    [...tokens].filter(([, numbers]) => numbers.length > 1),
    'no item has two issues',
  ).toEqual([]);
  const find = (number: number) => issues.find((one) => one.number === number);
  for (const [number, label] of people.foreign) expect(find(number)?.labels).toContain(label);
  for (const [number, text] of people.said) expect(find(number)?.body).toContain(text);
  for (const { token, number, file, issue } of compare(await place.text(), issues, place.people, place.release)) {
    const reported = [...told].some((message) => message.includes(`#${number}`));
    if (!reported) expect({ token, ...issue }).toEqual({ token, ...file });
  }
}
