/** The demo's words, in its two languages. */
import type { ClockState } from '../../engine/outcome.js';

export const languages = ['it', 'en'] as const;
export type Language = (typeof languages)[number];

/** What is told, as texts and as small functions of what was found. */
export interface Words {
  readonly locale: string;
  readonly opening: readonly string[];
  readonly ready: (seconds: string) => string;
  readonly story: {
    readonly request: string;
    readonly threeHours: string;
    readonly fourthHour: string;
    readonly taken: string;
    readonly solved: string;
  };
  readonly opened: (number: string) => string;
  readonly notice: (who: string, clock: string | null) => string;
  readonly priority: (before: number, after: number) => string;
  readonly task: (title: string, who: string, state: 'ready' | 'claimed') => string;
  readonly clock: (title: string, state: ClockState, due: string | null, stopped: string | null) => string;
  readonly ended: (outcome: string) => string;
  readonly answer: string;
  readonly subject: string;
  readonly closing: (entries: number, seconds: string) => string;
  readonly next: readonly (readonly [string, string])[];
  readonly tryNext: string;
}

const commands = {
  start: 'npm start',
  test: 'npm run -s sportello -- test',
  temporal: 'npm run -s sportello -- test --engine temporal',
  edit: 'definitions/ticket/ticket.yaml',
  language: 'npm run demo -- --language ',
} as const;

const english: Words = {
  locale: 'en-GB',
  opening: [
    'Sportello runs the processes of a public contact centre. This is the story of one request.',
    'A real Temporal server, a database and a worker are started for it; only their clock is moved ahead.',
  ],
  ready: (seconds) => `Ready after ${seconds} seconds.`,
  story: {
    request:
      'A citizen writes an e-mail: "Where is my invoice?" The desk closes at 19:00, until Monday at 8.',
    threeHours:
      'Nobody takes the ticket. Two hours pass on Friday, the desk is closed over the week-end, on Monday one more hour passes.',
    fourthHour: 'The fourth working hour is over, and the ticket still lies there.',
    taken: 'Sara, a supervisor, takes the task.',
    solved: 'Sara finds the answer and closes the ticket: "Paid on 3 March."',
  },
  opened: (number) => `Ticket ${number} is opened.`,
  notice: (who, clock) => `A notice goes to ${who}${clock === null ? '' : `, about "${clock}"`}.`,
  priority: (before, after) => `The priority goes from ${before} to ${after}.`,
  task: (title, who, state) =>
    `Task "${title}": ${state === 'ready' ? `waits for ${who}` : `${who} has it`}.`,
  clock: (title, state, due, stopped) => `Deadline "${title}": ${englishState(state, due, stopped)}.`,
  ended: (outcome) => `The ticket is closed: ${outcome}.`,
  answer: 'Paid on 3 March.',
  subject: 'Where is my invoice?',
  closing: (entries, seconds) =>
    `A week-end in ${seconds} seconds, ${entries} entries in the ticket's log. Only the citizen and Sara did something; notices, priority and the supervisors came from the process, at the second.`,
  tryNext: 'What to try next',
  next: [
    [commands.start, 'the whole server; sign in as sara@example.org, password sportello'],
    [commands.edit, 'the process as YAML: make the 4 working hours 2, and tell the story again'],
    [commands.test, 'the scenarios that describe this process, in milliseconds'],
    [commands.temporal, 'the same ones on the engine of this story'],
    [`${commands.language}it`, 'in italiano'],
  ],
};

const italian: Words = {
  locale: 'it-IT',
  opening: [
    'Sportello fa girare i processi di un contact center pubblico. Questa è la storia di una richiesta.',
    'Per raccontarla si avviano un vero server Temporal, una base dati e un worker; solo il loro orologio va avanti.',
  ],
  ready: (seconds) => `Pronti dopo ${seconds} secondi.`,
  story: {
    request:
      'Un cittadino scrive un messaggio di posta: «Dov’è la mia fattura?» Lo sportello chiude alle 19, fino a lunedì alle 8.',
    threeHours:
      'Nessuno prende la segnalazione. Passano due ore di venerdì, nel fine settimana lo sportello è chiuso, lunedì passa un’altra ora.',
    fourthHour: 'Finisce la quarta ora lavorativa, e la segnalazione è ancora lì.',
    taken: 'Sara, supervisore, prende il compito.',
    solved: 'Sara trova la risposta e chiude la segnalazione: «Pagata il 3 marzo.»',
  },
  opened: (number) => `Si apre la segnalazione ${number}.`,
  notice: (who, clock) => `Parte un avviso per ${who}${clock === null ? '' : `, su «${clock}»`}.`,
  priority: (before, after) => `La priorità passa da ${before} a ${after}.`,
  task: (title, who, state) => `Compito «${title}»: ${state === 'ready' ? `aspetta ${who}` : `è di ${who}`}.`,
  clock: (title, state, due, stopped) => `Scadenza «${title}»: ${italianState(state, due, stopped)}.`,
  ended: (outcome) => `La segnalazione è chiusa: ${outcome}.`,
  answer: 'Pagata il 3 marzo.',
  subject: 'Dov’è la mia fattura?',
  closing: (entries, seconds) =>
    `Un fine settimana in ${seconds} secondi, ${entries} voci nel registro della segnalazione. Solo il cittadino e Sara hanno fatto qualcosa; avvisi, priorità e supervisori li ha chiamati il processo, al secondo.`,
  tryNext: 'Che cosa provare adesso',
  next: [
    [commands.start, 'tutto il server; si entra come sara@example.org, password sportello'],
    [commands.edit, 'il processo in YAML: si mettano 2 ore lavorative al posto di 4, e si racconti da capo'],
    [commands.test, 'gli scenari che descrivono questo processo, in millisecondi'],
    [commands.temporal, 'gli stessi, sul motore di questa storia'],
    [`${commands.language}en`, 'in English'],
  ],
};

/** The words of a language. */
export function wordsOf(language: Language): Words {
  return language === 'it' ? italian : english;
}

function englishState(state: ClockState, due: string | null, stopped: string | null): string {
  const states: Readonly<Record<ClockState, string>> = {
    pending: 'not begun',
    running: `running, until ${due ?? '?'}`,
    paused: 'stands still',
    met: `kept, done on ${stopped ?? '?'}`,
    breached: stopped === null ? `missed, it ended on ${due ?? '?'}` : `missed, done only on ${stopped}`,
    cancelled: 'cancelled',
  };
  return states[state];
}

function italianState(state: ClockState, due: string | null, stopped: string | null): string {
  const states: Readonly<Record<ClockState, string>> = {
    pending: 'non iniziata',
    running: `in corso, fino a ${due ?? '?'}`,
    paused: 'ferma',
    met: `rispettata ${stopped ?? '?'}`,
    breached: stopped === null ? `mancata, finiva ${due ?? '?'}` : `mancata, avvenuta solo ${stopped}`,
    cancelled: 'annullata',
  };
  return states[state];
}
