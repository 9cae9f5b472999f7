import { BEHIND, FIELDS, type Found, itemsIn, LEVELS, OTHER, type Place, STATUSES, type Step, WORDS } from './steps.ts';

const LINK = / \(\[#\d+\]\([^)]*\)\)/;

/** Before the link nothing stood behind it: a mark such as `(external)` would become text. */
const LINK_LEFT_OUT = /(?<!\(external\)) \(\[#\d+\]\([^)]*\)\)| \(\[#\d+\]\([^)]*\)\)$/;

/** Steps that are neither an edit of one item nor one of one issue. */
type Special = 'sync' | 'file-revert' | 'file-forget' | 'label-change' | 'repository-rename' | 'path-move' | 'other-there' | 'other-back';

/** Those who edit both sides. */
export class People {
  readonly place: Place;
  readonly #texts: string[] = [];
  readonly foreign = new Map<number, string>();
  readonly said = new Map<number, string>();
  #next = 10;

  constructor(place: Place) {
    this.place = place;
  }

  async take(one: Step): Promise<void> {
    if (one.do === 'sync') await this.place.sync();
    else if (one.do === 'label-change') await this.place.changeLabel(one.which, one.how);
    else if (one.do === 'repository-rename') await this.place.renameRepository(one.which);
    else if (one.do === 'path-move') await this.place.moveFile(one.which);
    else if (one.do === 'other-there' || one.do === 'other-back') await this.#betweenFiles(one.do, one.which);
    else if (one.do === 'file-forget') await this.#forgetLinks();
    else if (one.do === 'file-revert') {
      const before = this.#texts.at(-1);
      if (before !== undefined) await this.place.edit(before);
    } else if (one.do.startsWith('file-')) await this.#inFile(one);
    else await this.#inIssue(one);
  }

  /** Cuts an item from one file and pastes it into the other, at once. Nobody goes back to a text in which it stood in both, or in none. */
  async #betweenFiles(to: 'other-there' | 'other-back', which: number): Promise<void> {
    const [own, other] = [await this.place.text(), (await this.place.otherText()) ?? OTHER];
    const from = (to === 'other-there' ? own : other).split('\n');
    const into = (to === 'other-there' ? other : own).split('\n');
    const all = itemsIn(from.join('\n'));
    const item = all[which % Math.max(1, all.length)];
    // Of a file that loses its last item nothing is believed.
    if (item === undefined || (to === 'other-there' && all.length < 3)) return;
    const block = from.splice(item.start, item.end - item.start);
    into.splice(into.indexOf('## Known bugs') + 2, 0, ...block);
    this.#texts.length = 0;
    await this.place.edit((to === 'other-there' ? from : into).join('\n'));
    await this.place.editOther((to === 'other-there' ? into : from).join('\n'));
  }

  /** A force-push to before the links of what is open. Who also changes a title at once has written another item. */
  async #forgetLinks(): Promise<void> {
    await this.place.sync();
    const text = await this.place.text();
    this.#texts.push(text);
    const lines = text.split('\n');
    for (const { start, section } of itemsIn(text)) {
      if (section === 'Planned' || section === 'Known bugs') lines[start] = (lines[start] ?? '').replace(LINK_LEFT_OUT, '');
    }
    if (lines.join('\n') !== text) await this.place.edit(lines.join('\n'));
    await this.place.sync();
  }

  async #inFile(one: Exclude<Step, { do: Special }>): Promise<void> {
    const text = await this.place.text();
    this.#texts.push(text);
    const lines = text.split('\n');
    const all = itemsIn(text);
    const item = all[one.which % Math.max(1, all.length)];
    if (one.do === 'file-add') {
      const at = lines.indexOf(one.which % 2 === 0 ? '## Planned' : '## Known bugs');
      lines.splice(at + 2, 0, `- T${this.#next} new`);
      this.#next += 1;
    } else if (one.do === 'file-there') {
      // An issue was there before its item: nobody links the two but the run.
      const title = `T${this.#next} there`;
      this.#next += 1;
      this.said.set(await this.place.open({ title, body: 'There before.', labels: [] }), 'There before.');
      lines.splice(lines.indexOf(one.which % 2 === 0 ? '## Planned' : '## Known bugs') + 2, 0, `- ${title}`);
    } else if (one.do === 'file-link') {
      const title = `T${this.#next} by hand`;
      this.#next += 1;
      const number = await this.place.open({ title, body: 'By hand.', labels: [] });
      this.said.set(number, 'By hand.');
      lines.splice(lines.indexOf(one.which % 2 === 0 ? '## Planned' : '## Known bugs') + 2, 0, `- ${title} (#${number})`);
    } else if (item === undefined) return;
    else if (one.do === 'file-note') {
      const at = lines.findIndex((line, index) => index > item.start && index < item.end && line.startsWith('  - Remark'));
      const remark = `  - Remark ${WORDS[one.word]}`;
      if (at === -1) lines.splice(item.end, 0, remark);
      else lines.splice(at, 1, remark);
    } else if (one.do === 'file-title') lines[item.start] = (lines[item.start] ?? '').replace(/^(- T\d+) ?[^([]*/, `$1 ${WORDS[one.word]} `).trimEnd();
    else if (one.do === 'file-behind') lines[item.start] = (lines[item.start] ?? '').replace(LINK, (link) => link + BEHIND[one.text]);
    else if (one.do === 'file-field') this.#setField(lines, item, FIELDS[one.field] ?? '', this.value(one.field, one.value));
    else if (one.do === 'file-unset') this.#setField(lines, item, FIELDS[one.field] ?? '', null);
    else if (one.do === 'file-tick') {
      for (let at = item.start; at < item.end; at += 1) {
        const line = lines[at] ?? '';
        if (/^ {2}- \[[ x]\]/.test(line)) lines[at] = line.includes('[ ]') ? line.replace('[ ]', '[x]') : line.replace('[x]', '[ ]');
      }
    } else if (one.do === 'file-remove') lines.splice(item.start, item.end - item.start);
    else if (one.do === 'file-move') {
      const block = lines.splice(item.start, item.end - item.start);
      const at = lines.indexOf(['## Known bugs', '## Planned', '## Completed'][one.to] ?? '');
      lines.splice(at + 2, 0, ...block);
    }
    if (lines.join('\n') !== text) await this.place.edit(lines.join('\n'));
    // Two sides that differ when they are linked stay so until one changes: here they are linked while they are alike.
    if (one.do === 'file-link' || one.do === 'file-there') await this.place.sync();
  }

  value(field: number, value: number): string {
    const key = FIELDS[field];
    return key === 'owner'
      ? ([`@${this.place.people[0]}`, `@${this.place.people[1]}`, 'Kim', `@${this.place.people[0]}, Kim`][value] ?? '')
      : key === 'priority'
        ? (LEVELS[value % LEVELS.length] ?? '')
        : (STATUSES[value] ?? '');
  }

  #setField(lines: string[], item: Found, key: string, value: string | null): void {
    const at = lines.findIndex((line, index) => index > item.start && index < item.end && line.startsWith(`  - ${key}:`));
    if (at !== -1) lines.splice(at, 1, ...(value === null ? [] : [`  - ${key}: ${value}`]));
    else if (value !== null) lines.splice(item.start + 1, 0, `  - ${key}: ${value}`);
  }

  async #inIssue(one: Exclude<Step, { do: Special }>): Promise<void> {
    const { place } = this;
    if (one.do === 'issue-open') {
      const labels = ['roadmap', one.which % 2 === 0 ? 'bug' : 'feature'];
      const number = await place.open({ title: `T${this.#next} ${WORDS[one.word]}`, body: 'Mine.', labels });
      this.#next += 1;
      this.said.set(number, 'Mine.');
      return;
    }
    const issues = await place.issues();
    const issue = issues[one.which % Math.max(1, issues.length)];
    if (issue === undefined) return;
    const { number } = issue;
    switch (one.do) {
      case 'issue-copy':
        await place.open({ title: `T${this.#next} ${WORDS[one.word]}`, body: issue.body, labels: [...issue.labels] });
        this.#next += 1;
        return;
      case 'issue-title':
        await place.change(number, { title: issue.title.replace(/^(T\d+).*/, `$1 ${WORDS[one.word]}`) });
        return;
      case 'issue-close':
        if (issue.state.open)
          await place.change(number, { state: { open: false, reason: (['completed', 'not_planned', 'duplicate'] as const)[one.reason] ?? 'completed' } });
        return;
      case 'issue-reopen':
        if (!issue.state.open) await place.change(number, { state: { open: true } });
        return;
      case 'issue-foreign-label':
        this.foreign.set(number, 'help wanted');
        await place.change(number, { labels: [...new Set(['help wanted', ...issue.labels])] });
        return;
      case 'issue-text':
        this.said.set(number, `I said ${number}.`);
        await place.change(number, { body: `I said ${number}.\r\n\r\n${issue.body}` });
        return;
      case 'issue-cut':
        await place.change(number, { body: issue.body.replace(/<!-- roadmap-sync:end -->/, '') });
        return;
      case 'issue-kind': {
        const others = issue.labels.filter((name) => name !== 'bug' && name !== 'feature');
        await place.change(number, { labels: [...others, issue.labels.includes('bug') ? 'feature' : 'bug'] });
        return;
      }
      case 'issue-external': {
        const without = issue.labels.filter((name) => name !== 'external');
        await place.change(number, { labels: without.length === issue.labels.length ? [...issue.labels, 'external'] : without });
        return;
      }
      case 'issue-off': {
        const without = issue.labels.filter((name) => name !== 'roadmap');
        await place.change(number, { labels: without.length === issue.labels.length ? [...issue.labels, 'roadmap'] : without });
        return;
      }
      case 'issue-assign': {
        const [first, second] = place.people;
        await place.change(number, { assignees: [[first], [second], [first, second], []][one.value] ?? [] });
        return;
      }
      case 'issue-milestone':
        if (place.release !== null) await place.moveTo(number, [null, place.release, '3', 'Kite 4'][one.value] ?? null);
        return;
      case 'issue-note': {
        const lines = issue.body.split('\n').filter((line) => !line.startsWith('- Remark'));
        const begin = lines.findIndex((line) => line.startsWith('<!-- roadmap-sync:begin'));
        if (begin !== -1) await place.change(number, { body: lines.toSpliced(begin + 1, 0, `- Remark ${WORDS[one.word]}`, '').join('\n') });
        return;
      }
      case 'issue-sub': {
        const lines = issue.body.split('\n');
        const last = lines.findLastIndex((line) => /^- \[[ x]\] /.test(line));
        if (last === -1) return;
        await place.change(number, { body: lines.toSpliced(last + 1, 0, `- [ ] more ${number}`).join('\n') });
        return;
      }
      case 'issue-level': {
        const others = issue.labels.filter((name) => !name.startsWith('priority: '));
        const level = LEVELS[one.value];
        await place.change(number, { labels: level === undefined ? others : [...others, `priority: ${level}`] });
        return;
      }
      case 'issue-field':
      case 'issue-unset': {
        const name = FIELDS[one.field] ?? '';
        const label = `**${name.charAt(0).toUpperCase()}${name.slice(1)}:**`;
        const without = issue.body.split('\n').filter((line) => !line.startsWith(label));
        const begin = without.findIndex((line) => line.startsWith('<sub>'));
        if (begin === -1) return;
        const line = one.do === 'issue-field' ? [`${label} ${this.value(one.field, one.value).replaceAll('@', '@\u200b')}`, ''] : [];
        await place.change(number, { body: [...without.slice(0, begin), ...line, ...without.slice(begin)].join('\n') });
        return;
      }
      case 'issue-tick':
        await place.change(number, { body: issue.body.replace(/- \[([ x])\]/, (_, box) => `- [${box === ' ' ? 'x' : ' '}]`) });
        return;
      default:
        return;
    }
  }
}
