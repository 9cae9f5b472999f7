import { createRequire } from 'node:module';

const require = createRequire(import.meta.url);

interface EventExample {
  readonly name: string;
  readonly examples: readonly Readonly<Record<string, unknown>>[];
}

/** Real payloads of an event of GitHub's. Empty if none is known. */
export function examplesOf(name: string): readonly Readonly<Record<string, unknown>>[] {
  const events = require('@octokit/webhooks-examples') as { default?: readonly EventExample[] } | readonly EventExample[];
  const all = Array.isArray(events) ? (events as readonly EventExample[]) : ((events as { default?: readonly EventExample[] }).default ?? []);
  return all.find((event) => event.name === name)?.examples ?? [];
}

/** An issue as GitHub answers it, with all its parts: those that the action reads some day are there, too. @param change the parts that a test is about */
export function issueAnswer(change: object): object {
  const { issue } = examplesOf('issues').find((example) => example['action'] === 'opened') ?? {};
  return { ...(issue as object), ...change };
}
