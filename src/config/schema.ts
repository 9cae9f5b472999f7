import * as v from 'valibot';
import { FIELD_KEYS, PRIORITIES } from '../model/roadmap.ts';
import { ITEM_FORMS, type ItemForm } from '../model/shapes.ts';
import { LOGIN } from '../plan/issue/people.ts';
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
const role = v.picklist(['open', 'external', 'later', 'done', 'resolved', 'dropped', 'never', 'timeline']);
const label = v.union([
  v.pipe(text, v.maxLength(50, 'at most 50 characters')),
  v.strictObject({
    name: v.pipe(text, v.maxLength(50, 'at most 50 characters')),
    color: v.optional(v.pipe(v.string(), v.regex(/^#?[0-9a-f]{6}$/i, 'six hex digits, such as d73a4a'))),
    description: v.optional(v.pipe(v.string(), v.maxLength(100, 'at most 100 characters'))),
  }),
]);

/** Whether a name such as `Europe/Berlin` is known to the ICU data of this machine. */
function isTimeZone(name: string): boolean {
  try {
    new Intl.DateTimeFormat('en', { timeZone: name });
    return true;
  } catch {
    return false;
  }
}

/** The keys of `update`: where a development update is published. */
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
      v.description(
        'A new file for each update, in the commit that empties the roadmap’s resolved section; `true`: `updates/{date}.md` beside the roadmap. `{release}` in a path is the release.',
      ),
    ),
    false,
  ),
  comment: v.optional(
    v.pipe(
      v.number(),
      v.integer('the number of an issue'),
      v.minValue(1, 'the number of an issue'),
      v.description('The number of the issue that each update is a comment on.'),
    ),
  ),
  wiki: v.optional(
    v.pipe(
      v.union([
        v.boolean(),
        v.pipe(text, v.check(isPageTitle, 'the title of a page, such as Rocket 2.0 Roadmap: without \\ / : * ? " < > |, and not like a file name')),
      ]),
      v.description('The wiki page that shows the last update; `true`: `<release> Roadmap`.'),
    ),
    false,
  ),
  feed: pathBeside(
    'xml|atom',
    'updates/feed.xml',
    'An Atom feed of the last 20 updates, in the commit of each; `true`: `updates/feed.xml` beside the roadmap.',
  ),
  status: pathBeside(
    'json',
    'updates/status.json',
    'The numbers of the last update as JSON, the same as the output `status`; `true`: `updates/status.json` beside the roadmap.',
  ),
};

/** A file beside the updates, written again with each of them. */
function pathBeside(extensions: string, example: string, description: string) {
  const isPath = (path: string) => staysInside(path) && new RegExp(`\\.(?:${extensions})$`, 'i').test(path) && !path.replaceAll('{roadmap}', '').includes('{');
  const expected = `a path below the roadmap’s folder with no part that begins with a dot, such as ${example}, always the same: only \`{roadmap}\` can be in it`;
  return v.optional(v.pipe(v.union([v.boolean(), v.pipe(text, v.check(isPath, expected))]), v.description(description)), false);
}

/** A path from the repository's root that stays inside of it. */
function isChartPath(path: string): boolean {
  const parts = path.split('/');
  return /\.svg$/i.test(path) && parts.every((part) => /^(?!\.{1,2}$|\.git$)[^\\\s:][^\\:\p{C}]*$/iu.test(part));
}

/** A path from the roadmap's folder, or with a leading slash from the repository's root. `{date}` gives each day a file of its own. */
function isUpdatePath(path: string): boolean {
  return staysInside(path) && path.slice(path.lastIndexOf('/') + 1).includes('{date}');
}

