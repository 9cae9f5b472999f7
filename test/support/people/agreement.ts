import { expect } from 'vitest';
import type { Issue } from '../../../src/model/issue.ts';
import { People } from './people.ts';
import { FIELDS, itemsIn, type Place, type Step } from './steps.ts';

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
    const link = / (?:\(\[#(\d+)\]\([^)]*\)\)|\(#(\d+)\))/.exec(own[0] ?? '');
    if (link === null) return [];
    const behind = (own[0] ?? '')
      .slice(link.index + link[0].length)
      .replace(/\[(PR #900)\]\([^)]*\)/g, '$1')
      .replace(/\\$/, '');
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
              .concat(behind)
              .replace(/\[(PR #900)\]\([^)]*\)/g, '$1')
              .replace(/ ?\(external\)/, '')
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
    if (body.includes('The item was removed from')) continue;
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
  const files = [await place.text(), (await place.otherText()) ?? ''];
  for (const text of files) expectSame(text, issues, place, told);
}

/** Both sides say the same, and links have the present name, where nothing else was told. */
function expectSame(text: string, issues: readonly Issue[], place: Place, told: ReadonlySet<string>): void {
  const find = (number: number) => issues.find((one) => one.number === number);
  for (const [, number, url] of text.matchAll(/\(\[#(\d+)\]\(([^)]*)\)\)/g)) {
    // What is not followed is left alone, its link, too.
    const isLeft = find(Number(number))?.labels.includes('roadmap') !== true || [...told].some((message) => message.includes(`#${number}`));
    if (!isLeft) expect(url, 'links have the present name').toBe(`${place.issuesAt()}${number}`);
  }
  for (const { token, number, file, issue } of compare(text, issues, place.people, place.release)) {
    const reported = [...told].some((message) => message.includes(`#${number}`));
    if (!reported) expect({ token, ...issue }).toEqual({ token, ...file });
  }
}
