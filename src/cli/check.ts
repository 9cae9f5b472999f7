import { resolve } from 'node:path';
import type { Config } from '../config/config.ts';
import { UserError } from '../model/errors.ts';
import { lastingMessage, type Problem } from '../model/problem.ts';
import type { Roadmap } from '../model/roadmap.ts';
import { checkUsable } from '../plan/preconditions.ts';
import { checkLines, checkValue, type Proposed } from '../report/check.ts';
import { printJson } from '../report/plan-json.ts';
import { propose } from '../roadmap/propose/propose.ts';
import { proposalYaml } from '../roadmap/propose/yaml.ts';
import { composed } from '../roadmap/text/text.ts';
import { readLocalRoadmap, readText, roadmapsHere, STANDARD_INPUT, shownPath, today } from './files.ts';
import type { Values } from './options.ts';
import { onScreen, type Screen } from './screen.ts';
import type { Output } from './world.ts';

/** Shows how a local file is read. Exits with 1 if a run would refuse the file. */
export function check(file: string, values: Values, screen: Screen): Output {
  const { roadmap: own, config } = readLocalRoadmap(file, values.config ?? null);
  const roadmap = { ...own, problems: withoutOtherFilesRules(own.problems, file, values.config ?? null) };
  const shown = shownPath(file);
  const lines = () => onScreen(checkLines(shown, roadmap, isDefault(config) ? proposedFor(roadmap) : null), screen);
  const out = values.flags.has('json') ? printJson(checkValue(shown, roadmap)) : `${lines().join('\n')}\n`;
  try {
    checkUsable(roadmap, config);
  } catch (error) {
    if (error instanceof UserError) return { out, status: 1, err: error.message };
    throw error;
  }
  const grave = values.flags.has('strict') ? graveProblems(roadmap.problems) : null;
  return grave === null
    ? { out, status: 0 }
    : { out, status: 1, err: `${shown} has ${grave}, but --strict allows none. Correct the lines that the problems name.` };
}

/** The problems without warnings about rules that fit a heading of another roadmap here. */
function withoutOtherFilesRules(problems: readonly Problem[], file: string, configPath: string | null): readonly Problem[] {
  if (file === STANDARD_INPUT || configPath === STANDARD_INPUT || problems.every(({ code }) => code !== 'no-such-section')) return problems;
  const others = roadmapsHere().filter((path) => resolve(path) !== resolve(file));
  const read = others.flatMap((path) => problemsOf(path, configPath));
  return problems.filter(
    (problem) => problem.code !== 'no-such-section' || read.every((found) => found.some((one) => lastingMessage(one) === lastingMessage(problem))),
  );
}

/** The problems of another file; none if it cannot be read, which is a matter for its own check. */
function problemsOf(path: string, configPath: string | null): ReadonlyArray<readonly Problem[]> {
  try {
    return [readLocalRoadmap(path, configPath).roadmap.problems];
  } catch (error) {
    if (error instanceof UserError) return [];
    throw error;
  }
}

/** Whether the configuration changes nothing about reading, so that `init` would see the same. */
function isDefault({ rules }: Config): boolean {
  return rules.sections.length === 0;
}

/** What `init` would say; null if it proposes no section, or none that can be read: the file itself has been read by then. */
function proposedFor(roadmap: Roadmap): Proposed | null {
  if (roadmap.candidates.length === 0) return null;
  const text = composed(roadmap.text);
  const proposal = propose(text === roadmap.text ? roadmap : readText(text, roadmap.path, ''), today());
  const yaml = proposalYaml(proposal);
  try {
    return proposal.sections.length === 0 ? null : { yaml, reading: readText(roadmap.text, roadmap.path, yaml) };
  } catch (error) {
    if (error instanceof UserError) return null;
    throw error;
  }
}

/** `2 warnings and 1 error`; null if there is neither. */
function graveProblems(problems: readonly Problem[]): string | null {
  const counted = (['warning', 'error'] as const).flatMap((level) => {
    const { length } = problems.filter((problem) => problem.level === level);
    return length === 0 ? [] : [`${length} ${level}${length === 1 ? '' : 's'}`];
  });
  return counted.length === 0 ? null : counted.join(' and ');
}
