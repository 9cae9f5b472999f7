import type { Entry } from '../../model/agreement.ts';
import type { Issue } from '../../model/issue.ts';
import type { NewItem } from '../../model/plan.ts';
import type { OpenWordTexts } from '../../model/span.ts';
import { literalValue, titleAsMarkdown } from '../../roadmap/edit/title/title-as-markdown.ts';
import { forFile } from '../../roadmap/markdown/for-issue.ts';
import { readPlainTitle } from '../../roadmap/read/title/plain-title.ts';
import { isLater } from '../../roadmap/timeline/release.ts';
import { type Facts, originOf } from '../facts.ts';
import { CONTENT_KEYS } from '../issue/content.ts';
import { withFreeLabels } from '../issue/free-labels.ts';
import { allLabels, hasLabel, readLabels } from '../issue/labels.ts';
import { levelStyleIn, withLevel } from '../issue/level-words.ts';
import { nameable, withAssignees } from '../issue/people.ts';
import type { Entering } from './coming-back.ts';
import { newItemDestination } from './new-place.ts';

/** The new item of an issue; null if its title cannot be written. @param entry what was agreed before, of an item that comes back */
export function newItemOf(issue: Issue, { title: said, content: whole }: Entering, entry: Entry | null, facts: Facts): NewItem | null {
  const { rest, openWords } = apartFromOpenWords(said, entry, facts);
  const title = titleAsMarkdown(rest, facts.reading, facts.roadmap.definitions);
  if (title === null) return null;
  const content = withFreeLabels(whole, null, facts.roadmap);
  const { kind, external, priority } = readLabels(issue.labels, 'feature', facts.config.labels, entry?.agreed.issue.priority ?? null);
  const before = entry?.agreed.issue ?? null;
  const assigned = nameable(issue.assignees).filter((login) => before?.assignees.includes(login.toLowerCase()) !== true);
  const owner = withAssignees(content.fields.owner ?? '', assigned, [], facts.config.people);
  // Of an item that comes back, its text has the level, unless people changed the label since.
  const level = before === null || priority !== before.priority ? priority : null;
  const { milestones } = facts;
  const { milestone } = issue;
  const elsewhere = milestones !== null && milestone !== null && !isLater(milestone.title) && milestone.number !== milestones.own?.number;
  const fieldsSaid = {
    ...content.fields,
    ...(level === null ? {} : { priority: withLevel(content.fields.priority ?? '', level, levelStyleIn(facts.roadmap.items)) }),
    ...(owner === '' ? {} : { owner }),
    ...(elsewhere ? { release: literalValue(milestone.title) } : {}),
  };
  const written = (text: string) => forFile(text, '', originOf(facts));
  const values = Object.fromEntries(CONTENT_KEYS.flatMap((name) => (fieldsSaid[name] === undefined ? [] : [[name, written(fieldsSaid[name])]])));
  const all = { notes: written(content.notes), subItems: written(content.subItems), fields: values };
  const own = allLabels(facts.config.labels).map(({ name }) => name);
  const names = [
    ...issue.labels.filter((label) => !hasLabel(own, label)),
    ...(priority === null ? [] : [priority]),
    ...(milestone === null ? [] : [milestone.title]),
  ];
  const to = newItemDestination(facts.roadmap, { kind, external, priority, names, content: all }, entry?.place ?? null, facts.today);
  const given = to.at === 'end' ? (facts.roadmap.sections[to.section ?? -1]?.priority ?? null) : null;
  // A section that gives the level says it for the item.
  const { priority: _, ...others } = values;
  const fields = level !== null && level === given && content.fields.priority === undefined ? others : values;
  // Where the section does not say that the item is external, its title does.
  const says = !external || to.at !== 'end' || facts.roadmap.sections[to.section ?? -1]?.external === true;
  const hasKinds = facts.roadmap.tables.some(
    ({ section, columns }) => to.at === 'end' && section === to.section && columns.fields.some(({ key }) => key === 'kind'),
  );
  return {
    ...title,
    markdown: says ? title.markdown : `${title.markdown} (external)`,
    issue: issue.number,
    ...(hasKinds ? { kind } : {}),
    content: { ...all, fields },
    ...(openWords === null ? {} : { openWords }),
    to,
  };
}

/**
 * The title of an issue without a word for open work at its start, and the words for open work that its item gets there. Null: those of its neighbours.
 * @param entry what was agreed before, of an item that comes back with its own
 */
function apartFromOpenWords(title: string, entry: Entry | null, { reading }: Facts): { rest: string; openWords: OpenWordTexts | null } {
  const { number, lead, ends } = readPlainTitle(title, reading, false);
  const isLed = lead?.says === 'open' && number === '';
  // At its end, it stays a part of the Markdown.
  const isSaid = isLed || ends.some((end) => end.is === 'word' && end.says === 'open');
  const own = isLed ? { start: lead.text } : {};
  return { rest: isLed ? title.slice(lead.text.length) : title, openWords: isSaid ? own : entry === null ? null : (entry.place.openWords ?? {}) };
}
