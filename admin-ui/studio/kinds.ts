/** The kinds of definition, in the order in which the studio shows them. */
export const definitionKinds = [
  'workflow',
  'form',
  'decision',
  'calendar',
  'template',
  'questionnaire',
  'dispositions',
  'contract',
  'scenario',
  'simulation',
] as const;
