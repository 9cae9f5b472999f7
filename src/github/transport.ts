/** GitHub itself gives up after 10 s; a proxy may be slower. Milliseconds. */
const TIMEOUT = 30_000;

/**
 * A fetch that answers wholly or not at all: without it an answer that is cut off, or is not the JSON it says it is, would
 * come as text or as nothing. A failure here is one without an answer: reads are read again, writes are looked for.
 */
export function wholeAnswers(fetch: typeof globalThis.fetch): typeof globalThis.fetch {
  return async (input, init) => {
    const response = await fetch(input, { ...init, signal: AbortSignal.timeout(TIMEOUT) });
    const bytes = await response.arrayBuffer();
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
