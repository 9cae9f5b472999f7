/** Text that calls nobody and cannot be taken for a marker. A zero-width space after the `@` does not show. */
export function neutral(text: string): string {
  return withoutMarkers(text.replace(/@(?=[A-Za-z0-9])/g, '@\u200b'));
}

/** Text that cannot be taken for a marker of ours. */
export function withoutMarkers(text: string): string {
  return text.replace(/<!--(?=\s*roadmap-sync:)/g, '<\u200b!--');
}
