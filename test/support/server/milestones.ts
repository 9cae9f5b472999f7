import type { Api } from './wire.ts';

const PACIFIC = 'America/Los_Angeles';

/** A due date as GitHub keeps it: midnight of the date that the moment has on the Pacific coast. */
export function flooredDue(moment: string): string {
  const date = new Intl.DateTimeFormat('en-CA', { timeZone: PACIFIC }).format(new Date(moment));
  const hourThere = (time: string) => new Intl.DateTimeFormat('en-GB', { timeZone: PACIFIC, hour: '2-digit' }).format(new Date(time));
  const summer = `${date}T07:00:00Z`;
  return hourThere(summer) === '00' ? summer : `${date}T08:00:00Z`;
}

/** Titles of the milestones that issues were put into and taken out of, which the emulator's events leave out. */
export class MilestoneEvents {
  readonly #titles = new Map<number, string[]>();

  note(number: number, before: string | null, after: string | null): void {
    if (before === after) return;
    const titles = [before, after].filter((title) => title !== null);
    this.#titles.set(number, [...(this.#titles.get(number) ?? []), ...titles]);
  }

  /** The events of an issue, all of them, with the titles. */
  tell(number: number, events: readonly { readonly event: string }[]): object[] {
    const titles = [...(this.#titles.get(number) ?? [])];
    return events.map((event) => (event.event.endsWith('milestoned') ? { ...event, milestone: { title: titles.shift() } } : event));
  }
}

/** Whether there is a milestone with a title, open or closed. */
export async function hasMilestone(github: Api, title: string): Promise<boolean> {
  const present = await github.api<{ title: string }[]>('GET', '/milestones?state=all&per_page=100');
  return present.some((one) => one.title === title);
}
