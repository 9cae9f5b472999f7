import type { Destination } from '../../model/plan.ts';
import type { Item, Roadmap } from '../../model/roadmap.ts';
import { type EditsAtOnce, type EditTools, editAtOnce } from './at-once.ts';
import type { RefusedEdit } from './change.ts';
import type { ArrivedForm } from './move.ts';
import type { EditedItem } from './origins.ts';
import { stepByStep } from './step-by-step.ts';

/**
 * If edits together do not read as planned, the ones that fail by themselves, each with its reason. They are found by bisection.
 * Empty if each of them is possible by itself.
 */
export function culprits(roadmap: Roadmap, edits: EditsAtOnce, tools: EditTools): RefusedEdit[] {
  return culpritsAmong(roadmap, unitsOf(edits), tools);
}

function culpritsAmong(roadmap: Roadmap, units: readonly EditUnit[], tools: EditTools): RefusedEdit[] {
  if (units.length <= 1) {
    const refused: RefusedEdit[] = [];
    stepByStep(roadmap, joined(units), tools, (one) => refused.push(one));
    return refused;
  }
  const half = Math.ceil(units.length / 2);
  return [units.slice(0, half), units.slice(half)].flatMap((part) =>
    editAtOnce(roadmap, joined(part), tools).result === 'done' ? [] : culpritsAmong(roadmap, part, tools),
  );
}

/** What is made as a whole or not at all: one item with all that happens to it, the note, or the mark. */
type EditUnit = Partial<Omit<EditsAtOnce, 'moves' | 'lastUpdated'>>;

function unitsOf({ edited, added, leaving = [], clearNote = false, mark = null }: EditsAtOnce): EditUnit[] {
  const others = leaving.filter((item) => edited.every((one) => one.item !== item));
  return [
    ...edited.map((one): EditUnit => ({ edited: [one], leaving: leaving.filter((item) => item === one.item) })),
    ...added.map((one): EditUnit => ({ added: [one] })),
    ...others.map((item): EditUnit => ({ leaving: [item] })),
    ...(clearNote ? [{ clearNote }] : []),
    ...(mark === null ? [] : [{ mark }]),
  ];
}

function joined(units: readonly EditUnit[]): EditsAtOnce {
  const edited = units.flatMap((unit) => unit.edited ?? []);
  return {
    edited,
    moves: movesOf(edited),
    added: units.flatMap(({ added }) => added ?? []),
    leaving: units.flatMap(({ leaving }) => leaving ?? []),
    clearNote: units.some(({ clearNote }) => clearNote === true),
    mark: units.find(({ mark }) => mark != null)?.mark ?? null,
  };
}

/** The moves in the order in which they are made. An item moves beside its neighbour before that neighbour moves away, and behind one that goes back itself. */
export function movesOf(edited: readonly EditedItem[]): Array<EditedItem & ArrivedForm & { to: Destination }> {
  const moves = edited.flatMap(({ item, edits }) =>
    edits.flatMap((one) => {
      if (one.edit !== 'move') return [];
      const { edit: _, ...move } = one;
      return [{ item, edits, ...move }];
    }),
  );
  const beside = (to: Destination) => to.at === 'after' || to.at === 'before' || to.at === 'below';
  const ordered: typeof moves = [];
  const seen = new Set<Item>();
  const add = (move: (typeof moves)[number]) => {
    if (seen.has(move.item)) return;
    seen.add(move.item);
    const { to } = move;
    const near = to.at === 'after' || to.at === 'before' ? moves.filter(({ item }) => item.line === to.line) : [];
    for (const one of near) if (one.to.at !== 'new-section' && to.at !== 'new-section' && one.to.section === to.section) add(one);
    ordered.push(move);
  };
  for (const move of [...moves.filter(({ to }) => beside(to)), ...moves.filter(({ to }) => !beside(to))]) add(move);
  return ordered;
}
