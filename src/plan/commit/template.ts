import { UserError } from '../../model/errors.ts';
import { displayWidth, shortenedTo, shortPath } from './width.ts';

/** What a template may name, and what stands there in a commit. */
const TEMPLATE_NAMES = {
  changes: 'what the commit does, such as `move "Hotplug" to resolved (#12)`',
  file: 'the path of the roadmap',
} as const;

type TemplateName = keyof typeof TEMPLATE_NAMES;

export const DEFAULT_TEMPLATE = 'docs(roadmap): {changes}';

/** Columns of a commit's subject: `git log --oneline` and most pages show no more. */
const SUBJECT_COLUMNS = 72;
/** Columns that a long path leaves for the changes. */
const LEAST_CHANGES = 24;
/** The fewest columns of a path: without them it says nothing. */
const LEAST_PATH = 12;

const NAMED = /\{([^{}\n]*)\}/g;

/** Checks a template of commit messages. @param what its name in an error @throws UserError if it names what is not known */
export function commitTemplate(text: string, what: string): string {
  const unknown = [...text.matchAll(NAMED)].flatMap(([, name = '']) => (Object.hasOwn(TEMPLATE_NAMES, name) ? [] : [`{${name}}`]));
  if (unknown.length === 0) return text.trim() === '' ? DEFAULT_TEMPLATE : text.trim();
  const known = Object.keys(TEMPLATE_NAMES).map((name) => `\`{${name}}\``);
  throw new UserError(`${what} names ${unknown.slice(0, 5).join(', ').slice(0, 80)}.`, `It may name ${known.join(' and ')}.`);
}

/** A template with its names filled in. */
function filledIn(template: string, values: Readonly<Record<TemplateName, string>>): string {
  return template.replace(NAMED, (whole, name: string) => (Object.hasOwn(values, name) ? values[name as TemplateName] : whole));
}

/** What a template makes of the changes and the file. */
interface FilledTemplate {
  /** Its first line, in at most 72 columns. */
  readonly subject: string;
  /** What follows: further lines, and a first line that had to be cut. Empty: nothing. */
  readonly further: readonly string[];
}

/** Fills a template in. @param changes the words for the changes, in at most so many columns */
export function fillTemplate(template: string, file: string, changes: (columns: number) => string): FilledTemplate {
  const [first = '', ...rest] = template.split('\n');
  const times = (name: TemplateName) => first.split(`{${name}}`).length - 1;
  const room = SUBJECT_COLUMNS - displayWidth(filledIn(first, { changes: '', file: '' }));
  const forFile = Math.floor((room - times('changes') * LEAST_CHANGES) / Math.max(1, times('file')));
  const shown = shortPath(file, Math.max(LEAST_PATH, forFile));
  const forChanges = Math.floor((room - times('file') * displayWidth(shown)) / Math.max(1, times('changes')));
  const words = changes(times('changes') === 0 ? SUBJECT_COLUMNS : forChanges);
  const whole = filledIn(first, { changes: words, file: shown });
  const { subject, further } = subjectWithin(whole.trimEnd());
  const body = rest.map((line) => filledIn(line, { changes: words, file }));
  // Git takes all lines up to an empty one for the subject.
  const gap = body.length > 0 && body[0]?.trim() !== '' ? [''] : [];
  return { subject, further: [...further, ...gap, ...body] };
}

/** A line as the subject of a commit. Where it is too long, all of it follows below. */
export function subjectWithin(line: string): FilledTemplate {
  const subject = shortenedTo(line, SUBJECT_COLUMNS);
  return { subject, further: subject === line ? [] : ['', line] };
}
