import type { Edit, History } from './history.ts';
import { issueSaid, itemsIn, mentionsIn, type Said, TEXTS } from './reading.ts';
import type { Server } from './server.ts';

/** What is wrong with the end of a world; it reads the file and the issues by itself. */
export function verdictOf(server: Server, history: History, { faults }: { readonly faults: boolean }): string[] {
  const wrong: string[] = server.trespasses.map((write) => `trespass: ${write}, without the claim`);
  const issues = new Map<string, number[]>();
  for (const issue of server.issues) {
    const { token } = issueSaid(issue);
    issues.set(token, [...(issues.get(token) ?? []), issue.number]);
  }
  for (const [token, numbers] of issues) if (numbers.length > 1) wrong.push(`doubled: ${token} has the issues ${numbers.join(', ')}`);
  wrong.push(...humans(server, history));
  for (const token of new Set([...history.wanted.keys(), ...issues.keys()])) {
    if (history.unlabelled.has(token)) continue;
    wrong.push(...itemVerdict(token, issues.get(token)?.[0] ?? null, server, history, faults));
  }
  return wrong;
}

/** Labels and text that people gave. */
function humans(server: Server, { labels, texts }: History): string[] {
  const lost = (number: number, what: string, there: boolean) => (there ? [] : [`lost: ${what} of #${number}`]);
  return [
    ...[...labels].flatMap(([number, label]) => lost(number, `the label ${label}`, server.issue(number)?.labels.includes(label) === true)),
    ...[...texts].flatMap(([number, text]) => lost(number, `the text ${text}`, server.issue(number)?.body.includes(text) === true)),
  ];
}

function itemVerdict(token: string, number: number | null, server: Server, history: History, faults: boolean): string[] {
  const items = itemsIn(server.text).filter((item) => item.token === token);
  const wanted = history.wanted.get(token);
  const issue = number === null ? undefined : server.issue(number);
  if (items.length > 1) return [`doubled: ${token} stands ${items.length} times in the file`];
  const [item] = items;
  if (item === undefined) {
    // An issue that people opened and closed again before any run saw it does not enter the file.
    const neverThere = !history.shown.some((one) => one.side === 'file' && one.token === token);
    if (wanted === 'in' && neverThere && issue?.state.open === false) return [];
    if (wanted === 'in') return [`lost: ${token} is no longer in the file`];
    if (wanted !== 'out' || issue === undefined || !issue.state.open || mentionsIn(server.text).has(token)) return mentioned(token, server, history);
    return told(history, `#${issue.number} `) ? [] : [`left open: #${issue.number}, whose item ${token} was taken out`];
  }
  if (wanted === 'out' && !history.reopened.has(token)) return [`undead: ${token}, which was taken out, is in the file`];
  if (issue === undefined || item.issue === null) return item.said.state === 'open' ? [`unlinked: ${token} is open and has no link`] : [];
  if (item.issue !== issue.number) return [`mislinked: ${token} links #${item.issue}, and its issue is #${issue.number}`];
  return [...unequal(token, item.said, issueSaid(issue)), ...lostEdits(token, item.said, history, faults)];
}

/** An item that became prose with a link: its issue is nobody's to close but people's. */
function mentioned(token: string, server: Server, history: History): string[] {
  const number = mentionsIn(server.text).get(token);
  if (number === undefined || history.wanted.get(token) !== 'mentioned') return [];
  const last = history.shown.findLast((one) => one.token === token && one.side === 'issue' && one.field === 'state');
  // While its item was away altogether it was closed with reason.
  const since = history.removed.get(token) ?? 0;
  return last?.value === 'closed' && last.at > since && last.by !== 'people' && !history.edits.some((edit) => edit.token === token && edit.field === 'state')
    ? [`closed: #${number}, which the file still mentions`]
    : [];
}

function unequal(token: string, file: Said, issue: Said): string[] {
  const fields = [...TEXTS, 'state' as const, ...(file.state === 'open' ? (['kind'] as const) : [])];
  return fields.flatMap((field) => (file[field] === issue[field] ? [] : [`unequal: ${field} of ${token}: “${file[field]}” and “${issue[field]}”`]));
}

function lostEdits(token: string, said: Said, history: History, faults: boolean): string[] {
  // An item that was away may come back as it was.
  if (history.removed.has(token)) return [];
  const texts = TEXTS.flatMap((field) => {
    const edits = history.edits.filter((edit) => edit.token === token && edit.field === field);
    const last = edits.at(-1);
    if (last === undefined) return [];
    const other = edits.findLast(({ side }) => side !== last.side);
    const rival = other === undefined || knew(last, other, history) ? null : other;
    if (said[field] !== last.value && said[field] !== rival?.value)
      return [`lost: ${field} of ${token}: “${last.value}” in the ${last.side}, now “${said[field]}”`];
    if (rival === null || faults || rival.value === last.value || [last, rival].some((edit) => isBack(edit, history))) return [];
    if (told(history, `The ${field} of “`)) return [];
    return [`untold: ${field} of ${token} was changed on both sides`];
  });
  return [...texts, ...lostState(token, said, history)];
}

/** Whoever made an edit could see another one, because a run had brought it to that side. */
function knew(last: Edit, other: Edit, history: History): boolean {
  const shown = history.shown.find(
    ({ at, side, token, field, value }) =>
      side === last.side && token === last.token && field === last.field && value === other.value && at > other.at && at < last.at,
  );
  if (shown === undefined) return false;
  // Who edited a body GitHub does not tell: what a run wrote there without coming to its end cannot be told from what people wrote.
  return last.side === 'file' || last.field === 'title' || history.runs.some(({ name, complete }) => name === shown.by && complete);
}

/** Whether a value is what its side said once before: then it may be a change back that no run ever saw, which is no change. */
function isBack({ at, side, token, field, value }: Edit, { shown }: History): boolean {
  return shown.some((one) => one.at < at && one.side === side && one.token === token && one.field === field && one.value === value);
}

/** Open or closed has no value of its own: it counts only where it is no change back before any run could see it. */
function lostState(token: string, said: Said, history: History): string[] {
  const edits = history.edits.filter((edit) => edit.token === token && edit.field === 'state');
  const last = edits.at(-1);
  if (last === undefined || !last.agreed || said.state === last.value) return [];
  const before = edits.findLast(({ at, side }) => side === last.side && at < last.at);
  const seen = before === undefined || history.runs.some(({ began, ended, complete }) => complete && began >= before.at && ended < last.at);
  return seen ? [`lost: ${token} was made ${last.value} in the ${last.side}, and is ${said.state}`] : [];
}

function told({ runs }: History, what: string): boolean {
  return runs.some((run) => run.told.some((message) => message.includes(what)));
}
