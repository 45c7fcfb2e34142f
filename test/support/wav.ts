/** A WAV file of a tone: 8,000 samples a second of 16 bits, one channel. */
const samplesPerSecond = 8_000;

/** Makes one of so many milliseconds, at so many hertz. */
export function tone(durationMs: number, hertz = 440): Buffer {
  const samples = Math.round((durationMs / 1_000) * samplesPerSecond);
  const file = Buffer.alloc(44 + samples * 2);
  file.write('RIFF', 0, 'latin1');
  file.writeUInt32LE(36 + samples * 2, 4);
  file.write('WAVEfmt ', 8, 'latin1');
  file.writeUInt32LE(16, 16);
  file.writeUInt16LE(1, 20);
  file.writeUInt16LE(1, 22);
  file.writeUInt32LE(samplesPerSecond, 24);
  file.writeUInt32LE(samplesPerSecond * 2, 28);
  file.writeUInt16LE(2, 32);
  file.writeUInt16LE(16, 34);
  file.write('data', 36, 'latin1');
  file.writeUInt32LE(samples * 2, 40);
  for (let n = 0; n < samples; n += 1)
    file.writeInt16LE(Math.round(8_000 * Math.sin((2 * Math.PI * hertz * n) / samplesPerSecond)), 44 + n * 2);
  return file;
}
