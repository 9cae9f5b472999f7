/** Names in the file, in lower case, and the logins they mean. */
export type People = Readonly<Record<string, string>>;

const LOGIN = /^@?\u200b?([a-z\d](?:[a-z\d-]{0,38}))$/i;
/** What stands between two owners. */
const BETWEEN = /\s*(?:,|;|&|\/|\band\b)\s*/i;

/** One of an item's owners, as they stand in its field. */
interface Owner {
  readonly text: string;
  /** In lower case; null where a name means no login. */
  readonly login: string | null;
}

function ownersOf(value: string, people: People): Owner[] {
  return value
    .split(BETWEEN)
    .map((part) => part.trim())
    .filter((part) => part !== '')
    .map((text) => {
      const plain = text.replace(/[*_`\u200b]/g, '').trim();
      const mapped = people[plain.toLowerCase()];
      const login = mapped ?? (plain.startsWith('@') ? LOGIN.exec(plain)?.[1] : undefined);
      return { text, login: login?.toLowerCase() ?? null };
    });
}

/** The logins among an item's owners: `@login`, or a name that the configuration maps to one. In lower case, sorted. */
export function loginsOf(value: string, people: People): string[] {
  const logins = ownersOf(value, people).flatMap(({ login }) => (login === null ? [] : [login]));
  return [...new Set(logins)].toSorted();
}

/** An owner field after people were assigned and unassigned on GitHub. Names that are no logins stay where they are. */
export function withAssignees(value: string, added: readonly string[], removed: readonly string[], people: People): string {
  const owners = ownersOf(value, people);
  const gone = new Set(removed.map((login) => login.toLowerCase()));
  const present = new Set(owners.map(({ login }) => login));
  const fresh = added.filter((login) => !present.has(login.toLowerCase()));
  if (fresh.length === 0 && !owners.some(({ login }) => login !== null && gone.has(login))) return value;
  const nameOf = (login: string) => Object.entries(people).find(([, mapped]) => mapped.toLowerCase() === login.toLowerCase())?.[0];
  const kept = owners.filter(({ login }) => login === null || !gone.has(login)).map(({ text }) => text);
  return [...kept, ...fresh.map((login) => nameOf(login) ?? `@${login}`)].join(', ');
}
