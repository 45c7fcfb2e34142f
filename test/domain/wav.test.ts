import { describe, expect, it } from 'vitest';
import { readWav } from '../../domain/wav.js';
import { tone } from '../support/wav.js';

const form = { channels: 1, samplesPerSecond: 8_000, bits: 16 };

describe('a recording', () => {
  it('says how long it is', () => {
    expect(readWav(tone(300))).toEqual({ ...form, durationMs: 300 });
  });

  it('is read past chunks that say something else, wherever it lies in its buffer', () => {
    const [head, rest] = [tone(300).subarray(0, 36), tone(300).subarray(36)];
    const note = Buffer.from([...Buffer.from('LIST'), 3, 0, 0, 0, 1, 2, 3, 0]);
    const whole = Buffer.concat([Buffer.from('xx'), head, note, rest]);
    expect(readWav(whole.subarray(2))?.durationMs).toBe(300);
  });

  it('is as long as what is there, where a stream wrote no size', () => {
    const streamed = tone(300);
    streamed.writeUInt32LE(0xffff_ffff, 40);
    expect(readWav(streamed)?.durationMs).toBe(300);
  });

  it.each([
    ['nothing', Buffer.alloc(0)],
    ['text', Buffer.from('Gentile utente, questa è una prova.')],
    ['a head without sound', tone(300).subarray(0, 30)],
    ['compressed sound', Buffer.from(tone(300)).fill(7, 20, 21)],
    ['sound of no samples', Buffer.from(tone(300)).fill(0, 24, 28)],
  ])('is not %s', (_, content) => {
    expect(readWav(content)).toBeNull();
  });
});
