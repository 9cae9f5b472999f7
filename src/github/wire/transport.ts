/** Milliseconds until a request counts as not answered. GitHub itself gives up after 10 s; a proxy may be slower. */
const TIMEOUT = 30_000;

/** Milliseconds until the log says that the run is waiting for an answer. */
const SILENCE = 2_000;

/**
 * A fetch that gives a complete answer or fails. Without it, the client would take an answer that was cut off, or that is not
 * the JSON it claims to be, as text or as nothing. A failure here counts as “no answer”: reads are retried, and after a write
 * the run looks whether it happened.
 * @param log gets one line for each slow request, with the host
 */
export function wholeAnswers(fetch: typeof globalThis.fetch, log: (line: string) => void): typeof globalThis.fetch {
  return async (input, init) => {
    const { response, bytes } = await sayingWhoIsSlow(hostOf(input), log, async () => {
      const answer = await fetch(input, { ...init, signal: AbortSignal.timeout(TIMEOUT) });
      return { response: answer, bytes: await answer.arrayBuffer() };
    });
    const type = response.headers.get('content-type') ?? '';
    if (response.ok && bytes.byteLength > 0 && /^application\/(?:json|scim\+json)\b/i.test(type)) {
      // Only a check: the client parses it again. GitHub's answers are small, so this costs little.
      JSON.parse(new TextDecoder().decode(bytes));
    }
    const { status, statusText, headers } = response;
    const whole = new Response(bytes.byteLength === 0 ? null : bytes, { status, statusText, headers });
    return Object.defineProperty(whole, 'url', { value: response.url });
  };
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
