/** What dimensions, sums and indicators are called by people: on pages and in files alike. */
import type { ContactSum } from './contact-sums.js';
import type { Dimension } from './dimensions.js';
import type { IndicatorName } from './indicators.js';

/** The column of what queues and groups are called. */
export const titleWord = { it: 'Titolo', en: 'Title' } as const;

/** A name in both languages. */
export interface Words {
  readonly it: string;
  readonly en: string;
}

const w = (it: string, en: string): Words => ({ it, en });

export const dimensionWords: Readonly<Record<Dimension, Words>> = {
  day: w('giorno', 'day'),
  week: w('settimana', 'week'),
  month: w('mese', 'month'),
  year: w('anno', 'year'),
  hour_band: w('fascia oraria', 'hour band'),
  weekday: w('giorno della settimana', 'weekday'),
  channel: w('canale', 'channel'),
  queue: w('coda', 'queue'),
  group: w('gruppo di operatori', 'operator group'),
  service: w('servizio', 'service'),
  language: w('lingua', 'language'),
  body: w('ente', 'body'),
  outcome: w('esito', 'outcome'),
};

export const sumWords: Readonly<Record<ContactSum, Words>> = {
  contacts: w('contatti', 'contacts'),
  welcomed: w('accolti', 'welcomed'),
  selfService: w('risolti nell’IVR', 'served by the IVR'),
  queued: w('in coda', 'queued'),
  abandoned: w('abbandonati', 'abandoned'),
  blocked: w('senza linea libera', 'blocked'),
  lost: w('persi', 'lost'),
  callBacks: w('richiamate chieste', 'call backs taken'),
  voicemails: w('messaggi vocali', 'voicemails'),
  flowedOut: w('usciti dalla coda', 'flowed out'),
  callBacksOffered: w('richiamate offerte', 'call backs offered'),
  answered: w('risposti', 'answered'),
  open: w('ancora aperti', 'still open'),
  cancelled: w('annullati', 'cancelled'),
  welcomeMs: w('tempo fino all’accoglienza', 'time to the welcome'),
  ivrMs: w('tempo nell’IVR', 'time in the IVR'),
  waitedMs: w('attesa in coda', 'wait in queues'),
  answeredWaitMs: w('attesa di chi ha avuto risposta', 'wait of those answered'),
  talkedMs: w('conversazione', 'talk'),
  heldMs: w('messa in attesa', 'hold'),
  wrappedMs: w('lavoro dopo la chiamata', 'work after the call'),
  takenUp: w('presi in carico', 'taken in charge'),
  takenUpMs: w('tempo fino alla presa in carico', 'time until taken in charge'),
  replyMs: w('tempo fino alla risposta', 'time to the reply'),
  replied: w('richieste evase', 'replied to'),
};

export const indicatorWords: Readonly<Record<IndicatorName, Words>> = {
  handled_in_ivr: w('Gestiti nell’IVR', 'Handled in the IVR'),
  sent_to_queues: w('Inviati alle code', 'Sent to queues'),
  call_back_offers: w('Richiamate offerte', 'Call back offers'),
  answered_of_queued: w('Risposti dall’operatore', 'Answered by an operator'),
  abandoned_of_queued: w('Abbandonati in coda', 'Abandoned in the queue'),
  ivr_answer_time: w('Tempo di risposta dell’IVR', 'IVR answer time'),
  ivr_navigation_time: w('Tempo di navigazione nell’IVR', 'IVR navigation time'),
  average_speed_of_answer: w('Attesa media (ASA)', 'Average speed of answer (ASA)'),
  average_talk_time: w('Conversazione media (ATT)', 'Average talk time (ATT)'),
  average_hold_time: w('Messa in attesa media', 'Average hold time'),
  average_handle_time: w('Lavoro medio per chiamata (AHT)', 'Average handle time (AHT)'),
  pick_up_time: w('Tempo di presa in carico', 'Time until taken in charge'),
  mail_answer_time: w('Tempo di risposta off-line', 'Off-line answer time'),
};

/** A formula of sums in words: `(conversazione + messa in attesa) / risposti`. */
export function formulaInWords(formula: string, language: keyof Words): string {
  return formula.replaceAll(/[a-zA-Z]+/g, (name) =>
    name in sumWords ? sumWords[name as ContactSum][language] : name,
  );
}
