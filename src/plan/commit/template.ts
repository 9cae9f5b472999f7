import { UserError } from '../../model/errors.ts';

/** What a template may name, and what stands there in a commit. */
const TEMPLATE_NAMES = {
  changes: 'what the commit does, such as `move "Hotplug" to resolved (#12)`',
  file: 'the path of the roadmap',
} as const;

type TemplateName = keyof typeof TEMPLATE_NAMES;

export const DEFAULT_TEMPLATE = 'docs(roadmap): {changes}';

/** Columns of a commit's subject: `git log --oneline` and most pages show no more. */
export const SUBJECT_COLUMNS = 72;

const NAMED = /\{([^{}\n]*)\}/g;

/** Checks a template of commit messages. @param what its name in an error @throws UserError if it names what is not known */
export function commitTemplate(text: string, what: string): string {
  const unknown = [...text.matchAll(NAMED)].flatMap(([, name = '']) => (Object.hasOwn(TEMPLATE_NAMES, name) ? [] : [`{${name}}`]));
  if (unknown.length === 0) return text.trim() === '' ? DEFAULT_TEMPLATE : text.trim();
  const known = Object.keys(TEMPLATE_NAMES).map((name) => `\`{${name}}\``);
  throw new UserError(`${what} names ${unknown.slice(0, 5).join(', ').slice(0, 80)}.`, `It may name ${known.join(' and ')}.`);
}

/** A template with its names filled in. */
export function filledIn(template: string, values: Readonly<Record<TemplateName, string>>): string {
  return template.replace(NAMED, (whole, name: string) => (Object.hasOwn(values, name) ? values[name as TemplateName] : whole));
}

/** The columns that are left for the changes in the first line, each time that it names them; null: it does not. */
export function roomForChanges(template: string, file: string): number | null {
  const [first = ''] = template.split('\n');
  const times = first.split('{changes}').length - 1;
  if (times === 0) return null;
  return Math.floor((SUBJECT_COLUMNS - displayWidth(filledIn(first, { changes: '', file }))) / times);
}

/** How wide a text is shown. A mark of no width takes no column, and a sign of East Asia or a picture two. */
export function displayWidth(text: string): number {
  const wide = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\p{Extended_Pictographic}\uff00-\uff60]/u;
  return [...text.replace(/\p{M}|\u200b|\u200c|\u200d|\u2060/gu, '')].reduce((columns, sign) => columns + (wide.test(sign) ? 2 : 1), 0);
}

/** The start of a text that fits into some columns, with ` …` where something is left out, if possible at the end of a word. */
export function shortenedTo(text: string, columns: number): string {
  if (displayWidth(text) <= columns) return text;
  let short = '';
  for (const { segment } of new Intl.Segmenter('en', { granularity: 'grapheme' }).segment(text)) {
    if (displayWidth(short + segment) > columns - 2) break;
    short += segment;
  }
  const words = short.replace(/\s+\S*$/, '');
  return `${(displayWidth(words) * 2 > displayWidth(short) && !/^\s/.test(text.slice(short.length)) ? words : short).trimEnd()} …`;
}
