import type { Table } from 'mdast';
import { namesBugs } from '../read/kind-words.ts';
import { sharesReleases } from '../read/table-columns.ts';
import { plainText } from '../text/text.ts';
import { isAboutFile } from './about-file.ts';
import {
  describes,
  explains,
  type FileFacts,
  type FileValues,
  familyKey,
  isDocument,
  labelText,
  many,
  type Siblings,
  sameText,
  sectionsAbove,
  share,
  titleOf,
  yes,
} from './facts.ts';
import type { EntryGroup, OutlineEntry, OutlineNode } from './outline.ts';
import { BUGS, FIELDS, isTitle, OPEN_STATE, PARTS, PAST, PLANS, PROCESS, VERBS, VERSION } from './vocabulary.ts';
import { isRepetition } from './words.ts';

/** A number from 0 to 1 that a group's likeness to items is judged by. */
export type Feature = (group: EntryGroup, facts: FileFacts) => number;

const average = (numbers: readonly number[]): number => (numbers.length === 0 ? 0 : numbers.reduce((sum, one) => sum + one, 0) / numbers.length);
/** The groups for which a feature is not 0. */
const only =
  (forms: readonly string[], feature: Feature): Feature =>
  (group, facts) =>
    forms.includes(group.form) ? feature(group, facts) : 0;
const lists = (feature: Feature): Feature => only(['bullets', 'numbered'], feature);
const tables = (feature: Feature): Feature => only(['table'], feature);
const headings = (feature: Feature): Feature => only(['headings'], feature);
const entries =
  (is: (entry: OutlineEntry) => boolean): Feature =>
  (group) =>
    share(group.entries, is);
const title =
  (pattern: RegExp): Feature =>
  (group) =>
    yes(pattern.test(titleOf(group)));
const file =
  (name: keyof FileValues): Feature =>
  (_, { values }) =>
    values[name];
const node =
  (of: (node: OutlineNode, facts: FileFacts) => number): Feature =>
  (group, facts) => {
    const found = facts.nodeOf.get(group);
    return found === undefined ? 0 : of(found, facts);
  };

/** Whether a table says the state of work whose releases stand in its first column, where some return. */
function isOfWork(table: Table, { outline }: FileFacts): boolean {
  return sharesReleases(table) && outline.tablesLike(table).proposed?.status != null;
}

function siblingsOf(group: EntryGroup, facts: FileFacts): Siblings | undefined {
  const found = facts.nodeOf.get(group);
  return found === undefined ? undefined : facts.siblings.get(found);
}

/** The share of boxes such as `[~]`, which GitHub shows as text. */
function halfBoxes({ entries: list }: EntryGroup): number {
  return share(list, ({ text }) => /^\[[~-]\]/.test(text));
}

const isField: Feature = (group, { labels }) =>
  share(
    group.entries,
    (entry) => entry.labelled && ((FIELDS.test(labelText(entry).slice(0, 30)) && labelText(entry).length < 30) || (labels.get(labelText(entry)) ?? 0) >= 3),
  );

