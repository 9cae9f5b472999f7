/** Text that mentions nobody and contains no marker. An invisible zero-width space after each `@` prevents mentions. */
export function neutral(text: string): string {
  return withoutMarkers(text.replace(/@(?=[A-Za-z0-9])/g, '@\u200b'));
}

/** Text that contains no marker of this action. */
export function withoutMarkers(text: string): string {
  return text.replace(/<!--(?=\s*roadmap-sync:)/g, '<\u200b!--');
}
