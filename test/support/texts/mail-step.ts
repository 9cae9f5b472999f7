import { readFileSync } from 'node:fs';
import { parse } from 'yaml';

/** The script of the step that the release manager's page documents for the mail. */
export function documentedMailStep(): string {
  const page = readFileSync(new URL('../../../docs/release-desk.md', import.meta.url), 'utf8');
  const yaml = page.split('<!-- mail -->\n```yaml\n')[1]?.split('\n```')[0] ?? '';
  const { jobs } = parse(yaml) as { jobs: { update: { steps: { run?: string }[] } } };
  return jobs.update.steps.find(({ run }) => run !== undefined)?.run ?? '';
}
