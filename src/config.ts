import { closest, distance } from 'fastest-levenshtein';
import * as v from 'valibot';
import { isMap, isPair, isScalar, LineCounter, type Node, parseDocument, visit } from 'yaml';
import { UserError } from './errors.ts';
import { ITEM_FORMS, type ItemForm, type Kind, type LabelSpec, PRIORITIES, type Priority, type Role } from './model.ts';
import { allLabels, LABELS, type LabelSet } from './plan/labels.ts';
import { NO_RULES, type Rules, type SectionRule } from './roadmap/rules.ts';
import { canonicalTitle } from './roadmap/sections.ts';
import { oneLine } from './roadmap/text.ts';

const text = v.pipe(v.string(), v.trim(), v.minLength(1));
const texts = v.union([
  v.pipe(
    text,
    v.transform((one) => [one]),
  ),
  v.array(text),
]);
const kind = v.picklist(['bug', 'feature']);
const role = v.picklist(['open', 'external', 'later', 'done', 'resolved', 'dropped', 'never']);
const label = v.union([
  v.pipe(text, v.maxLength(50)),
  v.strictObject({
    name: v.pipe(text, v.maxLength(50)),
    color: v.optional(v.pipe(v.string(), v.regex(/^#?[0-9a-f]{6}$/i, 'six hex digits, such as d73a4a'))),
    description: v.optional(v.pipe(v.string(), v.maxLength(100))),
  }),
]);

const columnKeys = { title: v.optional(text), status: v.optional(text) };

const sectionKeys = {
  title: v.optional(v.pipe(text, v.description('The heading’s text, compared without case, emoji, numbering and punctuation.'))),
  pattern: v.optional(v.pipe(text, v.description('A regular expression for headings, in any case.'))),
  role: v.optional(v.pipe(role, v.description('What the items of the section are.')), 'open'),
  items: v.optional(
    v.pipe(
      v.union([
        v.pipe(
          v.picklist(ITEM_FORMS),
          v.transform((one): ItemForm[] => [one]),
        ),
        v.array(v.picklist(ITEM_FORMS)),
      ]),
      v.description('How the items are written.'),
    ),
  ),
  kind: v.optional(v.pipe(kind, v.description('The kind of the items.'))),
  release: v.optional(v.pipe(text, v.description('The release of the items that name none.'))),
  columns: v.optional(v.strictObject(columnKeys)),
};

const section = v.pipe(
  v.strictObject(sectionKeys),
  v.check(({ title, pattern }) => (title === undefined) !== (pattern === undefined), 'either `title` or `pattern`'),
);

/** The configuration file, `.github/roadmap-sync.yml`. The JSON Schema for editors is generated from it. */
export const ConfigSchema = v.strictObject({
  sections: v.optional(v.pipe(v.array(section), v.description('The role of sections, and how their items are written.')), []),
  kinds: v.optional(
    v.pipe(v.strictObject({ bug: v.optional(texts, []), feature: v.optional(texts, []) }), v.description('Beginnings of a title that tell its kind.')),
    {},
  ),
  words: v.optional(
    v.pipe(
      v.strictObject({ done: v.optional(texts), dropped: v.optional(texts) }),
      v.description('Words that mark an item as done or dropped; where headings or rows are items and nothing else is said, the usual English ones.'),
    ),
    {},
  ),
  labels: v.optional(v.pipe(v.record(text, label), v.description('Other names, colours and descriptions for the labels.')), {}),
  people: v.optional(
    v.pipe(
      v.record(text, v.pipe(text, v.regex(/^@?[a-z\d](?:[a-z\d-]{0,38})$/i, 'a GitHub login'))),
      v.description('Names in the file and the logins they mean.'),
    ),
    {},
  ),
  completed: v.optional(v.pipe(v.picklist(['move', 'tick']), v.description('Whether a completed task moves to the done section, or is only ticked.')), 'move'),
});

export interface Config {
  readonly rules: Rules;
  readonly labels: LabelSet;
  readonly people: Readonly<Record<string, string>>;
  readonly completed: 'move' | 'tick';
}

export const DEFAULT_CONFIG_PATH = '.github/roadmap-sync.yml';

export const NO_CONFIG: Config = { rules: NO_RULES, labels: LABELS, people: {}, completed: 'move' };

/**
 * Reads the configuration file's text.
 * @param path its path, for errors @throws UserError that names file, line and key, what was expected, and the nearest name
 */
export function parseConfig(source: string, path: string): Config {
  const lines = new LineCounter();
  const document = parseDocument(source, { lineCounter: lines, prettyErrors: false });
  const [broken] = document.errors;
  if (broken !== undefined) {
    throw new UserError(
      `${path}, line ${lines.linePos(broken.pos[0]).line}: this is not YAML (${broken.message.split('\n')[0]}).`,
      'Correct the line; nothing was read and nothing written.',
    );
  }
  visit(document, {
    Alias(_, alias) {
      throw new UserError(
        `${path}, line ${lines.linePos(alias.range?.[0] ?? 0).line}: \`*${oneLine(alias.source)}\` is an alias to YAML.`,
        'Put the text in quotes where it is meant as it is written; aliases are not read.',
      );
    },
  });
  const value: unknown = document.toJS() ?? {};
  const lineOf = (keys: readonly PropertyKey[]): number => lines.linePos(offsetOf(document.contents, keys)).line;
  if (Array.isArray(value)) throw new UserError(`${path}, line 1: the file is a list.`, 'Expected a map of keys such as `sections:`.');
  const result = v.safeParse(ConfigSchema, value);
  if (!result.success) throw mistake(result.issues[0], path, lineOf);
  const { output } = result;
  return {
    rules: {
      sections: output.sections.map((rule, index) => sectionRule(rule, path, lineOf(['sections', index]))),
      prefixes: { bug: output.kinds.bug ?? [], feature: output.kinds.feature ?? [] },
      words: wordsOf(output),
    },
    labels: labelSet(output.labels, path, lineOf),
    people: Object.fromEntries(Object.entries(output.people).map(([name, login]) => [name.trim().toLowerCase(), login.replace(/^@/, '')])),
    completed: output.completed,
  };
}

/** Headings and rows have no box to tick: where no words are given for what is finished, these are written and read. */
function wordsOf({ sections, words }: v.InferOutput<typeof ConfigSchema>): Rules['words'] {
  const needed = sections.some(({ items }) => [items].flat().some((form) => form === 'headings' || form === 'table'));
  return { done: words.done ?? (needed ? USUAL_WORDS.done : []), dropped: words.dropped ?? (needed ? USUAL_WORDS.dropped : []) };
}

/** The first of each is what is written. */
const USUAL_WORDS: Rules['words'] = {
  done: ['Done', 'Completed', 'Finished', 'Shipped', 'Released', '✅'],
  dropped: ['Dropped', 'Cancelled', 'Canceled', 'Rejected'],
};

type SectionInput = v.InferOutput<typeof section>;

function sectionRule(input: SectionInput, path: string, line: number): SectionRule {
  const name = input.title ?? input.pattern ?? '';
  const canonical = canonicalTitle(name);
  const isExactly = (title: string): boolean => input.title !== undefined && title.trim() === name.trim();
  let matches = (title: string): boolean => isExactly(title) || (canonical !== '' && canonicalTitle(title) === canonical);
  if (input.pattern !== undefined) {
    try {
      const pattern = new RegExp(input.pattern, 'iu');
      matches = (title) => pattern.test(title);
    } catch (error) {
      throw new UserError(
        `${path}, line ${line}: \`pattern\` is no regular expression (${error instanceof Error ? error.message : ''}).`,
        'Correct it, or use `title` for an exact title.',
      );
    }
  }
  const roles: Readonly<Record<SectionInput['role'], { role: Role; external?: true; release?: string }>> = {
    open: { role: 'open' },
    external: { role: 'open', external: true },
    later: { role: 'open', release: 'later' },
    done: { role: 'done' },
    resolved: { role: 'resolved' },
    dropped: { role: 'dropped' },
    never: { role: 'never' },
  };
  const { role: itsRole, external = false, release } = roles[input.role];
  const byRole: Kind | null = input.role === 'resolved' ? 'bug' : null;
  return {
    name,
    line,
    isExactly,
    matches,
    role: itsRole,
    external,
    kind: input.kind ?? byRole,
    release: input.release ?? release ?? null,
    items: input.items ?? ['bullets'],
    columns: { title: input.columns?.title ?? null, status: input.columns?.status ?? null },
  };
}

/** The labels with what the configuration says of them. `priority` names all levels at once, with `{level}`. */
type LabelsInput = v.InferOutput<typeof ConfigSchema>['labels'];

function labelSet(given: LabelsInput, path: string, lineOf: (keys: readonly PropertyKey[]) => number): LabelSet {
  const known = [...allLabels(LABELS).map(({ name }) => name), 'priority'];
  for (const key of Object.keys(given)) {
    if (!known.includes(key))
      throw new UserError(
        `${path}, line ${lineOf(['labels', key])}: unknown label \`${key}\` in \`labels\`.`,
        `Expected one of ${known.map((name) => `\`${name}\``).join(', ')}${nearest(key, known)}.`,
      );
  }
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
  checkNames(set, given, path, lineOf);
  return set;
}

/** GitHub's longest name of a label. */
const MAX_LABEL = 50;

/** What a label means must be told from its name. */
function checkNames(set: LabelSet, given: LabelsInput, path: string, lineOf: (keys: readonly PropertyKey[]) => number): void {
  const seen = new Map<string, string>();
  const ours = allLabels(LABELS).map(({ name }) => name);
  for (const [index, { name }] of allLabels(set).entries()) {
    const own = ours[index] ?? name;
    const key = given[own] === undefined && own.startsWith('priority: ') ? 'priority' : own;
    const where = `${path}, line ${lineOf(['labels', key])}`;
    if ([...name].length > MAX_LABEL) throw new UserError(`${where}: the label “${name}” is too long.`, `Expected at most ${MAX_LABEL} characters.`);
    const other = seen.get(name.toLowerCase());
    if (other !== undefined) {
      const remedy = key === 'priority' ? 'Write `{level}` where the level stands, such as `priority/{level}`.' : 'Give each its own name.';
      throw new UserError(`${where}: \`${other}\` and \`${own}\` would both be the label “${name}”.`, remedy);
    }
    seen.set(name.toLowerCase(), own);
  }
}

