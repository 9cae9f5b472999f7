const TASK_BULLET = /^([ \t]*)[-*+](?=[ \t]+\[[ xX]\](?:[ \t]|$))/gm;

/** A list of tasks with another bullet. */
export function withTaskBullets(markdown: string, bullet: string): string {
  return markdown.replace(TASK_BULLET, (_, indent: string) => indent + bullet);
}
