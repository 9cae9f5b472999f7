import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { EVERY_FAULT } from '../amounts.ts';
import { differences, type Look, lookAt } from '../server/look.ts';
import { type Asked, FAULTS, type Fault, KILLS, landing, type PersonsEdit } from './faults.ts';
import { type Ended, Stage } from './stage.ts';
import type { Story } from './story.ts';

/** One fault at one request. */
export interface Point {
  readonly index: number;
  readonly fault: Fault;
  readonly asked: Asked;
  /** Where the runs have to end: where the undisturbed one did, with the person's edit before or after it. */
  readonly expected: () => Promise<readonly Look[]>;
}

/** What an undisturbed run of a story asks, and where it ends. */
export interface Course {
  readonly requests: readonly Asked[];
  /** Where it ends. */
  readonly end: Look;
  /** And where it may end for runs whose lists lag: what the story tells last has not happened to them. */
  readonly late: readonly Look[];
  readonly points: readonly Point[];
}

const LAG = 'lists lag';
/** Longer ago than a run looks back: what it misses now is missed for good. Milliseconds. */
const LONG_AGO = 3_600_000;

/**
 * Sets a stage where the story's run begins.
 * @param since how long ago people did what the run has to follow, in milliseconds
 */
export async function onStage<Answer, One extends Stage>(
  story: Story,
  open: () => Promise<One>,
  act: (stage: One) => Promise<Answer>,
  since = LONG_AGO,
): Promise<Answer> {
  const stage = await open();
  stage.waits = story.waits === true;
  try {
    await story.begin(stage.github, async () => {
      await undisturbed(stage);
      // What happened before a story begins is old.
      stage.clock.advance(120_000);
    });
    await story.news?.(stage.github);
    stage.clock.advance(since);
    stage.updates = story.updates === true;
    stage.next = story.next ?? null;
    return await act(stage);
  } finally {
    await stage.close();
  }
}

async function undisturbed(stage: Stage): Promise<Ended> {
  const ended = await stage.run();
  if (ended.how !== 'done') throw new Error(`An undisturbed run ended with: ${ended.why}`);
  return ended;
}

/** Looks at the undisturbed runs of a story, with and without what people do meanwhile. */
export async function observe(story: Story): Promise<Course> {
  const numbers = new Map<string, number>();
  let present = 0;
  const { requests, end } = await onStage(
    story,
    () => Stage.open(),
    async (stage) => {
      present = (await stage.github.issues()).length;
      const ended = await undisturbed(stage);
      for (const { number, title } of await stage.github.issues()) numbers.set(title, number);
      const look = await lookAt(stage.github);
      const { requests: again, writes } = await undisturbed(stage);
      if (writes > 0) throw new Error(`The run after an undisturbed one writes:\n${again.map(requestName).join('\n')}`);
      return { requests: ended.requests, end: look };
    },
  );
  const asked = requests.map((request, index): Asked => ({ ...request, before: requests.slice(0, index).map((one) => ({ ...one, before: [] })) }));
  const late = await endWithLateNews(story);
  const faults = [...FAULTS, ...KILLS].map((fault) => ({ fault, expected: async () => (fault.name === LAG ? [end, ...late] : [end]) }));
  for (const edit of story.edits) {
    const number = edit.issue === null ? null : (numbers.get(edit.issue) ?? Number.POSITIVE_INFINITY);
    const whens = number === null || number <= present ? (['after', 'before'] as const) : (['after'] as const);
    faults.push({ fault: landing(edit, number, present), expected: once(() => endsWith(story, edit.make, whens)) });
  }
  const points = faults.flatMap(({ fault, expected }) => asked.flatMap((one, index) => (fault.applies(one) ? [{ index, fault, asked: one, expected }] : [])));
  return { requests: asked, end, late, points };
}

/** Where a story ends whose last news come only after its run. */
async function endWithLateNews({ news, ...story }: Story): Promise<Look[]> {
  if (news === undefined) return [];
  const end = onStage(
    story,
    () => Stage.open(),
    async (stage) => {
      await undisturbed(stage);
      stage.clock.advance(1_000);
      await news(stage.github);
      await undisturbed(stage);
      return lookAt(stage.github);
    },
  );
  return [await end];
}

/** Only the points that are struck need to know where their runs have to end. */
function once<Value>(make: () => Promise<Value>): () => Promise<Value> {
  let made: Promise<Value> | null = null;
  return () => {
    made ??= make();
    return made;
  };
}

async function endsWith(story: Story, edit: PersonsEdit['make'], whens: readonly ('before' | 'after')[]): Promise<Look[]> {
  const ends: Look[] = [];
  for (const when of whens) ends.push(await endWith(story, edit, when));
  return ends;
}

function endWith(story: Story, edit: PersonsEdit['make'], when: 'before' | 'after'): Promise<Look> {
  return onStage(
    story,
    () => Stage.open(),
    async (stage) => {
      if (when === 'before') await edit(stage.github);
      await undisturbed(stage);
      if (when === 'after') {
        stage.clock.advance(1_000);
        await edit(stage.github);
        await undisturbed(stage);
      }
      return lookAt(stage.github);
    },
  );
}

