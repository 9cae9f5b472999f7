/** GitHub itself gives up after 10 s; a proxy may be slower. Milliseconds. */
const TIMEOUT = 30_000;

/** So long nobody is told that an answer takes its time. Milliseconds. */
const SILENCE = 2_000;

/**
 * A fetch that answers wholly or not at all: without it an answer that is cut off, or is not the JSON it says it is, would
 * come as text or as nothing. A failure here is one without an answer: reads are read again, writes are looked for.
 * @param log is told, once for each request, which host is waited for
 */
export function wholeAnswers(fetch: typeof globalThis.fetch, log: (line: string) => void): typeof globalThis.fetch {
  return async (input, init) => {
    const { response, bytes } = await sayingWhoIsSlow(hostOf(input), log, async () => {
      const answer = await fetch(input, { ...init, signal: AbortSignal.timeout(TIMEOUT) });
      return { response: answer, bytes: await answer.arrayBuffer() };
    });
    const type = response.headers.get('content-type') ?? '';
    if (response.ok && bytes.byteLength > 0 && /^application\/(?:json|scim\+json)\b/i.test(type)) {
      // The client parses it once more; what GitHub sends is small.
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
