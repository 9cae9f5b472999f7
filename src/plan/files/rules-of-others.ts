import { lastingMessage, type Problem } from '../../model/problem.ts';

/** What is told of a rule without a heading here if another roadmap of the repository has one: a notice in place of the warning. */
export function neededElsewhere(warning: Problem): Problem {
  const { knownBy: _, ...rest } = warning;
  return {
    ...rest,
    level: 'notice',
    code: 'section-elsewhere',
    message: lastingMessage(warning).replace(/\.$/, '; another roadmap of this repository has one.'),
  };
}

/** The problems of a file, with a notice in place of each warning about a rule that another roadmap needs. @param others the messages of these warnings */
export function withoutRulesOfOthers(problems: readonly Problem[], others: ReadonlySet<string>): Problem[] {
  return problems.map((problem) => (problem.code === 'no-such-section' && others.has(lastingMessage(problem)) ? neededElsewhere(problem) : problem));
}
