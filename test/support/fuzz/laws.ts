import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import fc from 'fast-check';
import { DEFAULT_CONFIG_PATH, parseConfig } from '../../../src/config/config.ts';
import { UserError } from '../../../src/model/errors.ts';
import type { Result } from '../../../src/model/result.ts';
import { startStopwatch } from '../../../src/model/stopwatch.ts';
import { nodeTimer } from '../../../src/node/timer.ts';
import { planJson } from '../../../src/report/plan-json.ts';
import { summary } from '../../../src/report/summary.ts';
import { terminalLines } from '../../../src/report/terminal.ts';
import { importUpdate } from '../../../src/roadmap/import/import.ts';
import { readState, serializeState } from '../../../src/state/state-file.ts';
import { ADDRESS, lines, link } from '../memory/builders.ts';
import { MemoryWorld } from '../memory/memory-world.ts';
import { NO_LIMITS } from '../memory/request.ts';
import { issueAnswer } from '../server/issue-answer.ts';
import { worldAt } from '../server/world.ts';
import { hostileConfig, hostileJson, hostileText, type Size } from './grammar.ts';

/** What holds for any input of one kind. It throws if it does not hold. */
export type Law = (size: Size) => fc.IAsyncProperty<[string, ...string[]]>;

const START = lines('# Rocket', '', '## Planned', '', '- [ ] Hatch', '- [ ] Seat', '  - status: idea');

/** A run of the action has limits of time, and so has each of these. */
function timed(): void {
  startStopwatch(nodeTimer, { milliseconds: 20_000, counts: 'work', late: () => new UserError('The file takes too long.', 'Shorten it.') });
}

/** GitHub's answer for an issue that this action follows. */
const ISSUE = issueAnswer({ labels: [{ id: 1, name: 'roadmap' }] });

/** Whatever is refused is refused with a sentence. Anything else is a fault. @returns null: refused */
async function orRefused<Answer>(work: () => Answer | Promise<Answer>): Promise<Answer | null> {
  timed();
  try {
    return await work();
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
    if (!/^\S.*[.:)”?]/su.test(error.message) || error.message.length < 20) throw new Error(`This is no sentence: ${JSON.stringify(error.message)}`);
    return null;
  } finally {
    startStopwatch(null, null);
  }
}

// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what must not be there.
const CONTROL = /[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u2028\u2029\u202a-\u202e\u2066-\u2069]/;

