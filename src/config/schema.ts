import * as v from 'valibot';
import { ITEM_FORMS, type ItemForm } from '../model/roadmap.ts';
import { pageFault } from '../update/publish/wiki-page.ts';

const text = v.pipe(v.string(), v.trim(), v.minLength(1, 'some text'));
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
  v.pipe(text, v.maxLength(50, 'at most 50 characters')),
  v.strictObject({
    name: v.pipe(text, v.maxLength(50, 'at most 50 characters')),
    color: v.optional(v.pipe(v.string(), v.regex(/^#?[0-9a-f]{6}$/i, 'six hex digits, such as d73a4a'))),
    description: v.optional(v.pipe(v.string(), v.maxLength(100, 'at most 100 characters'))),
  }),
]);

/** `Europe/Berlin`. The names are those that this machine's calendar knows. */
function isTimeZone(name: string): boolean {
  try {
    new Intl.DateTimeFormat('en', { timeZone: name });
    return true;
  } catch {
    return false;
  }
}

/** Where a development update goes. */
export const updateKeys = {
  file: v.optional(
    v.pipe(
      v.union([
        v.boolean(),
        v.pipe(
          text,
          v.check(
            isUpdatePath,
            'a path below the roadmap’s folder with `{date}` in the file’s name and no part that begins with a dot, such as updates/{date}.md',
          ),
        ),
      ]),
      v.description('A new file for each, in the commit that empties the roadmap’s resolved section; `true`: `updates/{date}.md` beside the roadmap.'),
    ),
    false,
  ),
  comment: v.optional(
    v.pipe(
      v.number(),
      v.integer('the number of an issue'),
      v.minValue(1, 'the number of an issue'),
      v.description('The number of an issue that each becomes a comment on.'),
    ),
  ),
  wiki: v.optional(
    v.pipe(
      v.union([
        v.boolean(),
        v.pipe(text, v.check(isPageTitle, 'the title of a page, such as Rocket 2.0 Roadmap: without \\ / : * ? " < > |, and not like the name of a file')),
      ]),
      v.description('A page of the wiki that shows the last one; `true`: `<release> Roadmap`.'),
    ),
    false,
  ),
};

/** A path below the roadmap's folder, or below the repository's with a slash in front; each day a file of its own. */
function isUpdatePath(path: string): boolean {
  const parts = path.replace(/^\//, '').split('/');
  return parts.every((part) => /^[^\\\s.][^\\:\p{C}]*$/u.test(part)) && (parts.at(-1) ?? '').includes('{date}');
}

function isPageTitle(title: string): boolean {
  return pageFault(title) === null;
}

export const columnKeys = { title: v.optional(text), status: v.optional(text) };

export const sectionKeys = {
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
        v.pipe(v.array(v.picklist(ITEM_FORMS)), v.minLength(1, 'at least one form')),
      ]),
      v.description('How the items are written.'),
    ),
  ),
  kind: v.optional(v.pipe(kind, v.description('The kind of the items.'))),
  release: v.optional(v.pipe(text, v.description('The release of the items that name none.'))),
  columns: v.optional(v.strictObject(columnKeys)),
};

export const section = v.pipe(
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
  adopt: v.optional(
    v.pipe(v.picklist(['later', 'labelled']), v.description('Whether issues with the label `roadmap` enter the file on the very first run, too.')),
    'later',
  ),
  milestone: v.optional(
    v.pipe(
      v.union([v.boolean(), v.pipe(text, v.regex(/^(?!(?:yes|no|on|off|later)$)/i, 'true, false, or what the milestone is called'))]),
      v.description('The milestone that open items belong to; `true`: the release in the roadmap’s title. Its due date is the timeline’s release date.'),
    ),
    false,
  ),
  timezone: v.optional(
    v.pipe(text, v.check(isTimeZone, 'a time zone, such as Europe/Berlin'), v.description('Where a day begins for the timeline and the updates.')),
    'UTC',
  ),
  update: v.optional(
    v.pipe(
      v.strictObject(updateKeys),
      v.check(({ file, comment, wiki }) => file !== false || comment !== undefined || wiki !== false, 'at least one of `file`, `comment`, `wiki`'),
      v.description('Where `command: update` publishes the development update.'),
    ),
  ),
  completed: v.optional(v.pipe(v.picklist(['move', 'tick']), v.description('Whether a completed task moves to the done section, or is only ticked.')), 'move'),
});
