import type * as v from 'valibot';
import { UserError } from '../model/errors.ts';
import type { LabelSpec } from '../model/issue.ts';
import { PRIORITIES, type Priority } from '../model/roadmap.ts';
import { allLabels, LABELS, type LabelSet } from '../plan/issue/labels.ts';
import { comparedName, composed, oneLine } from '../roadmap/text/text.ts';
import { type ConfigPlace, entriesOf, fileAndLine, type Mistake, nearest, refuse } from './mistakes.ts';

import type { ConfigSchema } from './schema.ts';

/** Mistakes for keys that are not labels of the action. */
export function unknownLabels(value: unknown, { path, lineOf }: ConfigPlace): Mistake[] {
  const known = [...allLabels(LABELS).map(({ name }) => name), 'priority'];
  const given = Object.keys(entriesOf(entriesOf(value)['labels']));
  return given.flatMap((key) => {
    if (known.includes(key)) return [];
    const line = lineOf(['labels', key]);
    const expected = `Expected one of ${known.map((name) => `\`${name}\``).join(', ')}${nearest(key, known)}.`;
    return [{ line, error: new UserError(`${fileAndLine(path, line)} unknown label \`${key}\` in \`labels\`.`, expected) }];
  });
}

type LabelsInput = v.InferOutput<typeof ConfigSchema>['labels'];

/**
 * The labels with the names, colours and descriptions of the configuration. The key `priority` stands for all levels, with `{level}`.
 * @throws UserError if a name is one that GitHub cannot have or list, or is used twice
 */
export function labelSet(given: LabelsInput, place: ConfigPlace): LabelSet {
  const change = (spec: LabelSpec, level?: Priority): LabelSpec => {
    const own = given[spec.name] ?? (level === undefined ? undefined : given['priority']);
    if (own === undefined) return spec;
    const { name, color = spec.color, description = spec.description } = typeof own === 'string' ? { name: own } : own;
    // Browsers send composed names, and GitHub is asked by the name.
    return { name: composed(name.replace('{level}', level ?? '')), color: color.replace('#', '').toLowerCase(), description };
  };
  const priority = Object.fromEntries(PRIORITIES.map((level) => [level, change(LABELS.priority[level], level)])) as Record<Priority, LabelSpec>;
  const set: LabelSet = {
    roadmap: change(LABELS.roadmap),
    bug: change(LABELS.bug),
    feature: change(LABELS.feature),
    external: change(LABELS.external),
    priority,
  };
  refuse(nameMistakes(set, given, place));
  return set;
}

/** The most characters that GitHub allows in the name of a label. */
const MAX_LABEL = 50;

/** Line ends and control characters. */
const UNPRINTED = /[\p{Cc}\u2028\u2029]/u;

/** Mistakes in names. Each name must be used only once, because the action reads from it what a label means. */
function nameMistakes(set: LabelSet, given: LabelsInput, { path, lineOf }: ConfigPlace): Mistake[] {
  const found: Mistake[] = [];
  const seen = new Map<string, string>();
  const ours = allLabels(LABELS).map(({ name }) => name);
  for (const [index, { name }] of allLabels(set).entries()) {
    const own = ours[index] ?? name;
    const key = given[own] === undefined && own.startsWith('priority: ') ? 'priority' : own;
    const line = lineOf(['labels', key]);
    const where = fileAndLine(path, line);
    const refused = (what: string, expected: string) =>
      found.push({ line, error: new UserError(`${where} the name of the label “${oneLine(name)}” ${what}.`, `Expected ${expected}.`) });
    if ([...name].length > MAX_LABEL) refused('is too long', `at most ${MAX_LABEL} characters`);
    if (name.includes(',')) refused('has a comma', 'a name without commas: GitHub separates labels by them, so nobody can ask for such a label');
    if (UNPRINTED.test(name)) refused('has a line end or a control character', 'a name on one line');
    const other = seen.get(comparedName(name));
    if (other !== undefined) {
      const remedy = key === 'priority' ? 'Write `{level}` in place of the level, such as `priority/{level}`.' : 'Give each label its own name.';
      found.push({ line, error: new UserError(`${where} \`${other}\` and \`${own}\` would both be the label “${oneLine(name)}”.`, remedy) });
    }
    seen.set(comparedName(name), own);
  }
  // One entry stands for all levels, so it is reported once.
  return found.filter(({ line }, index) => found.findIndex((one) => one.line === line) === index);
}
