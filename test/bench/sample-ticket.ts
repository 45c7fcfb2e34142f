/** The ticket that all benchmarks run but those of the shipped one: the plain ticket, with a request as long as a short mail. */

/** Its workflow, in `definitions/`. */
export const workflow = 'plain_ticket';

/** A request that level II answers: start, claim, complete; two clocks, personal data. */
export const request = {
  subject: 'Informazioni sul contributo per la ristrutturazione',
  text: 'Buongiorno, vorrei sapere entro quando si può presentare la domanda di contributo per la ristrutturazione della prima casa, e quali documenti servono. Grazie.',
  channel: 'web',
  language: 'it',
  person: { name: 'Maria Rossi', phone: '+39 0471 000000' },
} as const;

/** What answers it. */
export const answer = {
  answer: 'La domanda si presenta entro il 31 marzo, con il modulo 12 e la planimetria.',
} as const;

/** A call that level I answers at once: start and completion in one command, the short path. */
export const call = { ...request, channel: 'phone' } as const;

/** The tasks' steps in the definition. */
export const steps = { request: 'back_office', call: 'front_office' } as const;

/** Who does it: users of the demonstration organisation. */
export const people = { request: 'bruno', call: 'anna' } as const;
