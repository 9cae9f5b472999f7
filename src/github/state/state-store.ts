import { userErrorOf } from '../../model/errors.ts';
import type { StatePlaces, StateStore, StateVersion, StateWrite } from '../../model/ports.ts';
import { refusalMessage } from '../../state/refused-claim.ts';
import { ANNOUNCEMENT, serializeState } from '../../state/state-file.ts';
import { FIRST_PLACE, otherStateRef, type Placing, STATE_BRANCH, STATE_REF } from '../../state/state-ref.ts';
import type { Client } from '../wire/client.ts';
import type { Failure } from '../wire/failure.ts';
import { createStateRefs, type FoundState, notWritten } from './state-refs.ts';

interface StateOptions {
  /** The ref that is to hold the state; null: whichever holds it, else the usual one. */
  readonly named: string | null;
  /** Tries a ref again that has refused the state before. */
  readonly triesAgain: boolean;
}

/** Where a version of the state is, and what it says of that. */
interface Home {
  readonly ref: string;
  readonly place: Placing;
}

/** A version of the state that is to be replaced. */
interface Before extends Home {
  readonly commit: string;
}

const STALE: StateWrite = { result: 'stale' };

/**
 * The state of a repository, in one of two refs or in one that a user names, and how to get rid of it. `docs/architecture.md` says
 * how it moves between refs.
 */
