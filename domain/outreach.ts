/** Contact lists being worked. */

/** The id of what works a list for a step: its instance and the step's number there. */
export function outreachId({
  instance,
  outreach,
}: {
  readonly instance: string;
  readonly outreach: string;
}): string {
  return `${instance}.${outreach}`;
}
