/** An error as the log tells it: a failed query's parameters, which may be personal, left out. */
export function withoutParameters(error: unknown): object {
  if (!(error instanceof Error)) return { message: typeof error };
  const cut = (text: string) => text.replace(/\nparams:[\s\S]*?(?=\n {4}at |$)/, '\nparams: (left out)');
  const cause = error.cause instanceof Error ? { cause: cut(error.cause.message) } : {};
  return { type: error.name, message: cut(error.message), stack: cut(error.stack ?? ''), ...cause };
}
