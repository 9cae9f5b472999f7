const TASK_BULLET = /^([ \t]*)[-*+](?=[ \t]+\[[ xX]\](?:[ \t]|$))/gm;

/** A list of tasks with another bullet. */
export function withTaskBullets(markdown: string, bullet: string): string {
  return markdown.replace(TASK_BULLET, (_, indent: string) => indent + bullet);
}

/** The bullet of the first task in a list; null if there is none. */
export function taskBullet(markdown: string): string | null {
  return markdown.match(TASK_BULLET)?.[0]?.trim() ?? null;
}