/** What is wrong after a run that a fault struck, one clean run, and another one. Nothing, where the point holds. */
async function strike(story: Story, point: Point): Promise<string[]> {
  const { index, fault } = point;
  // Its stages have the clock before that of the struck run.
  const expected = await point.expected();
  const lags = fault.name === LAG;
  const act = async (stage: Stage) => aftermath(stage, await stage.run({ strike: { index, strike: fault.strike } }), point, expected);
  // A list that lags hides what happened a moment ago.
  return onStage(story, () => Stage.open(lags), act, lags ? 1_000 : LONG_AGO);
}

/** What is wrong after a struck run: with it, and with what a clean run and another one make of it. */
export async function aftermath(stage: Stage, struck: Ended, { index, asked }: Point, expected: readonly Look[]): Promise<string[]> {
  const hit = struck.requests[index];
  const other = hit === undefined || requestName(hit) !== requestName(asked);
  const wrong = other ? [`another request was struck: ${hit === undefined ? 'none' : requestName(hit)}`] : [];
  if (struck.how === 'bug') wrong.push(`the run ended with a stack: ${shortened(struck.why)}`);
  stage.clock.advance(1_000);
  return [...wrong, ...(await settles(stage, expected))];
}

/** What is wrong with what a clean run makes of what it finds: it must end where expected, and leave nothing to write. */
export async function settles(stage: Stage, expected: readonly Look[]): Promise<string[]> {
  const clean = await stage.run();
  const wrong = clean.how === 'done' ? [] : [`the clean run ended with: ${shortened(clean.why)}`];
  wrong.push(...differences(await lookAt(stage.github), expected));
  const { requests } = await stage.run();
  wrong.push(...requests.filter(({ method }) => method !== 'GET').map((one) => `the third run wrote: ${requestName(one)}`));
  return [...wrong, ...stage.github.invalid];
}

function shortened(why: string): string {
  return why.split('\n').slice(0, 3).join(' ');
}

/** Method and path of a request, without what differs from run to run. */
export function requestName({ method, path }: Pick<Asked, 'method' | 'path'>): string {
  return `${method} ${path.replace(/[0-9a-f]{40}/g, '<sha>')}`;
}

/** Some of the points, spread over requests and faults. */
export function spread<One>(points: readonly One[], number: number): One[] {
  const step = Math.max(1, points.length / number);
  return points.filter((_, index) => Math.floor(index / step) !== Math.floor((index - 1) / step));
}

/** The points at which a story did not hold, as a person looks them up. */
export function brokenPoint({ index, fault, asked }: Point, wrong: readonly string[]): string {
  return [`#${index} ${requestName(asked)}: ${fault.name}`, ...wrong.slice(0, 12).map((line) => `    ${line.slice(0, 240)}`)].join('\n');
}

/** One point of every third fault, each at another request; and one of each edit of a person. */
function sampled({ points }: Course, story: Story, turn: number): Point[] {
  const names = new Set(inTurn(story, turn));
  const faults = [...new Set(points.map(({ fault }) => fault))].filter(({ name }) => names.has(name));
  return faults.flatMap((fault, nth) => {
    const all = points.filter((point) => point.fault === fault);
    // The golden ratio never repeats a place among so few.
    const place = Math.floor(((nth * 0.618) % 1) * all.length);
    return all.slice(place, place + 1);
  });
}

/** In the sample the faults take turns: a third of them strikes the stories of each turn. */
function inTurn(story: Story, turn: number): string[] {
  const faults = [...FAULTS, ...KILLS].filter((_, index) => EVERY_FAULT || index % 3 === turn);
  return [...faults, ...story.edits].map(({ name }) => name);
}

/**
 * A story, struck at every request by every fault that can happen there; in the sample by a third of the faults, each at one request.
 * @param turn which third
 */
export function faultMatrix(story: Story, turn: 0 | 1 | 2): void {
  describe(`${story.name}, struck by`, { timeout: 900_000 }, () => {
    let course: Course | null = null;
    let chosen: readonly Point[] = [];
    let struck = 0;
    const broken: string[] = [];
    beforeAll(async () => {
      course = await observe(story);
      chosen = EVERY_FAULT ? course.points : sampled(course, story, turn);
    });
    afterAll(() => (course === null ? undefined : report(story, course, struck, broken)));
    it.each(inTurn(story, turn))('%s', async (name) => {
      const before = broken.length;
      for (const point of chosen.filter(({ fault }) => fault.name === name)) {
        struck += 1;
        const wrong = await strike(story, point);
        if (wrong.length > 0) broken.push(brokenPoint(point, wrong));
      }
      expect(broken.slice(before)).toEqual([]);
    });
  });
}

function report(story: Story, { requests, points }: Course, struck: number, broken: readonly string[]): void {
  const faults = (index: number) => points.filter((point) => point.index === index).length;
  const listed = requests.map((one, index) => `  #${index} ${requestName(one)}: ${faults(index)} faults`);
  const held = struck - broken.length;
  const lines = [`${story.name}: ${requests.length} requests, ${points.length} cut points in all`, ...(EVERY_FAULT ? listed : [])];
  console.log([...lines, ...broken, `${story.name}: ${struck} cut points, ${held} held`].join('\n'));
}
