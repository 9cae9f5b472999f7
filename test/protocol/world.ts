import { UserError } from '../../src/model/errors.ts';
import type { World } from '../../src/model/ports.ts';
import type { Request } from '../../src/run/request.ts';
import { sync } from '../../src/sync.ts';
import { ADDRESS } from '../support/memory/builders.ts';
import { NO_LIMITS, REQUEST } from '../support/memory/request.ts';
import { verdictOf } from './check.ts';
import { History } from './history.ts';
import { issueOf, perform } from './people.ts';
import { settle, worldOf } from './ports.ts';
import { Actor, Scheduler } from './scheduler.ts';
import type { Happening, Script } from './script.ts';
import { Server } from './server.ts';

const START = `# Kite

## Known bugs

- T1 tears
  - status: torn
- T2 sinks

## Planned

- [ ] T3 tail
- T4 colours

## Completed

- T0 frame
`;

/** Wraps what a run sees of the world: so that one of its rules is left out. */
export type Wrap = (world: World) => World;

/** What became of a world. */
export interface Ending {
  readonly violations: readonly string[];
  readonly trace: readonly string[];
  readonly server: Server;
  readonly happened: { readonly killed: boolean; readonly unanswered: boolean; readonly lagged: boolean; readonly overlapped: boolean };
}

/** No world takes so many requests, unless a run does not end. */
const TOO_MANY = 1_500;

class Play {
  readonly server: Server;
  readonly history: History;
  readonly scheduler: Scheduler;
  readonly script: Script;
  readonly wrap: Wrap;
  readonly errors: string[] = [];
  overlapped = false;
  #runs = 0;

  constructor(script: Script, start: Server, wrap: Wrap) {
    this.script = script;
    this.wrap = wrap;
    this.server = new Server('', start);
    this.history = new History(this.server);
    const faults = script.happenings.flatMap((one) => (one.what === 'fault' ? [[`run ${one.run}, ${one.at}`, one.fault] as const] : []));
    this.scheduler = new Scheduler(this.server, script.seed, new Map(faults));
    this.scheduler.onAct = ({ name }) => {
      this.history.by = name;
    };
  }

  /** Starts a run. It goes on when the scheduler lets it. */
  async run(fullLook: boolean, lag: Script['lag']): Promise<Actor> {
    this.#runs += 1;
    const actor = new Actor(`run ${this.#runs}`);
    if (this.scheduler.live.length > 0) this.overlapped = true;
    this.scheduler.tell(`${actor.name} starts${fullLook ? ', with a full look' : ''}`);
    const world = this.wrap(worldOf(actor, this.scheduler, lag));
    const request: Request = { ...REQUEST, address: ADDRESS, limits: NO_LIMITS, fullLook, pace: this.script.pace };
    await this.scheduler.start(actor, () => this.#work(actor, world, request));
    return actor;
  }

  async #work(actor: Actor, world: World, request: Request): Promise<void> {
    const { history } = this;
    const began = history.now;
    const end = (complete: boolean, told: readonly string[]) => history.runs.push({ name: actor.name, began, ended: history.now, complete, told });
    try {
      const { failure, plan, problems } = await sync(world, request);
      end(
        failure === null && plan.refused === null,
        problems.map(({ message }) => message),
      );
      this.scheduler.tell(`${actor.name} ends${failure === null ? '' : `: ${failure.message}`}`);
    } catch (error) {
      end(false, []);
      this.scheduler.tell(`${actor.name} fails: ${error instanceof Error ? error.message : String(error)}`);
      if (!(error instanceof UserError)) this.errors.push(`a run broke: ${error instanceof Error ? error.stack : String(error)}`);
    }
  }

  async happen(): Promise<void> {
    const left = this.script.happenings.filter(({ what }) => what !== 'fault');
    const { scheduler, server } = this;
    while (left.length > 0 || scheduler.live.length > 0) {
      while (left[0] !== undefined && (left[0].at <= scheduler.step || scheduler.live.length === 0)) {
        const next = left[0];
        if (next.what === 'deed' && this.#mustWait(next)) break;
        left.shift();
        if (scheduler.live.length === 0) server.now += 1000 * (2 + (scheduler.seed % 60));
        await this.#let(next);
      }
      if (scheduler.live.length > 0) await scheduler.turn();
      if (scheduler.step > TOO_MANY) throw new Error(`The world of seed ${scheduler.seed} does not end.`);
    }
  }

  #mustWait({ deed }: Happening & { what: 'deed' }): boolean {
    const issue = issueOf(deed, this.server);
    return issue !== null && this.scheduler.isOpen(issue);
  }

  async #let(next: Happening): Promise<void> {
    if (next.what === 'run') await this.run(next.fullLook, this.script.lag);
    else if (next.what === 'deed') {
      const done = perform(next.deed, this.server, this.history);
      if (done !== null) this.scheduler.tell(`people ${done}`);
    }
  }

  /** One run that nothing disturbs. How much it wrote. */
  async clean(): Promise<number> {
    const actor = await this.run(false, 'none');
    while (this.scheduler.live.length > 0) {
      await this.scheduler.turn();
      if (this.scheduler.step > TOO_MANY) throw new Error(`The world of seed ${this.script.seed} does not end.`);
    }
    const record = this.history.runs.at(-1);
    if (record?.complete !== true) this.errors.push('an undisturbed run did not end well');
    return actor.writes;
  }
}

/** Both beginnings of worlds: a file that no run has seen, and one that agrees with its issues. */
async function starts(): Promise<{ fresh: Server; agreed: Server }> {
  const fresh = new Server(START);
  const play = new Play({ seed: 0, agreed: false, pace: 'none', lag: 'none', happenings: [] }, fresh, (world) => world);
  await play.clean();
  settle(play.server);
  return { fresh, agreed: play.server };
}

const beginnings = starts();

/** Runs a world to its end: what happens in it, then rest, then undisturbed runs until nothing is written, then the check. */
export async function play(script: Script, wrap: Wrap = (world) => world): Promise<Ending> {
  const { fresh, agreed } = await beginnings;
  const world = new Play(script, script.agreed ? agreed : fresh, wrap);
  await world.happen();
  const { server, scheduler, history, overlapped } = world;
  const [killed, unanswered] = [scheduler.met.has('die'), scheduler.met.has('lose')];
  settle(server);
  scheduler.calm = true;
  scheduler.tell('--- everything rests ---');
  let writes = 1;
  for (let run = 0; run < 3 && writes > 0; run += 1) writes = await world.clean();
  if (writes > 0 && (await world.clean()) > 0) world.errors.push('a further run still writes');
  const violations = [...world.errors, ...verdictOf(server, history, { faults: killed || unanswered })];
  return { violations, trace: scheduler.trace, server, happened: { killed, unanswered, lagged: script.lag !== 'none', overlapped } };
}
