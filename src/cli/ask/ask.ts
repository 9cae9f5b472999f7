import { createPrompt, isDownKey, isEnterKey, isSpaceKey, isUpKey, useEffect, useKeypress, useMemo, usePagination, useState } from '@inquirer/core';
import { UserError } from '../../model/errors.ts';
import { APART, type FamilyAnswer, type FamilyAnswers, isOpenRole, type SectionRole } from '../../roadmap/propose/choose.ts';
import type { OutlineRow } from '../../roadmap/propose/explain.ts';
import { grouped } from '../../roadmap/text/group-by.ts';
import { cutColumns, detailLines, rowLine } from './view.ts';

/** What is asked about: a file's families under any answers. */
export interface OutlineQuestion {
  readonly path: string;
  /** The families in the order in which they are asked about, which answers do not change. */
  readonly keys: readonly string[];
  /** The keys of those that the proposal is not sure of. */
  readonly unsure: ReadonlySet<string>;
  readonly rowsWith: (answers: FamilyAnswers) => readonly OutlineRow[];
  /** How many items there would be, in a few words. */
  readonly countWith: (answers: FamilyAnswers) => string;
}

/** The states that the key for states goes through. */
const STATES: readonly SectionRole[] = ['open', 'later', 'external', 'done', 'dropped'];

/** Lines around the list: the first line, what the active family contains, the keys, the count, and a margin. */
const AROUND = 10;

/** What the terminal of a prompt has to tell. */
interface PromptContext {
  readonly input: NodeJS.ReadStream;
  readonly output: NodeJS.WriteStream;
  readonly width: number;
}

interface PromptConfig extends OutlineQuestion {
  readonly width: number;
  readonly height: number;
  readonly ended: () => void;
}

const outlinePrompt = createPrompt<FamilyAnswers, PromptConfig>(({ path, keys, unsure, rowsWith, countWith, width, height, ended }, done) => {
  const [answers, setAnswers] = useState<FamilyAnswers>(new Map());
  const [active, setActive] = useState(0);
  const [isOver, setOver] = useState(false);
  const rows = useMemo(() => rowsInOrder(rowsWith(answers), keys), [answers]);
  const count = useMemo(() => countWith(answers), [answers]);
  // Without this nothing would end the prompt when the terminal is closed.
  useEffect((readline) => {
    readline.on('close', ended);
  }, []);
  useKeypress((key, readline) => {
    // What is typed is no text. In an empty line the end of the input closes the prompt.
    readline.clearLine(0);
    const row = rows[active];
    if (isEnterKey(key)) {
      setOver(true);
      done(answers);
    } else if (isUpKey(key, ['vim'])) setActive((active + rows.length - 1) % rows.length);
    else if (isDownKey(key, ['vim'])) setActive((active + 1) % rows.length);
    else if (row !== undefined && isSpaceKey(key)) setAnswers(new Map(answers).set(row.key, toggled(row)));
    else if (row !== undefined && key.name === 'a' && row.sections.length > 1) setAnswers(new Map(answers).set(row.key, 'apart'));
    else if (row !== undefined && key.name === 's') setAnswers(new Map(answers).set(row.key, nextState(row)));
  });
  const page = usePagination({
    items: rows,
    active,
    renderItem: ({ item, isActive }) => rowLine(item, isActive, unsure.has(item.key) && !answers.has(item.key), width),
    pageSize: Math.max(3, height - AROUND),
    loop: false,
  });
  const head = cutColumns(`${path}: ${count}`, width, '');
  if (isOver) return head;
  const row = rows[active];
  return [head, [page, '', ...(row === undefined ? [] : detailLines(row, width)), '', ...keyLines(width)].join('\n')];
});

function keyLines(width: number): string[] {
  const keys = ['↑ ↓ move', 'space items or not', 's state', 'a sections apart', 'enter accept', 'Ctrl-C stop'];
  const lines: string[] = [];
  for (const key of keys) {
    const last = lines.at(-1);
    if (last !== undefined && last.length + key.length + 3 < width) lines[lines.length - 1] = `${last} · ${key}`;
    else lines.push(key);
  }
  return lines;
}

function rowsInOrder(rows: readonly OutlineRow[], keys: readonly string[]): OutlineRow[] {
  const byKey = new Map<string, OutlineRow[]>();
  // The sections of a family that are judged apart stand in its place.
  for (const row of rows) grouped(byKey, row.key.split(APART)[0] ?? row.key).push(row);
  return keys.flatMap((key) => byKey.get(key) ?? []);
}

/** What a person says who finds a family read wrong. */
function toggled({ role, read }: OutlineRow): FamilyAnswer {
  if (role === 'never') return 'open';
  return isOpenRole(role) && read === 0 ? 'items' : 'never';
}

function nextState({ role }: OutlineRow): FamilyAnswer {
  return STATES[(STATES.indexOf(role) + 1) % STATES.length] ?? 'open';
}

/** @throws UserError if the person stops, or the terminal is closed */
async function answered<Value>(
  run: (context: { input: NodeJS.ReadStream; output: NodeJS.WriteStream; signal: AbortSignal }, ended: () => void) => Promise<Value>,
  { input, output }: PromptContext,
): Promise<Value> {
  const closed = new AbortController();
  try {
    return await run({ input, output, signal: closed.signal }, () => closed.abort());
  } catch (error) {
    if (error instanceof Error && ['ExitPromptError', 'AbortPromptError'].includes(error.name))
      throw new UserError('`init` was stopped.', 'Nothing was written.');
    throw error;
  }
}

/** Shows the families of a file at a terminal, and lets a person correct how they are read. @throws UserError if the person stops */
export function askOutline(question: OutlineQuestion, terminal: PromptContext): Promise<FamilyAnswers> {
  const height = terminal.output.rows || 24;
  return answered((context, ended) => outlinePrompt({ ...question, width: terminal.width, height, ended }, context), terminal);
}

const yesPrompt = createPrompt<boolean, { readonly question: string; readonly ended: () => void }>(({ question, ended }, done) => {
  const [answer, setAnswer] = useState<boolean | null>(null);
  useEffect((readline) => {
    readline.on('close', ended);
  }, []);
  useKeypress((key, readline) => {
    readline.clearLine(0);
    if (!isEnterKey(key) && key.name !== 'y' && key.name !== 'n') return;
    setAnswer(key.name === 'y');
    done(key.name === 'y');
  });
  return `${question} (y/N)${answer === null ? '' : answer ? ' yes' : ' no'}`;
});

/** Asks a question that is answered with one key; Enter means no. @throws UserError if the person stops */
export function askYes(question: string, terminal: PromptContext): Promise<boolean> {
  return answered((context, ended) => yesPrompt({ question, ended }, context), terminal);
}
