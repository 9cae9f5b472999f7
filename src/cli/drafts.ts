import { UserError } from '../model/errors.ts';
import type { Roadmap } from '../model/roadmap.ts';
import { isTracked } from '../model/tracked.ts';
import type { FamilyAnswers } from '../roadmap/propose/choose.ts';
import type { FileFacts } from '../roadmap/propose/facts.ts';
import { mergedProposal } from '../roadmap/propose/merge.ts';
import { countedFacts, type Proposal, proposeAnswered } from '../roadmap/propose/propose.ts';
import { proposalYaml } from '../roadmap/propose/yaml.ts';
import { composed } from '../roadmap/text/text.ts';
import { readLocalText, readText, today } from './files.ts';

/** One roadmap for which a configuration is proposed. */
export interface RoadmapDraft {
  readonly path: string;
  readonly text: string;
  /** Read without a configuration. */
  readonly plain: Roadmap;
  readonly facts: FileFacts;
}

/** Bytes. A file of this size takes up to ten seconds, because it is read more than once. */
const LARGEST = 1_000_000;
/** From this many rules on, nobody reads them, and comparing each heading with each rule takes long. */
const MOST_RULES = 500;

/** Reads a file of which nothing is known. @throws UserError if it is too large */
export function readDraft(path: string): RoadmapDraft {
  const text = readLocalText(path);
  if (Buffer.byteLength(text) > LARGEST)
    throw new UserError(
      `${path} has ${Buffer.byteLength(text)} bytes, but \`init\` reads at most ${LARGEST}.`,
      'Move finished items into another file, or write the configuration by hand; `roadmap-sync check` reads larger files.',
    );
  // Its titles and words go into the configuration, where they are compared in this form anyway.
  const plain = readText(composed(text), path, '');
  return { path, text, plain, facts: countedFacts(plain, today()) };
}

/** What `init` proposes for a file. @throws UserError if that needs too many rules */
export function draftProposal({ path, facts }: RoadmapDraft, answers: FamilyAnswers): Proposal {
  const proposal = proposeAnswered(facts, answers);
  if (proposal.sections.length > MOST_RULES)
    throw new UserError(
      `The sections of ${path} would need ${proposal.sections.length} rules, because their titles have nothing in common.`,
      'Begin the titles of like sections with the same word, such as “Phase”, or split the file.',
    );
  return proposal;
}

/** One configuration for several files. */
export interface Together {
  readonly proposal: Proposal;
  readonly drafts: readonly RoadmapDraft[];
  /** What is said about the files that are left out. */
  readonly left: readonly string[];
}

/**
 * One configuration for all files that have items and that are still read as each of them alone. A file whose sections have the titles of
 * others with another meaning is left out.
 * @param own what is proposed for each file by itself, in the same order
 */
export function setUpTogether(drafts: readonly RoadmapDraft[], own: readonly Proposal[]): Together {
  const [first] = drafts;
  const alone = drafts.map((draft, index) => readAlone(draft, own[index]));
  const withItems = drafts.filter((_, index) => alone[index] !== '');
  const left =
    withItems.length === 0
      ? []
      : drafts.filter((draft) => !withItems.includes(draft)).map(({ path }) => `${path} is left out, because \`init\` finds no items in it.`);
  const kept: RoadmapDraft[] = [];
  const proposals: Proposal[] = [];
  for (const [index, draft] of drafts.entries()) {
    const proposal = own[index];
    if (proposal === undefined || !(withItems.length === 0 ? draft === first : withItems.includes(draft))) continue;
    const merged = mergedProposal([...proposals, proposal]);
    if ([...kept, draft].every((one) => readAlone(one, merged) === alone[drafts.indexOf(one)])) {
      kept.push(draft);
      proposals.push(proposal);
    } else left.push(leftOutOf(draft, kept));
  }
  return { proposal: mergedProposal(proposals), drafts: kept, left };
}

function leftOutOf({ path }: RoadmapDraft, kept: readonly RoadmapDraft[]): string {
  const others = kept.map((one) => one.path).join(' and ');
  return `${path} is left out, because its rules and those of ${others} would change how the other file is read. Give its sections other titles, or give it a workflow with a \`config\` of its own.`;
}

/** What is read, to compare; empty without items. */
function readAlone({ text, path }: RoadmapDraft, proposal: Proposal | undefined): string {
  const { items } = readText(text, path, proposal === undefined ? '' : proposalYaml(proposal));
  return items
    .filter(isTracked)
    .map(({ line, state, title, external, release }) => JSON.stringify([line, state, title, external, release]))
    .join('\n');
}