function staysInside(path: string): boolean {
  const parts = path.replace(/^\//, '').split('/');
  return parts.every((part) => /^[^\\\s.][^\\:\p{C}]*$/u.test(part));
}

function isPageTitle(title: string): boolean {
  return pageFault(title) === null;
}

/** What a column of a table of items can hold. A status shows whether the row is finished, and any note fits among notes. */
const COLUMN_MEANINGS = ['title', ...FIELD_KEYS, 'notes'] as const;

/** The first two columns that are for the same; null if there are none. */
function sharedMeaning(named: Readonly<Record<string, unknown>>): { readonly meaning: string; readonly headers: readonly string[] } | null {
  const all = Object.entries(named).map(([key, value]) => {
    const isOwn = key === 'title' || key === 'status';
    return { meaning: isOwn ? key : String(value), header: isOwn ? String(value) : key };
  });
  const again = all.find(({ meaning }, at) => all.findIndex((one) => one.meaning === meaning) < at);
  if (again === undefined) return null;
  return {
    meaning: again.meaning,
    headers: all
      .filter(({ meaning }) => meaning === again.meaning)
      .map(({ header }) => header)
      .slice(0, 2),
  };
}

/** The column of the title and that of the status, by their headers, and what other columns hold. */
const columns = v.pipe(
  v.objectWithRest({ title: v.optional(text), status: v.optional(text) }, v.picklist(COLUMN_MEANINGS)),
  v.check(
    (named) => sharedMeaning(named) === null,
    ({ input }) => {
      const { meaning, headers } = sharedMeaning(input) ?? { meaning: '', headers: [] };
      return `one column for each field, but ${headers.map((one) => `“${one}”`).join(' and ')} are both for \`${meaning}\``;
    },
  ),
  v.description(
    'The headers of the title and status columns, and which field each other column holds, or that it is for notes: `Severity: priority`, `Remarks: notes`.',
  ),
);

export const sectionKeys = {
  title: v.optional(v.pipe(text, v.description('The heading’s text. Case, emoji, numbering and punctuation are ignored.'))),
  pattern: v.optional(v.pipe(text, v.description('A regular expression for headings. Case is ignored.'))),
  path: v.optional(
    v.pipe(
      text,
      v.description(
        'A regular expression for the titles from the outermost heading down to this one, joined by ` > `. Case is ignored. `^$` is what stands above the first heading.',
      ),
    ),
  ),
  role: v.optional(v.pipe(role, v.description('The state of the section’s items; `timeline`: its lists of `label: date` are the dates of a release.')), 'open'),
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
  release: v.optional(v.pipe(text, v.description('The release of items that do not name one.'))),
  priority: v.optional(v.pipe(v.picklist(PRIORITIES), v.description('The level of items that do not name one.'))),
  columns: v.optional(columns),
};

export const wordKeys = {
  done: v.optional(texts),
  dropped: v.optional(texts),
  open: v.optional(texts),
  blocker: v.optional(texts),
  deferred: v.optional(texts),
};

export const section = v.pipe(
  v.strictObject(sectionKeys),
  v.check(({ title, pattern, path }) => [title, pattern, path].filter((one) => one !== undefined).length === 1, 'one of `title`, `pattern` and `path`'),
);

/** The configuration file, `.github/roadmap-sync.yml`. `npm run config-schema` writes the JSON Schema for editors from it. */
export const ConfigSchema = v.strictObject({
  sections: v.optional(v.pipe(v.array(section), v.description('What sections contain, and how their items are written.')), []),
  kinds: v.optional(
    v.pipe(
      v.strictObject({ bug: v.optional(texts, []), feature: v.optional(texts, []) }),
      v.description('Words at the start of a title, or behind a tag there, that tell its kind, or signs, also at its end.'),
    ),
    {},
  ),
  titles: v.optional(
    v.pipe(
      v.picklist(['first-line', 'whole']),
      v.description(
        'Whether a title is the first line of an item’s text, and further lines are notes (`first-line`), or all lines up to the first field (`whole`). Without the key, each item’s lines tell.',
      ),
    ),
  ),
  words: v.optional(
    v.pipe(
      v.strictObject(wordKeys),
      v.description(
        'Words that mark an item as done or dropped (if headings or rows are items, the usual English words are the default), words and signs in titles for work that is planned or goes on (`open`), which go when the item is closed, and further words that say that a release has to wait (`blocker`) or that an item is not for it (`deferred`).',
      ),
    ),
    {},
  ),
  labels: v.optional(v.pipe(v.record(text, label), v.description('Other names, colours and descriptions for the labels.')), {}),
  people: v.optional(
    v.pipe(v.record(text, v.pipe(text, v.regex(LOGIN, 'a GitHub login'))), v.description('Names in the file, and the GitHub logins of these people.')),
    {},
  ),
  adopt: v.optional(
    v.pipe(
      v.picklist(['titles', 'labelled', 'none']),
      v.description(
        'Which open issues are linked to an item of the same title instead of a new one: any that somebody who may triage opened or labelled `roadmap` (`titles`), those with the label (`labelled`), or `none`.',
      ),
    ),
    'titles',
  ),
  milestone: v.optional(
    v.pipe(
      v.union([v.boolean(), v.pipe(text, v.regex(/^(?!(?:yes|no|on|off|later)$)/i, 'true, false, or the name of the milestone'))]),
      v.description('The milestone of open items; `true`: the release in the roadmap’s title. Its due date is the release date in the timeline.'),
    ),
    false,
  ),
  timezone: v.optional(
    v.pipe(
      text,
      v.check(isTimeZone, 'a time zone, such as Europe/Berlin'),
      v.description('The time zone in which a day of the timeline and of the updates begins.'),
    ),
    'UTC',
  ),
  update: v.optional(
    v.pipe(
      v.strictObject(updateKeys),
      v.check(({ file, comment, wiki }) => file !== false || comment !== undefined || wiki !== false, 'at least one of `file`, `comment`, `wiki`'),
      v.description('Where `command: update` publishes the development update.'),
    ),
  ),
  released: v.optional(
    v.pipe(
      v.picklist(['file', 'section']),
      v.description(
        'Where `command: next` puts the finished items of a release: into a file beside the updates (`file`), or into a section `Released (<release>)` of the roadmap (`section`).',
      ),
    ),
    'file',
  ),
  chart: v.optional(
    v.pipe(
      text,
      v.check(isChartPath, 'the path of an SVG file in the repository, such as docs/roadmap.svg'),
      v.description('A picture of the roadmap, drawn again in the commits of the action. The path is that from the repository’s root.'),
    ),
  ),
  completed: v.optional(
    v.pipe(
      v.picklist(['move', 'tick', 'keep']),
      v.description('Whether a completed task moves to the done section or is only ticked, or every finished item stays in its place and is marked there.'),
    ),
    'move',
  ),
});
