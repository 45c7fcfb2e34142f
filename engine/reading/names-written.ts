/** The texts in an expression that have the form of a name: what it may choose a calendar or a template by. */
export function namesWritten(expression: string): readonly string[] {
  return [...expression.matchAll(/"([a-z][a-z0-9_]*)"|'([a-z][a-z0-9_]*)'/g)].map(
    (match) => match[1] ?? match[2] ?? '',
  );
}
