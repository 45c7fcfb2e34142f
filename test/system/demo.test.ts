import { describe, expect, it } from 'vitest';
import { sportello } from '../support/command-line.js';

describe('sportello demo', () => {
  it.each([
    ['en', 'Monday 9 March at 10:00', 'The priority goes from 50 to 80.', 'What to try next:'],
    ['it', 'Lunedì 9 marzo alle ore 10:00', 'La priorità passa da 50 a 80.', 'Che cosa provare adesso:'],
  ])('TKT-8: tells in %s how the supervisors get the ticket on Monday at ten', async (language, ...lines) => {
    const { status, out } = await sportello(['demo', '--language', language]);
    expect(status).toBe(0);
    const places = lines.map((line) => out.indexOf(line));
    expect(places.every((place) => place > 0)).toBe(true);
    expect(places).toEqual(places.toSorted((one, other) => one - other));
  });
});
