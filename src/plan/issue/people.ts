import type { SideValues } from '../../model/agreement.ts';
import type { Assignable } from '../../model/ports.ts';
import type { Problem } from '../../model/problem.ts';
import { saysNobody, saysNothing } from '../../roadmap/read/what-is-an-item.ts';
import { comparedName } from '../../roadmap/text/text.ts';

/** Names in the file and the logins of these people. The keys are the names in lower case. */
export type People = Readonly<Record<string, { readonly name: string; readonly login: string }>>;

/** Logins of managed accounts also have an underscore, as in `jan_acme`, and those of apps end as `renovate[bot]` does. */
export const LOGIN = /^@?(?<login>[A-Za-z\d](?:[A-Za-z\d_-]{0,37}[A-Za-z\d-])?(?:\[bot\])?)$/;
/** Text inside a link, as in `[@ann](https://github.com/ann)`. */
const LINKED = /^\[(?<text>(?:[^[\]]|\[[^[\]]*\])+)\](?:\([^()]*\)|\[[^[\]]*\])?$/;
const OPENING_UNDERSCORE = /(?<![\p{L}\p{N}_@\\-])_+/gu;
/** The separator between two owners. In cells it may be a line break. `&` and `/` count only between spaces or before a login, because `R&D` is one name. */
const BETWEEN = /(\s*[,;]\s*|\s*<br ?\/?>\s*|\s+(?:&|\/|and)\s+|\s*[&/]\s*(?=@))/i;
const BEFORE_LOGIN = /((?<!\s)\s+)(?=[*_`[]*@)/;
/** A separator of a whole list: a line break, a comma, a semicolon or a space. */
const OF_LIST = /^\s*(?:<br ?\/?>|[,;])?\s*$/i;

/** Owners with a sentence of its own behind them. Another owner behind that would be a part of it. */
const IN_SENTENCES = /[.!?]\s+\S+\s[^.!?]*[.!?]\s*$/;

/** One of the owners in an item's field. */
interface Owner {
  readonly text: string;
  /** In lower case; null if the name is not known as a login. */
  readonly login: string | null;
  /** The separator before this owner. */
  readonly before: string;
}

function ownersOf(value: string, people: People): Owner[] {
  const parts = value.trim().split(BETWEEN);
  const opened = value.search(OPENING_UNDERSCORE) !== -1;
  const loginIn = (text: string) => {
    const plain = withoutMarks(text, opened);
    return people[comparedName(plain)]?.login ?? (plain.startsWith('@') ? LOGIN.exec(plain)?.groups?.['login'] : undefined) ?? null;
  };
  return parts.flatMap((part, at) => {
    const text = part.trim();
    if (at % 2 === 1 || text === '') return [];
    const [first = '', ...others] = text.split(BEFORE_LOGIN);
    const pieces = [{ text: first, before: parts[at - 1] ?? '' }];
    for (let next = 0; next < others.length; next += 2) pieces.push({ text: others[next + 1] ?? '', before: others[next] ?? '' });
    // A space separates logins from each other. Beside other words, a login is a part of what these say.
    const owners = pieces.every((one) => loginIn(one.text) !== null) ? pieces : [{ text, before: parts[at - 1] ?? '' }];
    return owners.map((one) => ({ ...one, login: loginIn(one.text)?.toLowerCase() ?? null }));
  });
}

/**
 * An owner without the marks of Markdown around it. An underscore inside a login is no mark: without it, the login would be somebody else's.
 * @param opened an underscore in the field opens emphasis, so that one at the end of a name closes it
 */
function withoutMarks(text: string, opened: boolean): string {
  const words = text.replace(/\\(?=[_[\]-])/g, '').replace(/[*`\u200b\u2060]/g, '');
  const plain = opened ? words.replace(OPENING_UNDERSCORE, '').replace(/_+(?![\p{L}\p{N}_-])/gu, '') : words;
  return (LINKED.exec(plain.trim())?.groups?.['text'] ?? plain).trim();
}

/** The logins among an item's owners: `@login`, or a name that the configuration maps to one. In lower case, sorted. */
export function loginsOf(value: string, people: People): string[] {
  const logins = ownersOf(value, people).flatMap(({ login }) => (login === null ? [] : [login]));
  return [...new Set(logins)].toSorted();
}

/**
 * The logins that an owner in the file can be read as. Of an old account with another login, such as `-ann`, the file could not say that it is
 * assigned, so it would be unassigned again.
 */
export function nameable(logins: readonly string[]): string[] {
  return logins.filter((login) => LOGIN.test(login));
}

