/** Recordings as WAV files. */

/** What a WAV file says of itself. */
export interface Wav {
  readonly channels: number;
  readonly samplesPerSecond: number;
  readonly bits: number;
  readonly durationMs: number;
}

const pcm = 1;
const headBytes = 12;
const chunkHeadBytes = 8;

/** Reads the head of a WAV file of uncompressed sound; null for anything else. */
export function readWav(content: Uint8Array): Wav | null {
  const view = new DataView(content.buffer, content.byteOffset, content.byteLength);
  if (tagAt(view, 0) !== 'RIFF' || tagAt(view, 8) !== 'WAVE') return null;
  let form: Omit<Wav, 'durationMs'> | null = null;
  for (let at = headBytes; at + chunkHeadBytes <= view.byteLength;) {
    const tag = tagAt(view, at);
    const size = view.getUint32(at + 4, true);
    const body = at + chunkHeadBytes;
    if (tag === 'fmt ') {
      if (size < 16 || body + 16 > view.byteLength || view.getUint16(body, true) !== pcm) return null;
      form = {
        channels: view.getUint16(body + 2, true),
        samplesPerSecond: view.getUint32(body + 4, true),
        bits: view.getUint16(body + 14, true),
      };
    }
    if (tag === 'data' && form !== null) {
      const perSecond = (form.channels * form.samplesPerSecond * form.bits) / 8;
      // Who records as a stream writes no size: then all that follows is sound.
      const bytes = Math.min(size, view.byteLength - body);
      return perSecond === 0 ? null : { ...form, durationMs: Math.round((bytes / perSecond) * 1_000) };
    }
    // Chunks begin at even places.
    at = body + size + (size % 2);
  }
  return null;
}

function tagAt(view: DataView, at: number): string {
  if (at + 4 > view.byteLength) return '';
  return String.fromCharCode(...[0, 1, 2, 3].map((n) => view.getUint8(at + n)));
}
