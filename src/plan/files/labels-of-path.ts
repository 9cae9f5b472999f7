import type { KeptLabel, KeptLabels } from '../../model/agreement.ts';
import type { Baseline } from '../../model/baseline.ts';
import { type LabelSet, mapLabels, sameLabel } from '../issue/labels.ts';

/**
 * The labels as they are known to a file's runs. They are labels of the repository: if a run for another file has seen since what one of them is
 * called now, that counts here, too. Otherwise an item that comes from that file would seem to have lost its label. Null: nothing is known.
 * @param configured the names in the configuration of this file; another file may have another configuration
 */
export function labelsOfPath(baseline: Baseline | null, path: string, configured: LabelSet): KeptLabels | null {
  const own = baseline?.paths[path];
  if (baseline === null || (own !== undefined && own.labels === undefined)) return own?.labels ?? null;
  const others = Object.entries(baseline.paths)
    .filter(([other]) => other !== path)
    .map(([, state]) => state)
    .toSorted((a, b) => (a.syncedAt < b.syncedAt ? -1 : 1));
  const found: Record<string, KeptLabel> = { ...own?.labels };
  mapLabels(configured, (spec, key) => {
    for (const { labels, syncedAt } of others) {
      const [mine, theirs] = [found[key], labels?.[key]];
      if (theirs === undefined || theirs.id === null || !sameLabel(theirs.configured, spec.name)) continue;
      if (mine === undefined) found[key] = { id: theirs.id, name: theirs.name, configured: theirs.configured };
      else if (mine.id === theirs.id && own !== undefined && own.syncedAt < syncedAt) found[key] = { ...mine, name: theirs.name };
    }
    return spec;
  });
  return Object.keys(found).length === 0 ? null : found;
}
