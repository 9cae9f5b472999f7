import type { Entry } from '../../model/agreement.ts';
import type { BodyVersion, Issue } from '../../model/issue.ts';
import type { Operation, Plan } from '../../model/plan.ts';
import type { Access, IssueStore } from '../../model/ports.ts';
import { millisecondsBetween } from '../../model/time.ts';
import type { Answers, Facts, Untrusted } from '../../plan/facts.ts';
import { sameContent } from '../../plan/issue/content.ts';
import { readMarker } from '../../plan/issue/marker.ts';
import { comparedBody, titlesOf } from '../../plan/item/two-sides.ts';
import { isAdoption } from '../../plan/operations.ts';
import { planInTime } from '../../plan/plan.ts';
import { knownLabels } from '../../plan/relabel.ts';
import { doubtOf, doubtOfReopening, doubtOfText, doubtOfTitle, type EnteringTitle, enteringTitle, vouchedFields } from '../../plan/trust/authorship.ts';
import { bringsWhatItSays } from '../../plan/trust/from-issue.ts';
import { canonicalText } from '../../roadmap/text/text.ts';
import { mayHaveMarked, mayHaveSaid } from './may-have.ts';

type AccessOf = (login: string) => Promise<Access>;

/** What a plan takes from an issue: its state, its title, its text, the issue as a new item, or only its marker. */
type Part = 'state' | 'title' | 'body' | 'entering' | 'marker';

/** About how many issues of strangers that are new to the file a run asks. Otherwise anybody who opens thousands uses up the requests of an hour. */
const MOST_STRANGERS = 100;

interface Question {
  readonly issue: Issue;
  readonly entry: Entry | null;
  readonly parts: readonly Part[];
}

/**
 * Asks GitHub who wrote what a plan takes from issues, and plans again, until nothing is left in the plan that nobody was asked about. An issue that this
 * action made, or whose author may triage, needs no question about each change: nobody else may change it.
 */
export class WhoWrote {
  readonly #store: IssueStore;
  readonly #accessOf: AccessOf;
  readonly #asked = new Map<number, readonly Part[]>();
  readonly #bodies = new Map<number, readonly BodyVersion[] | null>();
  readonly #untrusted = new Map<number, Untrusted>();
  readonly #entering = new Map<number, EnteringTitle>();
  readonly #earlier = new Map<number, readonly string[]>();
  readonly #forged = new Set<number>();

  constructor(store: IssueStore, accessOf: AccessOf) {
    this.#store = store;
    this.#accessOf = accessOf;
  }

  get answers(): Pick<Answers, 'untrusted' | 'entering' | 'earlier' | 'forged'> {
    return { untrusted: new Map(this.#untrusted), entering: new Map(this.#entering), earlier: new Map(this.#earlier), forged: new Set(this.#forged) };
  }

  /** The plan after all questions. @param draft the plan that was made from these facts */
  async settled(facts: Facts, draft: Plan): Promise<Plan> {
    let plan = draft;
    // Each round asks about at least one more part of an issue, so there is a last one.
    for (let open = this.#openQuestions(plan, facts); open.length > 0; open = this.#openQuestions(plan, facts)) {
      for (const question of open) await this.#ask(question, facts);
      plan = planInTime({ ...facts, answers: { ...facts.answers, ...this.answers } });
    }
    return plan;
  }

  /** What a plan takes from issues without an answer to the question who wrote it. */
  #openQuestions({ operations }: Plan, facts: Facts): Question[] {
    const entries = new Map((facts.baseline?.entries ?? []).map((entry) => [entry.number, entry]));
    const questions = new Map<number, Question>();
    for (const operation of operations) {
      const issue = 'issue' in operation ? facts.issues.get(operation.issue) : undefined;
      if (issue === undefined || !('issue' in operation)) continue;
      const entry = entries.get(issue.number) ?? null;
      const parts = partsTaken(operation, issue, entry, facts);
      const before = questions.get(issue.number)?.parts ?? this.#asked.get(issue.number) ?? [];
      if (parts.some((part) => !before.includes(part))) questions.set(issue.number, { issue, entry, parts: [...new Set([...before, ...parts])] });
    }
    return [...questions.values()].toSorted((a, b) => millisecondsBetween(a.issue.updatedAt, b.issue.updatedAt));
  }

  async #ask({ issue, entry, parts: all }: Question, facts: Facts): Promise<void> {
    const { number } = issue;
    this.#asked.set(number, all);
    const parts = new Set(all);
    if (parts.has('marker') && !(await mayHaveMarked(issue, this.#accessOf))) this.#forged.add(number);
    if (parts.has('entering')) await this.#askEntering(issue, facts);
    const changes = (['state', 'title', 'body'] as const).some((part) => parts.has(part));
    if (changes && entry !== null && !entry.ours) await this.#askChanges(issue, parts, entry, facts);
  }

  /** Who changed an issue that belongs to an item. */
  async #askChanges(issue: Issue, parts: ReadonlySet<Part>, entry: Entry, facts: Facts): Promise<void> {
    const { number, author, byOwner, state } = issue;
    if (byOwner) return;
    const closed = parts.has('state') && !state.open ? doubtOf(issue.closedBy, author) : null;
    const reopened = parts.has('state') && state.open;
    if (closed === null && !reopened && !parts.has('title') && !parts.has('body')) return;
    if (await this.#mayTriage(author)) return;
    const acts = parts.has('title') || reopened ? await this.#store.acts(number) : [];
    const versions = parts.has('body') ? await this.#bodiesOf(number) : null;
    const vouched = versions === null ? [] : vouchedFields(issue, versions, titlesOf('', entry), entry.agreed.issue.content ?? {}, facts.parsed);
    this.#earlier.set(
      number,
      (versions ?? []).flatMap(({ body }) => body ?? []),
    );
    this.#untrusted.set(number, {
      state: reopened ? doubtOfReopening(issue, acts) : closed,
      title: parts.has('title') ? doubtOfTitle(issue, acts) : null,
      body: parts.has('body') ? doubtOfText(issue, versions) : null,
      ...(vouched.length === 0 ? {} : { vouched }),
    });
  }

