/** What a constraint of the tables refused, told from the driver's error. */

/** The constraint that an error of PostgreSQL names, or null when the error is of another kind. */
export function violatedConstraint(
  error: unknown,
): { readonly kind: 'unique' | 'reference'; readonly constraint: string } | null {
  if (!(error instanceof Error)) return null;
  const code = 'code' in error ? error.code : null;
  if (code !== '23505' && code !== '23503') return violatedConstraint(error.cause);
  const constraint = 'constraint' in error && typeof error.constraint === 'string' ? error.constraint : '';
  return { kind: code === '23505' ? 'unique' : 'reference', constraint };
}

/** True if the error says that a value that must be unique is taken. */
export function isUniqueViolation(error: unknown): boolean {
  return violatedConstraint(error)?.kind === 'unique';
}
