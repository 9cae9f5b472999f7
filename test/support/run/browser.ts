import { spawn, spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Readable, Writable } from 'node:stream';

/** Whether Chromium is there. */
export const HAS_BROWSER = spawnSync('chromium', ['--version']).status === 0;

/** A page in a real browser. */
export interface BrowserPage {
  /** The value of an expression, or of the promise that it makes. */
  readonly evaluate: (expression: string) => Promise<unknown>;
  /** Moves the mouse to the middle of an element and clicks. */
  readonly click: (id: string) => Promise<void>;
  /** Puts text into an element as the keyboard does, in place of what stands there. */
  readonly type: (id: string, text: string) => Promise<void>;
}

type Answer = Readonly<Record<string, unknown>>;

/**
 * Opens an address in Chromium, and closes it after the work. The browser is told what to do by the DevTools protocol, through pipes: each
 * message is JSON and ends with a zero byte.
 */
export async function inBrowser<Result>(url: string, work: (page: BrowserPage) => Promise<Result>): Promise<Result> {
  const profile = mkdtempSync(join(tmpdir(), 'browser-'));
  const words = [
    '--headless',
    '--no-sandbox',
    '--disable-gpu',
    '--remote-debugging-pipe',
    `--user-data-dir=${profile}`,
    '--window-size=1200,900',
    'about:blank',
  ];
  const child = spawn('chromium', words, { stdio: ['ignore', 'ignore', 'ignore', 'pipe', 'pipe'] });
  const ended = new Promise<void>((resolve) => child.on('close', () => resolve()));
  const [to, from] = [child.stdio[3] as Writable, child.stdio[4] as Readable];
  const waiting = new Map<number, (answer: Answer) => void>();
  let rest = '';
  from.setEncoding('utf8').on('data', (data: string) => {
    const messages = (rest + data).split('\0');
    rest = messages.pop() ?? '';
    for (const message of messages) {
      const { id, result, error } = JSON.parse(message) as { id?: number; result?: Answer; error?: Answer };
      if (id !== undefined) waiting.get(id)?.(result ?? { error });
    }
  });
  let last = 0;
  let sessionId: unknown;
  const send = (method: string, params: object = {}) =>
    new Promise<Answer>((resolve) => {
      last += 1;
      waiting.set(last, resolve);
      to.write(`${JSON.stringify({ id: last, method, params, ...(sessionId === undefined ? {} : { sessionId }) })}\0`);
    });
  const evaluate = async (expression: string) => {
    const answer = await send('Runtime.evaluate', { expression, awaitPromise: true, returnByValue: true });
    if (answer['exceptionDetails'] !== undefined || answer['error'] !== undefined) throw new Error(JSON.stringify(answer));
    return (answer['result'] as Answer)['value'];
  };
  const click = async (id: string) => {
    const middle = `(() => { const e = document.getElementById('${id}'); e.scrollIntoView(); const r = e.getBoundingClientRect(); return [r.x + r.width / 2, r.y + r.height / 2]; })()`;
    const [x, y] = (await evaluate(middle)) as [number, number];
    for (const type of ['mousePressed', 'mouseReleased']) await send('Input.dispatchMouseEvent', { type, x, y, button: 'left', clickCount: 1 });
  };
  const type = async (id: string, text: string) => {
    await click(id);
    await evaluate(`document.getElementById('${id}').select()`);
    await send('Input.insertText', { text });
  };
  try {
    await send('Browser.grantPermissions', { permissions: ['clipboardReadWrite', 'clipboardSanitizedWrite'] });
    const { targetId } = await send('Target.createTarget', { url });
    ({ sessionId } = await send('Target.attachToTarget', { targetId, flatten: true }));
    // A new tab begins with an empty page, and that one is complete, too.
    const isLoaded = `location.href !== 'about:blank' && document.readyState === 'complete'`;
    while ((await evaluate(isLoaded).catch(() => false)) !== true) await new Promise((resolve) => setTimeout(resolve, 50));
    return await work({ evaluate, click, type });
  } finally {
    sessionId = undefined;
    void send('Browser.close');
    await ended;
    rmSync(profile, { recursive: true, force: true, maxRetries: 5 });
  }
}