/** Owners in the form in which they are compared. Their order makes no difference. */
export function comparedOwners(value: string): string {
  return ownersOf(value, {})
    .map(({ text }) => comparedName(text))
    .toSorted()
    .join(', ');
}

/** An owner field after people were assigned and unassigned on GitHub. The rest of its text stays as it is written. */
export function withAssignees(value: string, added: readonly string[], removed: readonly string[], people: People): string {
  const owners = ownersOf(value, people);
  const gone = new Set(removed.map((login) => login.toLowerCase()));
  const present = new Set(owners.map(({ login }) => login));
  const fresh = added.filter((login) => !present.has(login.toLowerCase()));
  const nameOf = (login: string) => Object.values(people).find((one) => one.login.toLowerCase() === login.toLowerCase())?.name;
  // A login without its sign is the person who has it.
  const opened = value.search(OPENING_UNDERSCORE) !== -1;
  const plainOf = ({ text }: Owner) => withoutMarks(text, opened);
  const isBare = (owner: Owner, login: string) => owner.login === null && plainOf(owner).toLowerCase() === login.toLowerCase();
  const bare = fresh.filter((login) => nameOf(login) === undefined && owners.some((owner) => isBare(owner, login)));
  const signed = owners.map((owner) => {
    const login = bare.find((one) => isBare(owner, one));
    // In a link, the text comes before the address.
    return login === undefined ? owner : { ...owner, text: owner.text.replace(plainOf(owner), () => `@${login}`) };
  });
  const kept = signed.filter(({ login }) => login === null || !gone.has(login));
  const named = fresh.filter((login) => !bare.includes(login)).map((login) => nameOf(login) ?? `@${login}`);
  const between = separatorIn(owners, named);
  // `TBD`, `nobody` and a dash give way to the first owner.
  const isNobody = named.length > 0 && owners.every(({ login }) => login === null) && (saysNothing(value) || saysNobody(value));
  if (kept.length === owners.length && bare.length === 0) {
    const present = value.trim() === '' || isNobody ? [] : [value];
    return (IN_SENTENCES.test(value) ? [...named, ...present] : [...present, ...named]).join(between);
  }
  const rest = kept.map(({ text, before }, at) => (at === 0 ? text : (before || ', ') + text)).join('');
  return [...(rest === '' ? [] : [rest]), ...named].join(between);
}

/** What stands between the owners of a list, if all have the same. A name without a sign needs more than a space. */
function separatorIn([, ...others]: readonly Owner[], named: readonly string[]): string {
  const [separator = ', ', ...more] = new Set(others.map(({ before }) => before));
  const isOfList = more.length === 0 && OF_LIST.test(separator);
  return isOfList && (separator.trim() !== '' || named.every((name) => name.startsWith('@'))) ? separator : ', ';
}

/** Whether a login can be assigned. Until the server was asked, the plan assumes that everybody can be. */
export function canBeAssigned(login: string, assignable: Assignable | null): boolean {
  return assignable === null || assignable.logins.has(login);
}

/** Whether nobody knows yet if a login can be assigned: the server is asked again in the next run. */
export function isAskedAgain(login: string, assignable: Assignable | null): boolean {
  return assignable?.unsaid?.passing === true && assignable.unsaid.logins.has(login);
}

/**
 * The file's side as it is agreed after a write: without the owners whom the next run asks about again.
 * @param settled logins that were agreed before
 */
export function withoutUnasked(side: SideValues, settled: readonly string[], assignable: Assignable | null): SideValues {
  const assignees = side.assignees.filter((login) => settled.includes(login) || !isAskedAgain(login, assignable));
  return assignees.length === side.assignees.length ? side : { ...side, assignees };
}

const MOST_NAMED = 10;

/** Reports that a server could not say who can be assigned. */
export function unsaidProblems(assignable: Assignable | null): Problem[] {
  const unsaid = assignable?.unsaid ?? null;
  if (unsaid === null) return [];
  const people = [...unsaid.logins].map((login) => `@${login}`);
  const named = people.length > MOST_NAMED ? `${people.slice(0, MOST_NAMED).join(', ')} and ${people.length - MOST_NAMED} more` : people.join(', ');
  const then = unsaid.passing ? 'The next run asks again.' : 'Assign them on GitHub, or change the field `owner` once the server can say it.';
  const message = `The server cannot say whether ${named} can be assigned (${unsaid.why}), so none of them was: as owners they stay text. ${then}`;
  return [{ line: null, level: 'warning', code: 'not-assigned', message }];
}
