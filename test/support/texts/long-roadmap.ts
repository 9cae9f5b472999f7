/** A roadmap of bugs as a development update lists them, with a quoted note and fields; all differ. */
export function longRoadmap(count: number): string {
  const what = ['importer', 'search box', 'album view', 'playlist editor', 'sleep timer', 'cover loader', 'tag reader'];
  const fails = ['loses the last entry of a long list', 'stops when the network is gone', 'shows an old name after a change'];
  const owners = ['Wanda', 'Kim Berg', 'Ola', 'Priya N.'];
  const priorities = ['critical', 'high', 'medium', 'low', 'minor'];
  const prognoses = ['good', 'fair', 'poor'];
  const pick = (from: readonly string[], index: number) => from[index % from.length] ?? '';
  const items = Array.from({ length: count }, (_, index) => [
    `- The ${pick(what, index)} ${pick(fails, index)}, case ${index + 1}`,
    `  > Seen with ${index + 2} files in one folder; closing the window and opening it again helps.`,
    '',
    `  - owner: ${pick(owners, index)}`,
    '  - status: under investigation',
    `  - priority: ${pick(priorities, index)}`,
    `  - prognosis: ${pick(prognoses, index)}`,
  ]);
  return `# Roadmap\n\n## Open bugs\n\n${items.flat().join('\n')}\n`;
}
