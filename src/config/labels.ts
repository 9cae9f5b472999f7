import type * as v from 'valibot';
import { UserError } from '../model/errors.ts';
import type { LabelSpec } from '../model/issue.ts';
import { PRIORITIES, type Priority } from '../model/roadmap.ts';
import { allLabels, LABELS, type LabelSet } from '../plan/issue/labels.ts';
import { type ConfigPlace, entriesOf, fileAndLine, type Mistake, nearest, refuse } from './mistakes.ts';

import type { ConfigSchema } from './schema.ts';

/** Keys that name no label of ours. */
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

/** The labels with what the configuration says of them. `priority` names all levels at once, with `{level}`. @throws UserError */
export function labelSet(given: LabelsInput, place: ConfigPlace): LabelSet {
  const change = (spec: LabelSpec, level?: Priority): LabelSpec => {
    const own = given[spec.name] ?? (level === undefined ? undefined : given['priority']);
    if (own === undefined) return spec;
    const { name, color = spec.color, description = spec.description } = typeof own === 'string' ? { name: own } : own;
    return { name: name.replace('{level}', level ?? ''), color: color.replace('#', '').toLowerCase(), description };
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

/** GitHub's longest name of a label. */
const MAX_LABEL = 50;

/** What a label means must be told from its name. */
function nameMistakes(set: LabelSet, given: LabelsInput, { path, lineOf }: ConfigPlace): Mistake[] {
  const found: Mistake[] = [];
  const seen = new Map<string, string>();
  const ours = allLabels(LABELS).map(({ name }) => name);
  for (const [index, { name }] of allLabels(set).entries()) {
    const own = ours[index] ?? name;
    const key = given[own] === undefined && own.startsWith('priority: ') ? 'priority' : own;
    const line = lineOf(['labels', key]);
    const where = fileAndLine(path, line);
    if ([...name].length > MAX_LABEL)
      found.push({ line, error: new UserError(`${where} the label “${name}” is too long.`, `Expected at most ${MAX_LABEL} characters.`) });
    const other = seen.get(name.toLowerCase());
    if (other !== undefined) {
      const remedy = key === 'priority' ? 'Write `{level}` where the level stands, such as `priority/{level}`.' : 'Give each its own name.';
      found.push({ line, error: new UserError(`${where} \`${other}\` and \`${own}\` would both be the label “${name}”.`, remedy) });
    }
    seen.set(name.toLowerCase(), own);
  }
  // One entry for all levels is one mistake.
  return found.filter(({ line }, index) => found.findIndex((one) => one.line === line) === index);
}