/** No line of a log can be a command, and nothing that is shown steers a terminal or hides text. */
function expectPrintable(result: Result): void {
  for (const line of terminalLines(result)) {
    if (CONTROL.test(line) || line.includes('\n') || /^\s*::|##\[/.test(line)) throw new Error(`A line of the log is not printable: ${JSON.stringify(line)}`);
  }
  if (CONTROL.test(planJson(result.plan))) throw new Error('The plan as JSON holds a control character.');
  const page = summary(result, ADDRESS);
  if (CONTROL.test(page.replaceAll('\r\n', '\n'))) throw new Error('The summary holds a control character.');
  if (/(?<!\\)<(?:script|img|iframe|a)\b/i.test(page)) throw new Error('The summary holds HTML of somebody else.');
}

/** What a first run writes into a file are links. */
const LINK = / ?\(\[#\d+\]\([^)]*\)\)/g;

function expectOnlyLinks(before: string, after: string): void {
  const bare = (text: string) => text.replace(LINK, '').replace(/Last updated:?.*/gi, '');
  if (bare(before) !== bare(after)) throw new Error(`The first run changed more than links:\n${JSON.stringify(before)}\n${JSON.stringify(after)}`);
}

/** A file of any content is read, or refused with a sentence. Its first run writes only links; the second run only what the first one left; the third nothing. */
const file: Law = (size) =>
  fc.asyncProperty(hostileText(size), async (text) => {
    const world = new MemoryWorld(text);
    const first = await orRefused(() => world.sync({ limits: NO_LIMITS }));
    if (first === null) return;
    expectPrintable(first);
    // A timeline's mark may move, and what is finished by an issue of the same number may change.
    if (first.plan.operations.every(({ kind }) => ['create-label', 'create-issue', 'link-item'].includes(kind))) expectOnlyLinks(text, world.text);
    await orRefused(() => world.sync({ limits: NO_LIMITS }));
    const writes = world.writes.length;
    await orRefused(() => world.sync({ limits: NO_LIMITS }));
    if (world.writes.length !== writes) throw new Error(`The third run writes: ${world.writes.slice(writes).join(', ')}`);
  });

/** Whatever an issue says, by whomever, the run ends, the other item is served, and the text of the issue is not lost. */
const issue: Law = (size) =>
  fc.asyncProperty(hostileText({ ...size, pieces: 3 }), hostileText(size), fc.constantFrom('ann', 'stranger'), async (title, body, author) => {
    const world = await MemoryWorld.agreed(START);
    const wellFormed = (text: string) => Buffer.from(text).toString().slice(0, 60_000);
    const { body: managed } = world.issue(1);
    const inside = managed.replace(/(<!-- roadmap-sync:begin.*-->\n)[\s\S]*?(<sub>)/, (_, begin: string, end: string) => `${begin}${wellFormed(body)}\n${end}`);
    world.change(1, { title: wellFormed(title).replace(/\s+/g, ' ').slice(0, 255) || 'x', body: inside });
    world.open({ ...world.issue(1), number: 3, body: wellFormed(body), author, labels: ['roadmap', 'feature'] });
    world.change(2, { state: { open: false, reason: 'completed' } });
    const run = await orRefused(() => world.sync({ limits: NO_LIMITS }));
    if (run === null) throw new Error('A run ended because of what an issue says.');
    expectPrintable(run);
    if (!world.text.includes(`- [x] Seat ${link(2)}`)) throw new Error(`The other item was not served:\n${world.text}`);
    await orRefused(() => world.sync({ limits: NO_LIMITS }));
    const writes = world.writes.length;
    await orRefused(() => world.sync({ limits: NO_LIMITS }));
    if (world.writes.length !== writes) throw new Error(`The third run writes: ${world.writes.slice(writes).join(', ')}`);
  });

/** A configuration of any content is read, or refused with a sentence that names the file. */
const configuration: Law = (size) =>
  fc.asyncProperty(hostileConfig(size), async (source) => {
    const world = new MemoryWorld(START);
    world.config = source;
    await orRefused(() => parseConfig(source, DEFAULT_CONFIG_PATH));
    await orRefused(() => world.sync({ limits: NO_LIMITS }));
  });

const AGREED: unknown = JSON.parse(serializeState((await MemoryWorld.agreed(START)).baseline ?? noState()));

function noState(): never {
  throw new Error('Both sides agree, so there is a state.');
}

/** A state of any content is read, in whole or in part, and a run with what is left makes no second issue. */
const state: Law = () =>
  fc.asyncProperty(hostileJson(AGREED), async (text) => {
    const world = await MemoryWorld.agreed(START);
    const read = await orRefused(() => readState(text));
    // A state that is damaged as a whole is rebuilt.
    world.setBaseline(read?.baseline ?? null, read?.lost);
    const run = await orRefused(() => world.sync({ limits: NO_LIMITS }));
    if (world.numbers.length !== 2) throw new Error(`There are ${world.numbers.length} issues.`);
    if (run !== null) expectPrintable(run);
  });

/** An answer of any content ends in a sentence at worst. */
const answer: Law = () =>
  fc.asyncProperty(hostileJson(ISSUE), fc.constantFrom('application/json', 'text/html', 'application/vnd.github+json'), async (body, type) => {
    const server = createServer((_, response) => response.writeHead(200, { 'content-type': type }).end(body));
    await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
    try {
      const world = worldAt({ apiUrl: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, owner: 'o', repo: 'r' });
      const { issues } = world;
      const asked = [
        () => world.state.read(),
        () => world.file.read(),
        () => world.repository.info(),
        () => issues.read(1),
        () => issues.labels(),
        () => issues.list({ label: 'roadmap', since: null }),
      ];
      for (const ask of asked) await orRefused<unknown>(ask);
    } finally {
      server.close();
    }
  });

/** An update of any content is converted, or refused with a sentence. */
const update: Law = (size) =>
  fc.asyncProperty(hostileText(size), async (text) => {
    await orRefused(() => importUpdate(text));
  });

export const LAWS: Readonly<Record<string, Law>> = { file, issue, configuration, state, answer, update };
