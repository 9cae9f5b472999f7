import { UserError } from '../../model/errors.ts';

/** One file of a wiki's repository. */
export interface WikiFile {
  readonly path: string;
  readonly sha: string;
  /** Git's file mode, such as `100644`. */
  readonly mode: string;
}

/** The extensions of Markdown pages. The next list has those of the other markup languages of GitHub's wikis. */
const MARKDOWN = ['md', 'markdown'];
const OTHERS = ['adoc', 'asc', 'asciidoc', 'creole', 'mdown', 'mediawiki', 'mkd', 'mkdn', 'org', 'pod', 'rdoc', 'rest', 'rst', 'textile', 'txt', 'wiki'];
/** GitHub forbids these characters in page titles, because some systems forbid them in file names. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are refused here.
const FORBIDDEN = /[\\/:*?"<>|\u0000-\u001f\u007f-\u009f\u2028\u2029]/;
/** The longest file name in most file systems. */
const MAX_BYTES = 255;

/** Why a wiki page cannot have this title; null if it can. */
export function pageFault(title: string): string | null {
  const name = pageName(title);
  const faults: ReadonlyArray<readonly [boolean, string]> = [
    [name === '', 'it is empty'],
    [FORBIDDEN.test(name), 'none of \\ / : * ? " < > | and no control character can be in it'],
    [name.startsWith('.'), 'it starts with a dot'],
    [name.startsWith('_'), 'it starts with “_”, like the wiki’s sidebar and footer'],
    [isPage(name, MARKDOWN), 'it ends like a file name'],
    [new TextEncoder().encode(`${name}.md`).length > MAX_BYTES, 'it is too long'],
  ];
  return faults.find(([is]) => is)?.[1] ?? null;
}

function pageName(title: string): string {
  return title.trim().replaceAll(' ', '-');
}

/** The file name that GitHub uses for a page's title: `Xen 4.3 Roadmap` is `Xen-4.3-Roadmap.md`. @throws UserError if no page can have the title */
export function pageFile(title: string): string {
  const wrong = pageFault(title);
  if (wrong !== null)
    throw new UserError(`“${printable(title)}” cannot be the title of a wiki page: ${wrong}.`, 'Name the page by its title, such as “Roadmap”.');
  return `${pageName(title)}.md`;
}

/**
 * The file of an existing page; null if there is none. Case, folder and Markdown extension do not matter: GitHub serves the same page.
 * @throws UserError if the page is in another markup language, if several files match, or if it is not a regular file
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
  if (!found.mode.startsWith('100')) throw new UserError(`${printable(found.path)} in the wiki is not a regular file.`, 'Remove it, or name another page.');
  return found;
}

function isPage(path: string, extensions: readonly string[]): boolean {
  return extensions.includes(/\.(\w+)$/.exec(path)?.[1]?.toLowerCase() ?? '');
}

/** A page's name in the form in which names are compared. */
function stemOf(path: string): string {
  const name = path.slice(path.lastIndexOf('/') + 1);
  return name.slice(0, name.lastIndexOf('.')).replaceAll(' ', '-').normalize('NFC').toLowerCase();
}

function printable(text: string): string {
  return text.replace(/\p{C}/gu, '�').slice(0, 100);
}
