import { followingRedirects } from './redirects.ts';

/** Milliseconds until a request counts as not answered. GitHub itself gives up after 10 s; a proxy may be slower. */
export const ANSWER_WITHIN = 30_000;

/** Milliseconds until the log says that the run is waiting for an answer. */
const SILENCE = 2_000;

/**
 * A fetch that gives a complete answer or fails. Without it, the client would take an answer that was cut off, or that is not
 * the JSON it claims to be, as text or as nothing. A failure here counts as “no answer”: reads are retried, and after a write
 * the run looks whether it happened.
 * @param log gets one line for each slow request, with the host @param onRenamed is called when the server redirects the repository's name
 */
export function wholeAnswers(fetch: typeof globalThis.fetch, log: (line: string) => void, onRenamed: () => void = () => {}): typeof globalThis.fetch {
  const follow = followingRedirects(fetch, onRenamed);
  return async (input, init) => {
    const { response, bytes } = await sayingWhoIsSlow(hostOf(input), log, async () => {
      const answer = await follow(input, { ...init, signal: AbortSignal.timeout(ANSWER_WITHIN) });
      return { response: answer, bytes: await answer.arrayBuffer() };
    });
    const type = response.headers.get('content-type') ?? '';
    if (response.ok && bytes.byteLength > 0 && JSON_TYPE.test(type)) {
      // Only a check: the client parses it again. GitHub's answers are small, so this costs little.
      JSON.parse(new TextDecoder().decode(bytes));
    }
    const { status, statusText } = response;
    const headers = withUsualType(withUsualLink(response.headers));
    const whole = new Response(bytes.byteLength === 0 ? null : bytes, { status, statusText, headers });
    return Object.defineProperty(whole, 'url', { value: response.url });
  };
}

/** JSON, also of a kind with a name of its own: `application/vnd.github+json`. */
const JSON_TYPE = /^application\/(?:[\w.-]+\+)?json\b/i;

/** The headers with the type of JSON that the client knows. Some servers answer with the one that was asked for. */
function withUsualType(headers: Headers): Headers {
  if (!JSON_TYPE.test(headers.get('content-type') ?? '')) return headers;
  const copy = new Headers(headers);
  copy.set('content-type', 'application/json; charset=utf-8');
  return copy;
}

/** One link of the header `Link`: the address, and its parameters. */
const LINK = /<([^<>]*)>((?:\s*;\s*[\w*-]+(?:\s*=\s*(?:"[^"]*"|[^\s;,"]+))?)*)/g;
const RELATION = /;\s*rel\s*=\s*(?:"([^"]*)"|([^\s;,"]+))/i;

/**
 * The headers with the links to further pages as GitHub writes them: `<address>; rel="next"`. The client knows no other form, and would take a list for
 * whole of which it has read one page. A proxy may write them in any form that RFC 8288 allows.
 */
function withUsualLink(headers: Headers): Headers {
  const link = headers.get('link');
  if (link === null) return headers;
  const usual = [...link.matchAll(LINK)].flatMap(([, address = '', parameters = '']) => {
    const [, quoted, plain] = RELATION.exec(parameters) ?? [];
    const relations = (quoted ?? plain ?? '').toLowerCase().split(/\s+/);
    return relations.map((relation) => `<${address}>; rel="${relation}"`);
  });
  const copy = new Headers(headers);
  copy.set('link', usual.join(', '));
  return copy;
}

async function sayingWhoIsSlow<Answer>(host: string, log: (line: string) => void, ask: () => Promise<Answer>): Promise<Answer> {
  const timer = setTimeout(() => log(`Waiting for ${host} …`), SILENCE);
  try {
    return await ask();
  } finally {
    clearTimeout(timer);
  }
}

function hostOf(input: Parameters<typeof globalThis.fetch>[0]): string {
  return new URL(input instanceof Request ? input.url : input).host;
}
