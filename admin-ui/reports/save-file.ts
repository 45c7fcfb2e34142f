import { download } from '../parts/download.js';
import { ApiError } from '../providers/http.js';

/** Saves a file that the API makes, in the language of the page. @throws ApiError where it is refused */
export async function saveFile(path: string, body?: unknown): Promise<void> {
  const response = await fetch(path, {
    method: body === undefined ? 'GET' : 'POST',
    headers: {
      'Accept-Language': document.documentElement.lang,
      ...(body === undefined ? {} : { 'Content-Type': 'application/json' }),
    },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    credentials: 'same-origin',
  });
  if (!response.ok) {
    const said = (await response.json()) as { readonly detail?: string; readonly code?: string };
    const request = response.headers.get('X-Request-Id');
    throw new ApiError(said.detail ?? path, response.status, said.code ?? '', [], request);
  }
  const name = /filename="([^"]+)"/.exec(response.headers.get('Content-Disposition') ?? '')?.[1] ?? 'report';
  download(name, response.headers.get('Content-Type') ?? '', new Uint8Array(await response.arrayBuffer()));
}
