/** Words in the labels of a release's dates. */
const DATED_LABEL =
  /\b(?:freeze|frozen|release[sd]?|rc ?-?\d*|alpha|beta|ga|final|candidate|branch(?:ing|es|point|ed)?|cut(?:-?off)?|deadline|code ?(?:complete|stop)|feature ?complete|string|milestone|m\d|tag(?:ging|ged)?|merge window|eol|end of life|end of support|stable|preview|kick-?off|opens?|closes?|sign-?off|go[/-]no-?go|hardening|import|announce(?:ment|d)?|ship(?:s|ping)?|launch|x\.y|dot release)\b|^v?\d+\.\d+/i;

/** Whether a label is one that schedules of releases have. */
export function isDatedLabel(label: string): boolean {
  return DATED_LABEL.test(label);
}
