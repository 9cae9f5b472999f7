import type { WireAnswer, WireRequest } from './wire.ts';

/** What answers a test's own requests: no connection is needed for them. */
interface Answering {
  readonly apiUrl: string;
  answer(request: WireRequest, unrecorded: boolean): Promise<WireAnswer>;
}

/** Asks a server, goes where its redirects lead, and reads the answer. @throws Error if the server refuses */
export async function askServer<Answer>(
  server: Answering,
  { method, path, body, token }: { readonly method: string; readonly path: string; readonly body: unknown; readonly token: string },
): Promise<Answer> {
  const sent: unknown = body === undefined ? undefined : JSON.parse(JSON.stringify(body));
  const ask = (to: string) => server.answer({ method, url: new URL(to, server.apiUrl), body: sent, authorization: `token ${token}`, accept: '*/*' }, true);
  const isRedirect = ({ status }: WireAnswer) => status > 300 && status < 400;
  let answer = await ask(path);
  for (let hops = 0; isRedirect(answer) && hops < 5; hops += 1) answer = await ask(answer.headers['location'] ?? path);
  const text = answer.body.toString();
  if (answer.status >= 300) throw new Error(`${method} ${path}: ${answer.status} ${text}`);
  return (text === '' ? null : JSON.parse(text)) as Answer;
}
