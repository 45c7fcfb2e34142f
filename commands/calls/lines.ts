/** The lines of a text that comes in pieces. */

/** More than any line has that means something: what is longer is given cut, so that memory stays flat. */
const longest = 64 * 1024;

/** Each line without its end (LF or CR LF); the last one need have none. */
export async function* linesOf(
  content: AsyncIterable<Uint8Array>,
): AsyncGenerator<readonly string[], void, undefined> {
  const decoder = new TextDecoder();
  let rest = '';
  for await (const chunk of content) {
    const lines = (rest + decoder.decode(chunk, { stream: true })).split('\n');
    rest = (lines.pop() ?? '').slice(0, longest);
    yield lines.map(withoutReturn);
  }
  rest += decoder.decode();
  if (rest !== '') yield [withoutReturn(rest)];
}

function withoutReturn(line: string): string {
  return line.endsWith('\r') ? line.slice(0, -1) : line;
}
