import { UserError } from '../../model/errors.ts';

/** One file of a wiki's repository. */
export interface WikiFile {
  readonly path: string;
  readonly sha: string;
  /** Git's, `100644`. */
  readonly mode: string;
}

/** Extensions of pages that are Markdown, and of pages in the other languages that GitHub's wikis know. */
const MARKDOWN = ['md', 'markdown'];
const OTHERS = ['adoc', 'asc', 'asciidoc', 'creole', 'mdown', 'mediawiki', 'mkd', 'mkdn', 'org', 'pod', 'rdoc', 'rest', 'rst', 'textile', 'txt', 'wiki'];
/** GitHub's own rule for the titles of pages: not all of these can be in a file's name everywhere. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: They are what is refused.
const FORBIDDEN = /[\\/:*?"<>|\u0000-\u001f\u007f-\u009f\u2028\u2029]/;
/** Of a file's name, in most file systems. */
const MAX_BYTES = 255;

/** Why no page of a wiki can have a title; null where one can. */
export function pageFault(title: string): string | null {
  const name = nameOf(title);
  const faults: ReadonlyArray<readonly [boolean, string]> = [
    [name === '', 'it is empty'],
    [FORBIDDEN.test(name), 'none of \\ / : * ? " < > | and no control character can be in it'],
    [name.startsWith('.'), 'it starts with a dot'],
    [name.startsWith('_'), 'it starts with “_”, like the wiki’s sidebar and footer'],
    [isPage(name, MARKDOWN), 'it ends as the name of a file does'],
    [new TextEncoder().encode(`${name}.md`).length > MAX_BYTES, 'it is too long'],
  ];
  return faults.find(([is]) => is)?.[1] ?? null;
}

function nameOf(title: string): string {
  return title.trim().replaceAll(' ', '-');
}

/** The file that GitHub makes of a page's title: `Xen 4.3 Roadmap` is `Xen-4.3-Roadmap.md`. @throws UserError where it makes none */
export function pageFile(title: string): string {
  const wrong = pageFault(title);
  if (wrong !== null) throw new UserError(`“${printable(title)}” cannot be a page of a wiki: ${wrong}.`, 'Name the page by its title, such as “Roadmap”.');
  return `${nameOf(title)}.md`;
}

/**
 * The file that is this page already: case, folders, and which extension of Markdown it has make no other page. Null where there is none.
 * @throws UserError where it is written in another language, or cannot be told
 */
export function findPage(files: readonly WikiFile[], file: string): WikiFile | null {
  const wanted = stemOf(file);
  const pages = files.filter(({ path }) => isPage(path, [...MARKDOWN, ...OTHERS]) && stemOf(path) === wanted);
  const other = pages.find(({ path }) => !isPage(path, MARKDOWN));
  if (other !== undefined) {
    throw new UserError(
      `The wiki has this page as ${printable(other.path)}, which is not Markdown.`,
      'Change the page’s edit mode to Markdown, or name another page.',
    );
  }
  const found = pages.find(({ path }) => path === file) ?? pages[0];
  if (found === undefined) return null;
  if (pages.length > 1 && found.path !== file) {
    const paths = pages.map(({ path }) => printable(path)).join(', ');
    throw new UserError(`The wiki has several pages of this name: ${paths}.`, 'Remove or rename all but one.');
  }
  if (!found.mode.startsWith('100')) throw new UserError(`${printable(found.path)} in the wiki is no file.`, 'Remove it, or name another page.');
  return found;
}

function isPage(path: string, extensions: readonly string[]): boolean {
  return extensions.includes(/\.(\w+)$/.exec(path)?.[1]?.toLowerCase() ?? '');
}

/** A page's name as names are compared. */
function stemOf(path: string): string {
  const name = path.slice(path.lastIndexOf('/') + 1);
  return name.slice(0, name.lastIndexOf('.')).replaceAll(' ', '-').normalize('NFC').toLowerCase();
}

function printable(text: string): string {
  return text.replace(/\p{C}/gu, '�').slice(0, 100);
}
