import { UnclearWrite } from '../../src/model/errors.ts';
import { type Chance, chanceAt } from './random.ts';
import type { Server } from './server.ts';

/** What goes wrong at a request. `late`: the answer comes, but the run goes on only so many seconds later. */
export type Fault =
  | { readonly do: 'die'; readonly acted: boolean }
  | { readonly do: 'lose'; readonly acted: boolean }
  | { readonly do: 'late'; readonly seconds: number };

/** A request as the server gets it. */
export interface Asked {
  readonly what: string;
  /** The issue that is written to, or read by its number. */
  readonly issue?: number;
  readonly writes?: boolean;
}

interface Waiting extends Asked {
  readonly since: number;
  /** The clock shows this time, or a later one, before it goes on. */
  readonly notBefore: number;
  /** What happens when it is its turn. False: the answer comes later. */
  readonly go: (fault: Fault | null) => 'answered' | 'died' | 'later';
}

/** One run, as the scheduler sees it. */
export class Actor {
  readonly name: string;
  readonly waiting: Waiting[] = [];
  state: 'runs' | 'died' | 'ended' = 'runs';
  writes = 0;
  turns = 0;
  #parked: () => void = () => {};

  constructor(name: string) {
    this.name = name;
  }

  /** Something it does is over, or it asks for something: until then nobody else goes on. */
  park(): void {
    this.#parked();
  }

  async until(go: () => void): Promise<void> {
    const parked = new Promise<void>((resolve) => {
      this.#parked = resolve;
    });
    go();
    await parked;
  }
}

/** A request that was sent is answered, or not, within this time: a run counts on it when it writes shortly before its lease ends. */
const IN_FLIGHT = 3_000;

/** Lets one of several runs go on at a time, by one request, as chance has it. */
export class Scheduler {
  readonly server: Server;
  readonly actors: Actor[] = [];
  readonly trace: string[] = [];
  readonly seed: number;
  /** The faults that hit. */
  readonly met = new Set<Fault['do']>();
  step = 0;
  /** Nothing goes wrong any more. */
  calm = false;
  /** Hears who is about to act on the server. */
  onAct: (actor: Actor) => void = () => {};
  readonly #faults: ReadonlyMap<string, Fault>;

  /** @param faults by the run and the number of its request: `run 2, 7` */
  constructor(server: Server, seed: number, faults: ReadonlyMap<string, Fault>) {
    this.server = server;
    this.seed = seed;
    this.#faults = faults;
  }

  tell(line: string): void {
    this.trace.push(`${this.server.time.slice(11, 21)} ${line}`);
  }

  get live(): Actor[] {
    return this.actors.filter(({ state }) => state === 'runs');
  }

  chance(): Chance {
    return chanceAt(this.seed, this.step);
  }

  /** Starts something that asks for requests as this actor; it is over when its promise settles. */
  async start(actor: Actor, work: () => Promise<void>): Promise<void> {
    this.actors.push(actor);
    await actor.until(() => {
      void work().finally(() => {
        if (actor.state === 'runs') actor.state = 'ended';
        actor.park();
      });
    });
  }

  /** One request: it waits for its turn. */
  request<Answer>(actor: Actor, asked: Asked, act: () => Answer): Promise<Answer> {
    return new Promise((resolve, reject) => {
      const go = (fault: Fault | null): 'answered' | 'died' | 'later' => {
        const acted = fault === null || fault.do === 'late' || fault.acted;
        this.onAct(actor);
        const answer = acted ? act() : null;
        if (acted && asked.writes === true) actor.writes += 1;
        this.tell(`${actor.name} ${asked.what}${tail(fault)}`);
        if (fault?.do === 'die') return 'died';
        if (fault?.do === 'lose') {
          reject(new UnclearWrite(`Cannot ${asked.what}: GitHub gave no answer.`, ''));
          return 'answered';
        }
        const deliver = () => resolve(answer as Answer);
        if (fault === null) {
          deliver();
          return 'answered';
        }
        const notBefore = this.server.now + fault.seconds * 1000;
        this.#wait(actor, { ...asked, what: `gets its answer to ${asked.what}`, notBefore, since: notBefore, go: this.#quietly(actor, deliver) });
        return 'later';
      };
      this.#wait(actor, { ...asked, since: this.server.now, notBefore: 0, go });
      actor.park();
    });
  }

  /** Time that a run waits for by itself. */
  sleep(actor: Actor, milliseconds: number): Promise<void> {
    return new Promise((resolve) => {
      const notBefore = this.server.now + milliseconds;
      this.#wait(actor, { what: `waited ${Math.round(milliseconds / 1000)} s`, since: notBefore, notBefore, go: this.#quietly(actor, resolve) });
      actor.park();
    });
  }

  #quietly(actor: Actor, deliver: () => void): Waiting['go'] {
    return (fault) => {
      if (fault?.do === 'die') {
        this.tell(`${actor.name} is killed while it waits`);
        return 'died';
      }
      deliver();
      return 'answered';
    };
  }

  #wait(actor: Actor, waiting: Waiting): void {
    actor.waiting.push(waiting);
  }

  /** An issue between somebody's fresh read of it and their write to it: there GitHub offers no protection. */
  isOpen(number: number): boolean {
    return this.live.some(({ waiting }) => waiting.some(({ issue, writes, what }) => issue === number && (writes === true || what.startsWith('gets '))));
  }

  /** The next one goes on by one request. */
  async turn(): Promise<void> {
    const chance = this.chance();
    this.step += 1;
    this.server.now += 30 + chance.below(270);
    const actor = this.#next(chance);
    const waiting = actor.waiting[0];
    if (waiting === undefined) throw new Error(`${actor.name} waits for nothing.`);
    actor.turns += 1;
    const fault = this.calm ? null : (this.#faults.get(`${actor.name}, ${actor.turns}`) ?? null);
    if (fault !== null) this.met.add(fault.do);
    actor.waiting.shift();
    await actor.until(() => {
      const how = waiting.go(fault);
      if (how === 'died') actor.state = 'died';
      if (how !== 'answered') actor.park();
    });
  }

  #next(chance: Chance): Actor {
    const live = this.live;
    const first = Math.min(...live.map(({ waiting }) => waiting[0]?.notBefore ?? 0));
    this.server.now = Math.max(this.server.now, first);
    const ready = live.filter(({ waiting }) => (waiting[0]?.notBefore ?? 0) <= this.server.now);
    const overdue = ready.filter(({ waiting }) => this.server.now - (waiting[0]?.since ?? 0) > IN_FLIGHT);
    return chance.of(overdue.length > 0 ? overdue : ready);
  }
}

function tail(fault: Fault | null): string {
  if (fault === null) return '';
  if (fault.do === 'late') return ` (the answer takes ${fault.seconds} s)`;
  const acted = fault.acted ? 'after' : 'before';
  return fault.do === 'die' ? ` — KILLED ${acted} the server acted` : ` — NO ANSWER, ${fault.acted ? 'but the server acted' : 'and the server did not act'}`;
}