export function createStateStore(client: Client, { named, triesAgain }: StateOptions): StateStore & { readonly remove: () => Promise<void> } {
  const refs = createStateRefs(client);
  const where = `${client.at.owner}/${client.at.repo}`;
  const usual = named ?? STATE_REF;
  const homes = new Map<string, Home>();
  /** Refs that are about to take the state over. */
  const announced = new Set<string>();
  const notices: string[] = [];
  /** Another ref than the one that was read holds the state, or is about to. */
  let isElsewhere = false;
  /** The claim that this run holds, as the commit of its newest write. */
  let held: string | null = null;

  function tell(message: string): void {
    notices.push(message);
    client.log(message);
  }

  /** A ref that can neither be written nor deleted is read first by each run, unless the input names the other one. */
  function tellOld(old: string, newer: string): void {
    tell(
      `The state in ${old} is an old one, and a newer one is in ${newer}. Delete the old one (\`git push origin :${old}\`), or set the input \`state\` to \`${newer}\`.`,
    );
  }

  async function find(places?: StatePlaces): Promise<FoundState[]> {
    const found: FoundState[] = [];
    const looked = new Set<string>();
    const visit = async (ref: string): Promise<void> => {
      if (looked.has(ref)) return;
      looked.add(ref);
      const there = await refs.look(ref);
      if (there === null) return;
      found.push(there);
      if (there.kept?.is === 'state' && there.kept.place.to !== null) await visit(there.kept.place.to);
    };
    if (places !== 'elsewhere') await visit(usual);
    const isMissing = found.length === 0 ? usual !== STATE_REF : !found.some(({ kept }) => kept?.is === 'state');
    if (places !== undefined || isElsewhere || isMissing)
      for (const ref of [STATE_REF, STATE_BRANCH]) if (places !== 'elsewhere' || ref !== usual) await visit(ref);
    return found;
  }

  const movesOf = ({ kept }: FoundState) => (kept?.is === 'state' ? kept.place.moves : -1);

  async function read(places?: StatePlaces): Promise<StateVersion | null> {
    const found = await find(places);
    announced.clear();
    for (const { ref, kept } of found) if (kept?.is === 'announced') announced.add(ref);
    const [newest] = found.filter(({ kept }) => kept?.is !== 'announced').toSorted((a, b) => movesOf(b) - movesOf(a));
    if (newest === undefined) return null;
    const { ref, commit, kept } = newest;
    const state = kept?.is === 'state' ? kept : null;
    homes.set(commit, { ref, place: state?.place ?? FIRST_PLACE });
    return { commit, baseline: state?.baseline ?? null, lost: state?.lost ?? [], ...(ref === STATE_REF ? {} : { ref }) };
  }

  /** Whether the other ref holds a newer state, or is about to take it. Two runs that write different refs see each other so. */
  async function isOvertaken({ ref, place }: Home): Promise<boolean> {
    const other = await refs.look(otherStateRef(ref));
    const isOver = other !== null && (other.kept?.is === 'announced' || movesOf(other) > place.moves);
    isElsewhere ||= isOver;
    if (other?.kept?.is === 'state' && isOver) tellOld(ref, other.ref);
    return isOver;
  }

  /** Deletes a ref that does not count any more. If the server refuses that, its lower number says that it is old. */
  async function retire(ref: string): Promise<void> {
    await userErrorOf(refs.remove(ref));
  }

  /** Deletes the old ref that a run left behind when it was cut off, unless somebody has written it since. @param commit at which it was read */
  async function retireLeft(old: string, newer: string, commit: string): Promise<void> {
    const isSame = (await refs.head(old)) === commit;
    if (!isSame || (await userErrorOf(refs.remove(old))) !== null) tellOld(old, newer);
  }

  /** One write of the state. */
  function writing(baseline: Parameters<StateStore['write']>[0], before: Before | null, message: string) {
    const commit = (ref: string, place: Placing, parents: readonly string[]) => refs.commit(ref, serializeState(baseline, place), message, parents);

    function written(sha: string, home: Home): StateWrite {
      homes.set(sha, home);
      held = baseline.claim === null ? null : sha;
      return { result: 'written', version: { commit: sha, baseline, ...(home.ref === STATE_REF ? {} : { ref: home.ref }) } };
    }

    /** Writes the ref that holds the state, or makes the first one. */
    async function stay(ref: string): Promise<StateWrite> {
      const isNamed = ref !== STATE_REF && ref !== STATE_BRANCH;
      // The usual ref only points to it then, and has the lower number.
      const first = isNamed ? { ...FIRST_PLACE, moves: 1 } : FIRST_PLACE;
      const home = { ref, place: { ...(before?.place ?? first), to: null } };
      const sha = await commit(ref, home.place, before === null ? [] : [before.commit]);
      const moved = await refs.move(ref, sha, before?.commit ?? null);
      if (moved === 'stale') return STALE;
      if (moved !== 'written') return takeOver(ref, otherStateRef(ref), moved.refused);
      const isOwn = before !== null && held === before.commit;
      let isOver = true;
      try {
        isOver = !isOwn && (await isOvertaken(home));
      } finally {
        // What another ref holds may be a newer release's: then this first state must not stay beside it.
        if (isOver && before === null) await retire(ref);
      }
      if (isOver) return STALE;
      if (before === null && isNamed) await point(ref, sha);
      return written(sha, home);
    }

    /** Ends the claim that this run holds by a commit without a change. Null: it cannot be done so. */
    async function endRefused(claim: Before, message: string): Promise<StateWrite | null> {
      const sha = await refs.repeat(claim.ref, claim.commit, message);
      const moved = sha === null ? null : await refs.move(claim.ref, sha, claim.commit);
      if (moved === 'stale') return STALE;
      return sha !== null && moved === 'written' ? written(sha, claim) : null;
    }

    /** Whoever does not know the name of a ref of the user's own finds it by the usual one. Where that is refused, it has to be named. */
    async function point(ref: string, sha: string): Promise<void> {
      const pointer = await commit(STATE_REF, { ...FIRST_PLACE, to: ref }, [sha]);
      await refs.move(STATE_REF, pointer, null);
    }

    /**
     * Brings the state to a ref although the one that holds it cannot be marked. It is announced there first. A run that writes the old
     * ref looks for that afterwards, so at most one of both goes on. @param from the ref that is left @param to the new one
     */
    async function takeOver(from: string, to: string, refused: Failure | null): Promise<StateWrite> {
      const there = await refs.look(to);
      const moves = before?.place.moves ?? 0;
      if (there !== null && (before === null ? there.kept?.is === 'state' : movesOf(there) > moves)) {
        isElsewhere = true;
        if (before !== null) await retireLeft(from, to, before.commit);
        return STALE;
      }
      const announcement = await refs.commit(to, ANNOUNCEMENT, `Announce ${message}`, there === null ? [] : [there.commit]);
      const refusals = refused === null ? [] : [[from, refused] as const];
      const begun = await refs.move(to, announcement, there?.commit ?? null);
      if (begun === 'stale') return STALE;
      if (begun !== 'written') throw notWritten(where, [...refusals, [to, begun.refused]]);
      isElsewhere = true;
      if ((await refs.head(from)) !== (before?.commit ?? null)) return STALE;
      const others = (before?.place.refused ?? []).filter((ref) => ref !== to && ref !== from);
      const home = { ref: to, place: { moves: moves + 1, refused: [...others, from], to: null } };
      const sha = await commit(to, home.place, [...(before === null ? [] : [before.commit]), announcement]);
      const moved = await refs.move(to, sha, announcement);
      if (moved === 'stale') return STALE;
      if (moved !== 'written') throw notWritten(where, [...refusals, [to, moved.refused]]);
      if (before !== null) await retire(from);
      const why = refused === null ? '' : ` (${refused.status}: ${refused.whole ?? refused.message})`;
      tell(
        `The server does not take the state in ${from}${why}, so it is kept in ${to} from now on. Nothing is lost, and nothing has to be done. Set the input \`state\` to \`${to}\` to save a request in each run. If ${from} is allowed later, the state goes back in the next run by hand that writes.`,
      );
      return written(sha, home);
    }

    /** Brings the state to the ref that is wanted. The old ref is marked first, by compare-and-swap, so nobody else goes on there. */
    async function move(source: Before, to: string): Promise<StateWrite> {
      const { ref: from, place } = source;
      const marked = await commit(from, { ...place, to }, [source.commit]);
      const left = await refs.move(from, marked, source.commit);
      if (left === 'stale') return STALE;
      if (left !== 'written') return takeOver(from, to, left.refused);
      const there = await refs.look(to);
      if (there !== null && movesOf(there) > place.moves) return STALE;
      const home = { ref: to, place: { moves: place.moves + 1, refused: place.refused.filter((ref) => ref !== to), to: null } };
      const sha = await commit(to, home.place, there === null ? [marked] : [marked, there.commit]);
      const moved = await refs.move(to, sha, there?.commit ?? null);
      if (moved === 'stale') return STALE;
      if (moved === 'written') {
        if (to === STATE_REF || to === STATE_BRANCH) await retire(from);
        return written(sha, home);
      }
      const back = { ref: from, place: { ...place, refused: [...new Set([...place.refused, to])], to: null } };
      const again = await commit(from, back.place, [marked]);
      const kept = await refs.move(from, again, marked);
      if (kept === 'stale') return STALE;
      if (kept !== 'written')
        throw notWritten(where, [
          [to, moved.refused],
          [from, kept.refused],
        ]);
      tell(`The server does not take the state in ${to} (${moved.refused.status}: ${moved.refused.whole ?? moved.refused.message}), so it stays in ${from}.`);
      return written(again, back);
    }

    return { stay, move, takeOver, endRefused };
  }

  function goalOf(before: Home | null): string {
    const wanted = named ?? before?.ref ?? STATE_REF;
    return before?.place.refused.includes(wanted) === true && !triesAgain ? before.ref : wanted;
  }

  return {
    read,
    notices: () => notices,

    async write(baseline, parent, message, refused = null) {
      const before = parent === null ? null : { commit: parent.commit, ...(homes.get(parent.commit) ?? { ref: usual, place: FIRST_PLACE }) };
      const goal = goalOf(before);
      const { stay, move, takeOver, endRefused } = writing(baseline, before, message);
      const claim = parent?.baseline?.claim ?? null;
      if (refused !== null && claim !== null && before !== null && before.commit === held) {
        const ended = await endRefused(before, refusalMessage(claim.id, refused));
        if (ended !== null) return ended;
      }
      const from = before?.ref ?? goal;
      // Whoever has announced a ref may have died, or not. Both ways, the state goes on there.
      const next = announced.has(goal) ? goal : otherStateRef(from);
      if (announced.has(next)) return takeOver(before?.ref ?? otherStateRef(next), next, null);
      if (before !== null && before.ref !== goal) return move(before, goal);
      return stay(goal);
    },

    async remove() {
      const found = await find('everywhere');
      for (const { ref } of found) await refs.remove(ref);
    },
  };
}
