/** What stands in a text of XML. */
interface Xml {
  /** The names of all elements, in order. */
  readonly names: readonly string[];
  /** What is no tag. */
  readonly rest: string;
}

/** @param text without what stands before the first element, and without comments @throws unless each element is closed where it should be */
export function xmlIn(text: string): Xml {
  const open: string[] = [];
  const names: string[] = [];
  const rest = text.replace(/<(\/?)([a-z]+)((?:\s[\w:-]+="[^"<]*")*)(\/?)>/g, (_, closing: string, name: string, _attributes: string, empty: string) => {
    if (closing === '') names.push(name);
    if (closing !== '' && open.pop() !== name) throw new Error(`</${name}> closes nothing.`);
    if (closing === '' && empty === '') open.push(name);
    return '';
  });
  if (open.length > 0) throw new Error(`${open.join(', ')} is not closed.`);
  return { names, rest };
}
