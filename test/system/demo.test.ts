import { describe, expect, it } from 'vitest';
import { sportello } from '../support/command-line.js';

describe('sportello demo', () => {
  it.each([
    [
      'en',
      'Monday 9 March at 10:00',
      'The priority goes from 50 to 80.',
      'Task "Work the request": waits for the supervisors.',
      'Task "Answer the question": waits for the office for agriculture.',
      'Task "Find the right office": waits for level III.',
      'Task "Answer the question": waits for the office for funds.',
      'A mail goes to rosa@example.org: "Ticket ticket-2026-000001: missing data".',
      'Deadline "Resolved within 24 hours": stands still.',
      'Deadline "Resolved within 24 hours": running, until Wednesday 11 March at 14:15.',
      'The ticket is closed: solved.',
      'Dario: "Answer the question" – not ours',
      'the answer goes to the knowledge base',
      'What to try next:',
    ],
    [
      'it',
      'Lunedì 9 marzo alle ore 10:00',
      'La priorità passa da 50 a 80.',
      'Compito «Lavora la richiesta»: aspetta i supervisori.',
      'Compito «Rispondi al quesito»: aspetta l’ufficio agricoltura.',
      'Compito «Trova l’ufficio competente»: aspetta il III livello.',
      'Compito «Rispondi al quesito»: aspetta l’ufficio programmazione.',
      'Parte un messaggio per rosa@example.org: «Segnalazione ticket-2026-000001: dati mancanti».',
      'Scadenza «Risolta entro 24 ore»: ferma.',
      'Scadenza «Risolta entro 24 ore»: in corso, fino a mercoledì 11 marzo alle ore 14:15.',
      'La segnalazione è chiusa: risolta.',
      'Dario: «Rispondi al quesito» – non di competenza',
      'la risposta va alla base di conoscenza',
      'Che cosa provare adesso:',
    ],
  ])(
    'TKT-4, TKT-5, TKT-6, TKT-8: tells the ticket’s whole story in %s, in its order',
    async (language, ...lines) => {
      const { status, out } = await sportello(['demo', '--language', language]);
      expect(status).toBe(0);
      let from = 0;
      for (const line of lines) {
        const place = out.indexOf(line, from);
        expect(place, `"${line}" in its place in:\n${out}`).toBeGreaterThanOrEqual(from);
        from = place;
      }
      expect(out, 'every entry of the log has words').not.toMatch(/ (failure|result|incident)$/m);
    },
  );
});