export const FEATURES = {
  bullets: only(['bullets'], () => 1),
  numbered: only(['numbered'], () => 1),
  table: tables(() => 1),
  headings: headings(() => 1),
  titlePlans: (group) => yes(PLANS.test(titleOf(group)) && !isAboutFile(titleOf(group))),
  titleBugs: title(BUGS),
  titleExplains: (group) => yes(explains(titleOf(group))),
  titleQuestion: title(/\?$|^(?:how|what|why|where|who|when)\b/iu),
  titlePart: (group, { titles }) => yes(isTitle(titleOf(group), PARTS) || (titles.get(titleOf(group).toLowerCase()) ?? 0) >= 3),
  abovePlans: node((found, facts) =>
    yes(sectionsAbove(found, facts).some((one) => !isDocument(one, facts) && (PLANS.test(titleOf(one)) || VERSION.test(titleOf(one))))),
  ),
  aboveExplains: node((found, facts) => yes(sectionsAbove(found, facts).some((one) => !isDocument(one, facts) && explains(titleOf(one))))),
  aboveItem: lists((group, facts) => (PLANS.test(titleOf(group)) || VERSION.test(titleOf(group)) ? 0 : (siblingsOf(group, facts)?.described ?? 0))),
  numberedSiblings: lists((group, facts) => siblingsOf(group, facts)?.numbered ?? 0),
  uniform: (group, facts) => {
    const beside = siblingsOf(group, facts);
    return beside === undefined || beside.count < 2 ? 0.5 : ((beside.withForm.get(group.form) ?? 1) - 1) / (beside.count - 1);
  },
  alone: (group) => yes(group.entries.length === 1),
  deep: (group) => many(group.section?.heading.level ?? 0, 3),
  told: lists(node((found) => (found.told + found.listed === 0 ? 0 : found.told / (found.told + found.listed)))),
  introduced: lists(
    node(
      (found) =>
        yes(
          found.blocks.some((block, at) => {
            const before = found.blocks[at - 1];
            return block.type === 'list' && before?.type === 'paragraph' && /[:：](?:\*\*)?$/.test(plainText(before)) && before.children[0]?.type !== 'strong';
          }),
        ) * yes(!PLANS.test(titleOf(found)) && !VERSION.test(titleOf(found))),
    ),
  ),
  strongLabel: lists(
    node(({ blocks }) =>
      yes(
        blocks.some((block, at) => {
          const before = blocks[at - 1];
          return block.type === 'list' && before?.type === 'paragraph' && before.children[0]?.type === 'strong' && before.children.length <= 2;
        }),
      ),
    ),
  ),
  withTable: lists(node(({ groups }) => yes(groups.some(({ form }) => form === 'table')))),
  withCode: lists(node(({ blocks }) => yes(blocks.some(({ type }) => type === 'code')))),
  withTasks: lists((group, facts) => yes((facts.nodeOf.get(group)?.tasks ?? 0) > 0) * (1 - halfBoxes(group))),
  fields: lists(isField),
  strongLead: lists(entries(({ lead }) => lead !== '')),
  verbs: entries(({ text }) => VERBS.test(text)),
  past: entries(({ text }) => PAST.test(text)),
  sentences: lists(entries(({ text }) => /[.。]$/.test(text) && text.length > 60)),
  short: entries(({ text }) => text.length < 16),
  long: entries(({ text }) => text.length > 200),
  links: lists(entries(({ link }) => link)),
  issues: entries(({ text }) => /(?<![\w&])#\d+|\/(?:issues|pull)\/\d+/.test(text)),
  code: lists(entries(({ code }) => code)),
  questions: entries(({ text }) => /\?\s*$/.test(text)),
  process: entries(({ text }) => PROCESS.test(text)),
  openStates: entries(({ text }) => OPEN_STATE.test(text)),
  halfBoxes: lists(halfBoxes),
  nested: lists(entries(({ inner }) => inner > 0)),
  tableStatus: tables((group, { outline }) => average(group.tables.map((one) => yes(outline.tablesLike(one).guess?.status != null)))),
  tableItems: tables((group, { outline }) => average(group.tables.map((one) => yes(outline.tablesLike(one).guess !== null)))),
  tableTitle: tables((group, { outline }) =>
    average(
      group.tables.map((one) =>
        yes(
          /^(?:features?|items?|tasks?|title|change|what|work|goals?|module|功能|任务|项目|机能|機能|能力)$/iu.test(outline.tablesLike(one).guess?.title ?? ''),
        ),
      ),
    ),
  ),
  tableVersion: tables((group, facts) =>
    average(
      group.tables.map((one) =>
        isOfWork(one, facts)
          ? 0
          : share(one.children.slice(1), ({ children: [cell] }) => cell !== undefined && /^(?:v?\d+\.|20\d\d|\w+ \d)/.test(plainText(cell))),
      ),
    ),
  ),
  tableReleases: tables((group, facts) => average(group.tables.map((one) => yes(isOfWork(one, facts))))),
  tableRepeats: tables((group) => yes(isRepetition(titleOf(group)))),
  tableTwo: tables((group) => average(group.tables.map((one) => yes((one.children[0]?.children.length ?? 0) <= 2)))),
  headingFields: headings((group, facts) => share(group.children, (one) => describes(one, facts.labels))),
  headingProse: headings((group) => share(group.children, (one) => one.told > 0 && one.told >= one.listed)),
  headingLists: headings((group) => share(group.children, (one) => one.listed > one.told)),
  headingTasks: headings((group) => share(group.children, (one) => one.tasks > 0)),
  headingEmpty: headings((group) => share(group.children, (one) => one.told + one.listed === 0 && one.children.length === 0)),
  headingNumbers: headings(entries(({ text }) => /^(?:\p{P}|\p{S}|\s)*(?:[A-Z]{1,4}-?)?\d+(?:\.|\)|:|\s[-–—])/u.test(text))),
  headingPlans: headings(entries(({ text }) => isTitle(text, PLANS))),
  headingVersions: headings(entries(({ text }) => VERSION.test(text))),
  headingExplains: headings(entries(({ text }) => explains(text))),
  headingParts: headings((group, { titles }) => share(group.entries, ({ text }) => isTitle(text, PARTS) || (titles.get(text.toLowerCase()) ?? 0) >= 3)),
  headingChildren: headings((group) => share(group.children, ({ children }) => children.length > 0)),
  headingPartsBelow: headings((group, facts) =>
    share(
      group.children,
      ({ children }) =>
        children.length > 0 && share(children, (one) => isTitle(titleOf(one), PARTS) || (facts.titles.get(titleOf(one).toLowerCase()) ?? 0) >= 3) > 0.5,
    ),
  ),
  headingWords: headings((group) => average(group.entries.map(({ text }) => many(text.split(/\s+/).length, 4)))),
  fileTodo: file('fileTodo'),
  fileTasks: only(['bullets', 'numbered', 'headings'], (group, { values }) => values.fileTasks * (1 - halfBoxes(group))),
  fileProse: file('fileProse'),
  fileLearning: file('fileLearning'),
  fileProcess: file('fileProcess'),
  fileElsewhere: file('fileElsewhere'),
  filePlanTitle: file('filePlanTitle'),
  // A list of bugs is one whatever the tables are about.
  fileStatusTable: only(['bullets', 'numbered', 'headings'], (group, { values }) => (namesBugs(titleOf(group)) ? 0 : values.fileStatusTable)),
  fileParts: file('fileParts'),
  dominant: (group, facts) => (facts.entries === 0 ? 0 : group.entries.length / Math.max(1, facts.entries)),
  familyDominant: (group, facts) => (facts.families.get(familyKey(group)) ?? 0) / Math.max(1, facts.entries),
  descending: (group, facts) => (VERSION.test(titleOf(group)) ? (siblingsOf(group, facts)?.descending ?? 0) : 0),
  afterHistory: node((found, { behindHistory }) => yes(behindHistory.has(found))),
  repeats: (group, { texts }) => share(group.entries, (entry) => (texts.get(sameText(entry)) ?? group) !== group),
  fileNoHeadings: file('fileNoHeadings'),
  fileSmall: file('fileSmall'),
} as const satisfies Record<string, Feature>;

export type FeatureName = keyof typeof FEATURES;