  /** With which title an issue of a stranger enters the file. What a stranger's text says never does. */
  async #askEntering(issue: Issue, facts: Facts): Promise<void> {
    const { number } = issue;
    if (await mayHaveSaid(issue, this.#accessOf)) return;
    if (readMarker(issue.body) !== null) this.#forged.add(number);
    if (this.#entering.size >= MOST_STRANGERS) {
      this.#entering.set(number, { is: 'unknown', why: `a run asks about ${MOST_STRANGERS} such issues at most, and there are more` });
      return;
    }
    const label = knownLabels(facts).all.find(({ key }) => key === 'roadmap');
    const names = [label?.name, label?.configured, label?.there, label?.leaving, label?.kept?.name, ...(label?.kept?.former ?? [])];
    const labels = names.flatMap((name) => name ?? []);
    const acts = await this.#store.acts(number);
    const title = enteringTitle(issue, acts, labels, false);
    const unsure = title.is === 'unknown' && enteringTitle(issue, acts, labels, true).is !== 'unknown';
    this.#entering.set(number, unsure ? enteringTitle(issue, acts, labels, (await this.#bodiesOf(number)) !== null) : title);
  }

  async #mayTriage(author: string): Promise<boolean> {
    return (await this.#accessOf(author)) !== 'none';
  }

  async #bodiesOf(number: number): Promise<readonly BodyVersion[] | null> {
    const known = this.#bodies.get(number);
    if (known !== undefined) return known;
    const bodies = await this.#store.bodies(number);
    this.#bodies.set(number, bodies);
    return bodies;
  }
}

/** What of an issue an operation takes into the file. */
function partsTaken(operation: Operation & { readonly issue: number }, issue: Issue, entry: Entry | null, facts: Facts): Part[] {
  if (operation.kind === 'link-item') return isAdoption(operation) ? ['entering'] : entry === null ? ['marker'] : [];
  if (!bringsWhatItSays(operation)) return [];
  switch (operation.kind) {
    case 'close-item':
    case 'reopen-item':
      return ['state'];
    case 'change-item': {
      const text = operation.fields.some((field) => field !== 'title');
      return [...(operation.fields.includes('title') ? (['title'] as const) : []), ...(text ? (['body'] as const) : [])];
    }
    case 'add-item': {
      if (entry === null) return ['entering'];
      const { issue: agreed } = entry.agreed;
      const said = comparedBody(issue.body, titlesOf('', entry), facts);
      return [
        'state',
        ...(canonicalText(issue.title) === canonicalText(agreed.title) ? [] : (['title'] as const)),
        ...(said === null || sameContent(said, agreed.content ?? {}) ? [] : (['body'] as const)),
      ];
    }
    default:
      return operation satisfies never;
  }
}
