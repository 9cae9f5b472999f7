import { parseConfig } from '../../../src/config/config.ts';
import type { Content } from '../../../src/model/agreement.ts';
import type { Baseline } from '../../../src/model/baseline.ts';
import type { Issue } from '../../../src/model/issue.ts';
import type { ItemEdit, Plan } from '../../../src/model/plan.ts';
import type { IsoDate } from '../../../src/model/timeline.ts';
import type { Facts } from '../../../src/plan/facts.ts';
import { managedPart } from '../../../src/plan/issue/managed-part.ts';
import { type Newcomer, newItemDestination } from '../../../src/plan/item/new-place.ts';
import { keptRelease, Milestones } from '../../../src/plan/milestones/milestones.ts';
import { readRoadmap } from '../../../src/roadmap/read/roadmap.ts';
import { baselineOf, issueOf, lines, link, PATH, planOf, READING, roadmapOf, sourceAt } from '../../support/memory/builders.ts';

/** The title of the item that these tests are about, with its link. */
export const A = `A ${link(5)}`;

/** The issue #5 “A”, whose managed part says this. */
export function saying({ fields = {}, notes = '', subItems = '' }: Partial<Content>, change: Partial<Issue> = {}): Issue {
  const content = { fields, notes, subItems };
  const title = change.title ?? 'A';
  return issueOf(5, title, { body: managedPart({ title, content, removed: false }, { key: 'k.5', path: PATH }, sourceAt()), ...change });
}

/** What is remembered of a file and its issues that have been compared. */
export function remembered(text: string, issues: readonly Issue[], change: Partial<Facts> = {}): Baseline {
  return baselineOf(planOf(text, issues, null, change).entries);
}

/** A file as a configuration has it read. */
export function configured(config: string, text: string): Pick<Facts, 'roadmap' | 'reading'> {
  const reading = { ...READING, rules: parseConfig(config, 'roadmap-sync.yml').rules };
  return { roadmap: readRoadmap(text, reading), reading };
}

/** Milestones that are kept for the release “Kettle 3.1”, number 1 of some that exist; #2 is “3.2”, and #7 is “Ideas”. */
export function keeping(text: string, gone: readonly number[] = []): Pick<Facts, 'milestones'> {
  const roadmap = roadmapOf(text);
  const release = keptRelease({ title: 'Kettle 3.1' }, roadmap);
  if (release === null) throw new Error('No release');
  const due = '2026-07-01';
  const known = [
    { number: 1, title: 'Kettle 3.1' },
    { number: 2, title: '3.2' },
    { number: 7, title: 'Ideas' },
  ];
  const existing = known.filter(({ number }) => !gone.includes(number)).map((one) => ({ ...one, due: one.number === 1 ? due : null }));
  return { milestones: new Milestones({ ...release, due }, existing, { release: 'Kettle 3.1', number: 1, due, known }, roadmap) };
}

/** The plan's edits of the item. */
export function editsOf(plan: Plan): readonly ItemEdit[] {
  return plan.operations.flatMap((operation) => ('edits' in operation ? operation.edits : []));
}

/** What people are told: a warning, unless it says otherwise. */
export function messagesOf(plan: Plan): string[] {
  return plan.problems.map(({ level, code, line, message }) => `${level === 'warning' ? '' : `${level} `}${code} ${line}: ${message}`);
}

/** A feature of which nothing else is known. */
const PLAIN: Newcomer = { kind: 'feature', external: false, priority: null, names: [], content: { fields: {}, notes: '', subItems: '' } };

/** The titles down to the section where a new item goes; null above the first heading. */
export function placeIn(text: readonly string[], wanted: Partial<Newcomer> = {}, config = 'sections: []\n', today: IsoDate | null = null) {
  const { roadmap } = configured(config, lines(...text));
  const to = newItemDestination(roadmap, { ...PLAIN, ...wanted }, null, today);
  return to.at === 'new-section' ? `new: ${to.title}` : to.section === null ? null : roadmap.sections[to.section]?.path.join(' / ');
}

/** Sections of tasks: a title with the number of its open items. */
export function tasksIn(...sections: ReadonlyArray<readonly [string, number]>): string[] {
  return sections.flatMap(([title, count]) => [`## ${title}`, '', ...Array.from({ length: count }, (_, at) => `- [ ] ${title} ${at}`), '']);
}
