import type { Proposal } from './propose.ts';

/** One configuration for several files: the rules and words of all, each once. Whether each file is still read as before has to be looked at. */
export function mergedProposal(proposals: readonly Proposal[]): Proposal {
  const once = <Value>(values: readonly Value[], keyOf: (value: Value) => string) =>
    [...new Map(values.toReversed().map((value) => [keyOf(value), value])).values()].toReversed();
  const words = (key: 'done' | 'dropped' | 'open') => [...new Set(proposals.flatMap((one) => one.words[key] ?? []))];
  const open = words('open');
  return {
    sections: once(
      proposals.flatMap(({ sections }) => sections),
      ({ comment, ...rule }) => JSON.stringify(rule),
    ),
    bugs: [...new Set(proposals.flatMap(({ bugs }) => bugs))],
    words: { done: words('done'), dropped: words('dropped'), ...(open.length === 0 ? {} : { open }) },
    ...(proposals.length > 0 && proposals.every(({ stays }) => stays === true) ? { stays: true } : {}),
  };
}