function mistake(issue: v.BaseIssue<unknown> | undefined, path: string, lineOf: (keys: readonly PropertyKey[]) => number): UserError {
  if (issue === undefined) throw new Error('A failure without an issue.');
  const deepest = deepestIssue(issue);
  const keys = (deepest.path ?? []).map((item) => item.key as PropertyKey);
  const where = `${path}, line ${lineOf(keys)}`;
  const key = keys
    .map((one) => (typeof one === 'number' ? `[${one + 1}]` : String(one)))
    .join('.')
    .replace(/\.\[/g, '[');
  if (deepest.type === 'strict_object' && deepest.expected === 'never') {
    const names = knownKeys(keys.slice(0, -1));
    const wrong = String(keys.at(-1));
    return new UserError(`${where}: unknown key \`${key}\`.`, `Expected ${names.map((name) => `\`${name}\``).join(', ')}${nearest(wrong, names)}.`);
  }
  const expected = deepest.type === 'check' || deepest.type === 'regex' ? deepest.message : inWords(deepest.expected ?? deepest.message);
  const choices = [...(deepest.expected ?? '').matchAll(/"([^"]+)"/g)].map(([, choice]) => choice ?? '');
  return new UserError(
    `${where}: ${key === '' ? 'the file' : `\`${key}\``} is ${inWords(deepest.received)}.`,
    `Expected ${expected}${nearest(String(deepest.input), choices)}.`,
  );
}

/** A type as valibot names it: `("move" | "tick")`, `Array`. */
function inWords(type: string): string {
  return type
    .replace(/^Object$/, 'a map')
    .replace(/\bArray$|\bArray\b(?=\))/, 'a list')
    .replace(/\bObject\b(?=\)|$)/, 'a map')
    .replace(/[()]/g, '')
    .replaceAll(' | ', ' or ');
}

/** A union fails with the failures of all its members: the one that got furthest says most. */
function deepestIssue(issue: v.BaseIssue<unknown>): v.BaseIssue<unknown> {
  const inner = (issue.issues ?? []).filter(({ path }) => (path?.length ?? 0) > 0).toSorted((a, b) => (b.path?.length ?? 0) - (a.path?.length ?? 0))[0];
  return inner === undefined ? issue : { ...deepestIssue(inner), path: [...(issue.path ?? []), ...(inner.path ?? [])] as NonNullable<typeof issue.path> };
}

/** The keys that may stand at a place of the file. */
function knownKeys(keys: readonly PropertyKey[]): string[] {
  const place = keys.filter((key) => typeof key !== 'number').join('.');
  const tables: Readonly<Record<string, object>> = {
    '': ConfigSchema.entries,
    sections: sectionKeys,
    'sections.columns': columnKeys,
    kinds: { bug: 0, feature: 0 },
    words: { done: 0, dropped: 0 },
  };
  return Object.keys(tables[place] ?? { name: 0, color: 0, description: 0 });
}

function nearest(word: string, names: readonly string[]): string {
  if (names.length === 0) return '';
  const best = closest(word, names);
  return distance(word, best) <= Math.max(2, best.length / 2) ? ` (did you mean \`${best}\`?)` : '';
}

/** Where in the source a key stands, or the deepest part of the way to it that does. */
function offsetOf(root: Node | null, keys: readonly PropertyKey[]): number {
  let node: unknown = root;
  let offset = root?.range?.[0] ?? 0;
  for (const key of keys) {
    if (isMap(node)) {
      const pair = node.items.find((item) => isPair(item) && isScalar(item.key) && String(item.key.value) === String(key));
      if (pair === undefined) return offset;
      offset = (pair.key as Node).range?.[0] ?? offset;
      node = pair.value;
    } else if (typeof key === 'number' && typeof node === 'object' && node !== null && 'items' in node) {
      node = (node.items as unknown[])[key];
      offset = (node as Node | undefined)?.range?.[0] ?? offset;
    } else return offset;
  }
  return offset;
}
