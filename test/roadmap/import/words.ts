/** Words without the marks and escapes around them. */
function words(text: string): string[] {
  return text
    .split(/\s+/)
    .map((word) => word.replace(/\\(?=[!-/:-@[-`{-~])/g, '').replace(/^[=*>\-+•~_#]+|[=*\-~_#]+$/g, ''))
    .filter((word) => word !== '');
}

/** The first word that the output does not have at or after its place. */
export function firstMissing(source: string, output: string): string | null {
  const found = words(output);
  let at = 0;
  for (const word of words(source)) {
    while (at < found.length && found[at] !== word) at += 1;
    if (at === found.length) return word;
    at += 1;
  }
  return null;
}
