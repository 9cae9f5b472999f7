import { existsSync, statSync } from 'node:fs';
import { INPUTS } from '../action/inputs.ts';
import { addMissingKeys } from '../config/add-keys.ts';
import { readLocalText } from './files.ts';
import { refuseLinks, type TextFile } from './write-files.ts';

/** Where the proposed workflow is written. */
const WORKFLOW_PATH = '.github/workflows/roadmap.yml';
const HEAD = '# What Roadmap Sync tracks in the roadmap. Remove what you do not want; `roadmap-sync check` shows how the file is read then.\n';
const NOT_NEEDED = '# Nothing is needed here: task items and known section titles are read without a configuration.\n';
const NOT_SURE = '# `init` is sure of no items, so it proposes no rules. Without rules, only task items and what stands below known section titles are read.\n';

/** What `init` would write, and what it says about files that are there already. */
export interface ProposedFiles {
  readonly config: string;
  /** All that is to be written. */
  readonly files: readonly TextFile[];
  readonly told: readonly string[];
}

/** The text of the configuration file that is there; null if there is none. */
export function presentConfig(): string | null {
  return textAt(INPUTS.config.default);
}

/**
 * The configuration and the workflow. A configuration that is there gains the keys that it lacks, and a workflow stays as it is.
 * @param body the proposed keys, as YAML
 * @param readsItems whether the files have items without any rule
 * @param force replace both, and keep what was there under another name
 */
export function proposedFiles(body: string, workflow: string, readsItems: boolean, force: boolean): ProposedFiles {
  const present = { config: presentConfig(), workflow: textAt(WORKFLOW_PATH) };
  const fresh = HEAD + (body !== '' ? body : readsItems ? NOT_NEEDED : NOT_SURE);
  if (force) {
    const kept = [keptCopy(INPUTS.config.default, present.config, fresh), keptCopy(WORKFLOW_PATH, present.workflow, workflow)].flat();
    const files = [...kept, { path: INPUTS.config.default, text: fresh }, { path: WORKFLOW_PATH, text: workflow }];
    return { config: fresh, files, told: [] };
  }
  const added = present.config === null ? null : addMissingKeys(present.config, body);
  const config = added?.text ?? fresh;
  const told = [
    ...(added === null ? [] : [`${INPUTS.config.default} is there already. ${whatIsAdded(added.keys)}`]),
    ...(present.workflow === null ? [] : [`${WORKFLOW_PATH} is there already and stays as it is. --force replaces it.`]),
  ];
  const files = [
    ...(added !== null && added.keys.length === 0 ? [] : [{ path: INPUTS.config.default, text: config, replaces: added !== null }]),
    ...(present.workflow === null ? [{ path: WORKFLOW_PATH, text: workflow }] : []),
  ];
  return { config, files, told };
}

function whatIsAdded(keys: readonly string[]): string {
  if (keys.length === 0) return 'Nothing is added to it, so it stays as it is. --force replaces it.';
  return `It keeps all that it says, and gets ${keys.map((key) => `\`${key}\``).join(' and ')} at its end.`;
}

/** A copy of a file that is about to be replaced, under a name that is free. */
function keptCopy(path: string, present: string | null, text: string): TextFile[] {
  if (present === null || present === text) return [];
  let copy = `${path}.old`;
  for (let count = 2; existsSync(copy); count += 1) copy = `${path}.old-${count}`;
  return [{ path: copy, text: present }];
}

function textAt(path: string): string | null {
  // A clone may be somebody else's, and a link may lead to a file that is nobody's business.
  refuseLinks(path);
  // Where a file stands in place of a folder, Node 20 throws instead of finding nothing.
  return existsSync(path) && statSync(path).isFile() ? readLocalText(path) : null;
}
