import type { WireAnswer, WireRequest } from '../server/wire.ts';

const MINUTE = 60_000;
const HOUR = 3_600_000;

/** GitHub's limits: a primary one of requests, and those of new content. */
export class Limits {
  /** How often it had to refuse. */
  refused = 0;
  /** The most new issues within a minute, and within an hour. */
  readonly most = { aMinute: 0, anHour: 0, requests: 0 };
  readonly #allowed: { readonly aMinute: number; readonly anHour: number; readonly requests: number };
  #created: number[] = [];
  #window = { start: 0, requests: 0 };

  constructor(allowed: { readonly aMinute: number; readonly anHour: number; readonly requests: number }) {
    this.#allowed = allowed;
  }

  /** Counts a request; the refusal, where a limit is reached. */
  ask({ method, url }: WireRequest, now: number): WireAnswer | null {
    if (now - this.#window.start >= HOUR) this.#window = { start: now, requests: 0 };
    this.#window.requests += 1;
    this.most.requests = Math.max(this.most.requests, this.#window.requests);
    if (this.#window.requests > this.#allowed.requests) return this.#refuse('API rate limit exceeded', now);
    if (method !== 'POST' || !/\/issues$/.test(url.pathname)) return null;
    this.#created = this.#created.filter((at) => now - at < HOUR);
    const lately = this.#created.filter((at) => now - at < MINUTE).length;
    if (lately >= this.#allowed.aMinute || this.#created.length >= this.#allowed.anHour) return this.#refuse('You have exceeded a secondary rate limit', now);
    this.#created.push(now);
    this.most.aMinute = Math.max(this.most.aMinute, lately + 1);
    this.most.anHour = Math.max(this.most.anHour, this.#created.length);
    return null;
  }

  headers(now: number): Record<string, string> {
    const left = Math.max(0, this.#allowed.requests - this.#window.requests);
    return {
      'x-ratelimit-limit': String(this.#allowed.requests),
      'x-ratelimit-remaining': String(left),
      'x-ratelimit-reset': String(Math.ceil((this.#window.start + HOUR) / 1000)),
      date: new Date(now).toUTCString(),
    };
  }

  #refuse(message: string, now: number): WireAnswer {
    this.refused += 1;
    return { status: 403, headers: { 'content-type': 'application/json', ...this.headers(now) }, body: JSON.stringify({ message }) };
  }
}
