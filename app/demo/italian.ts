/** The demo's words in Italian. */
import type { ClockState } from '../../engine/outcome.js';
import { toTry } from './to-try.js';
import type { Words } from './words.js';

export const italian: Words = {
  locale: 'it-IT',
  opening: [
    'Sportello fa girare i processi di un contact center pubblico. Questa è la storia di una richiesta.',
    'Per raccontarla si avviano un vero server Temporal, una base dati e un worker; solo il loro orologio va avanti.',
  ],
  ready: (seconds) => `Pronti dopo ${seconds} secondi.`,
  scenes: {
    request:
      'Un cittadino scrive un messaggio di posta: «Quando mi pagate il contributo per il vigneto?» Lo sportello chiude alle 19, fino a lunedì alle 8.',
    threeHours:
      'Nessuno prende la segnalazione. Passano due ore di venerdì, nel fine settimana lo sportello è chiuso, lunedì passa un’altra ora.',
    fourthHour: 'Finisce la quarta ora lavorativa, e la segnalazione è ancora lì.',
    assigned: 'Sara, supervisore, la dà a Bruno, del II livello.',
    officeAsked: 'Bruno non lo sa, e chiede all’ufficio agricoltura.',
    officeRejects: 'Dario, di quell’ufficio, respinge il quesito: «I pagamenti non sono nostri.»',
    officeProposed: 'Carla, del III livello, trova l’ufficio giusto.',
    officeAnswers: 'Franca, di quell’ufficio, risponde: «Pagato il 3 marzo, se l’IBAN è giusto.»',
    citizenAsked: 'Manca l’IBAN. Bruno lo fa chiedere al cittadino, e le scadenze si fermano.',
    citizenAnswers: 'Due giorni dopo il cittadino risponde, con un telefono. Le scadenze ripartono.',
    replyChecked: 'Anna, del I livello, vede che c’è tutto.',
    solved: 'Bruno trova la risposta: «Pagato il 3 marzo.»',
    told: 'Bruno telefona al cittadino, e gliela dice.',
  },
  said: {
    subject: 'Quando mi pagate il contributo per il vigneto?',
    text: 'Ho fatto domanda in autunno, e non ho saputo più niente.',
    question: 'Quando è stato pagato il contributo per il vigneto?',
    rejection: 'I pagamenti non sono nostri',
    proposal: 'I contributi li pagano loro',
    officeAnswer: 'Pagato il 3 marzo, se l’IBAN è giusto',
    missing: 'l’IBAN del Suo conto',
    reply: 'Eccolo: IT60 X054 2811 1010 0000 0123 456',
    answer: 'Pagato il 3 marzo.',
  },
  names: {
    level_1: 'il I livello',
    level_2: 'il II livello',
    level_3: 'il III livello',
    supervisors: 'i supervisori',
    office_agriculture: 'l’ufficio agricoltura',
    office_programming: 'l’ufficio programmazione',
    office_relations: 'l’ufficio relazioni con il pubblico',
    sara: 'Sara',
    anna: 'Anna',
    bruno: 'Bruno',
    carla: 'Carla',
    dario: 'Dario',
    franca: 'Franca',
    solved: 'risolta',
  },
  opened: (number) => `Si apre la segnalazione ${number}.`,
  notice: (who, clock) => `Parte un avviso per ${who}${clock === null ? '' : `, su «${clock}»`}.`,
  mail: (to, subject) => `Parte un messaggio per ${to}: «${subject}».`,
  priority: (before, after) => `La priorità passa da ${before} a ${after}.`,
  task: (title, who, state) => `Compito «${title}»: ${state === 'ready' ? `aspetta ${who}` : `è di ${who}`}.`,
  clock: (title, state, due, stopped) => `Scadenza «${title}»: ${clockIs(state, due, stopped)}.`,
  ended: (outcome) => `La segnalazione è chiusa: ${outcome}.`,
  log: 'Il registro della segnalazione',
  entries: {
    start: 'il messaggio apre la segnalazione',
    due: 'agisce il processo: è giunto un istante',
    message: 'la risposta del cittadino',
    results: { ask_citizen: 'il messaggio è partito', knowledge: 'la risposta va alla base di conoscenza' },
    assign: (by) => `${by} dà il compito a qualcuno`,
    complete: (by, task, outcome) => `${by}: «${task}» – ${outcome}`,
  },
  clocks: 'Le sue scadenze',
  closing: (entries, seconds) =>
    `Cinque giorni in ${seconds} secondi, ${entries} voci nel registro. Avvisi, priorità, supervisori e pausa li ha fatti il processo, al secondo.`,
  tryNext: 'Che cosa provare adesso',
  next: [
    [toTry.start, 'tutto il server; si entra come sara@example.org, password sportello'],
    [toTry.edit, 'il processo in YAML: si mettano 2 ore lavorative al posto di 4, e si racconti da capo'],
    [toTry.test, 'gli scenari che descrivono questo processo, in millisecondi'],
    [toTry.temporal, 'gli stessi, sul motore di questa storia'],
    [`${toTry.language}en`, 'in English'],
  ],
};

function clockIs(state: ClockState, due: string | null, stopped: string | null): string {
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
