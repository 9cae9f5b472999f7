import { isClosedRole, type Roadmap } from '../../model/roadmap.ts';
import type { ItemForm } from '../../model/shapes.ts';
import { finishedThing } from '../release/finished-subject.ts';
import { grouped } from '../text/group-by.ts';
import { areNoItems, hidesFinished, mayBeItem } from './choose.ts';
import { fileFacts, titleOf } from './facts.ts';
import { type OutlineNode, outlineOf } from './outline.ts';
import { guessState } from './words.ts';

/** What a person has to know before a rule for the sections of one title is added. */
export interface RuleHint {
  /** `none`: its entries are surely no items. `hides`: a rule alone would make open items of what is finished there. */
  readonly is: 'items' | 'none' | 'hides';
  /** The headings in it that are finished, and need a rule of their own where headings are items. */
  readonly finished: ReadonlyArray<{ readonly title: string; readonly role: string }>;
}

/** Whether a heading is an item that says that it is finished. The reader takes its word off. */
function isFinishedItem(node: OutlineNode): boolean {
  const thing = finishedThing(titleOf(node));
  return thing !== null && mayBeItem(node, thing.subject);
}

/** Tells what a rule for a title and a form would do, by the same rules as a proposal. */
export function ruleHints(roadmap: Roadmap): (title: string, form: ItemForm) => RuleHint {
  const facts = fileFacts(outlineOf(roadmap));
  const byTitle = new Map<string, OutlineNode[]>();
  for (const node of facts.outline.nodes) grouped(byTitle, titleOf(node)).push(node);
  return (title, form) => {
    const found = byTitle.get(title) ?? [];
    const groups = found.flatMap((node) => node.groups.filter((group) => group.form === form));
    const children = form === 'headings' ? groups.flatMap((group) => group.children) : [];
    if (groups.some((group) => hidesFinished(group, facts))) return { is: 'hides', finished: [] };
    const isNone = form === 'headings' ? children.length > 0 && !children.some((child) => mayBeItem(child)) : groups.every(areNoItems);
    const finished = children.filter((child) => !isFinishedItem(child)).map((child) => ({ title: titleOf(child), role: guessState(titleOf(child)) }));
    return { is: found.length > 0 && isNone ? 'none' : 'items', finished: finished.filter(({ role }) => role !== 'never' && isClosedRole(role)) };
  };
}
