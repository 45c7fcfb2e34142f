/** Calls of the API: JSON in and out, refusals as `ApiError` with what the server said of each field. */
/** A field that was refused: a JSON pointer into the body, and why. */
export interface FieldFault {
  readonly path: string;
  readonly message: string;
}

/** A refusal by the API (`application/problem+json`), or a server that cannot be reached (status 0). */
export class ApiError extends Error {
  override readonly name = 'ApiError';
  constructor(
    message: string,
    readonly status: number,
    /** What kind of refusal, by the API's closed list of words; `unreachable` is ours. */
    readonly code: string,
    readonly errors: readonly FieldFault[],
    /** The number to quote. */
    readonly request: string | null,
    /** Why, where one status has several reasons. */
    readonly reason: string | null = null,
  ) {
    super(message);
  }
}

export interface Answer<Body> {
  readonly body: Body;
  readonly status: number;
  readonly headers: Headers;
}

interface Asked {
  readonly method?: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  /** Sent as JSON, or as it is if it is text or a form. */
  readonly body?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
  readonly signal?: AbortSignal;
}

/**
 * Calls the API; the caller says what shape it answers, as `/api/openapi.json` has it.
 * @throws ApiError for every refusal, and for a server that does not answer
 */
export async function call<Body>(path: string, asked: Asked = {}): Promise<Answer<Body>> {
  const raw = typeof asked.body === 'string' || asked.body instanceof Blob;
  const response = await fetch(path, {
    method: asked.method ?? 'GET',
    headers: {
      Accept: 'application/json',
      // Refusals come in the language of the page, not in the browser's.
      'Accept-Language': document.documentElement.lang,
      ...(asked.body !== undefined && !raw ? { 'Content-Type': 'application/json' } : {}),
      ...asked.headers,
    },
    ...(asked.body === undefined
      ? {}
      : { body: raw ? (asked.body as BodyInit) : JSON.stringify(asked.body) }),
    ...(asked.signal === undefined ? {} : { signal: asked.signal }),
    credentials: 'same-origin',
  }).catch((cause: unknown) => {
    if (cause instanceof DOMException && cause.name === 'AbortError') throw cause;
    throw new ApiError('The server cannot be reached.', 0, 'unreachable', [], null);
  });
  const request = response.headers.get('X-Request-Id');
  const json = response.headers.get('Content-Type')?.includes('json') === true;
  const body: unknown = json ? await response.json() : await response.text();
  if (!response.ok) throw refusal(response.status, body, request);
  return { body: body as Body, status: response.status, headers: response.headers };
}

function refusal(status: number, body: unknown, request: string | null): ApiError {
  const said = (typeof body === 'object' && body !== null ? body : {}) as {
    readonly detail?: string;
    readonly title?: string;
    readonly code?: string;
    readonly errors?: readonly FieldFault[];
    readonly reason?: string;
  };
  return new ApiError(
    said.detail ?? said.title ?? `Refused (${String(status)})`,
    status,
    said.code ?? String(status),
    said.errors ?? [],
    request,
    said.reason ?? null,
  );
}

/** The refusal as an answer, for those who say it where they asked; null once it is done. */
export async function refusalOf(asked: Promise<unknown>): Promise<ApiError | null> {
  try {
    await asked;
    return null;
  } catch (error) {
    if (error instanceof ApiError) return error;
    throw error;
  }
}

/** A key for one write: the same key again has one effect. */
export function newKey(): string {
  return crypto.randomUUID();
}
