/** What the public pages say; they have no account, and so none of the application's languages but these two. */
import type { Locale } from '../i18n/locale.js';

const english = {
  title: 'Send a request',
  lead: 'Tell us what it is about. You get a code, with which you can ask how your request stands.',
  send: 'Send',
  sending: 'Sending…',
  taken: 'Your request has been taken',
  keep: 'Keep this code. It is the only way to ask how your request stands:',
  copy: 'Copy the code',
  copied: 'Copied',
  ask: 'How does my request stand?',
  code: 'Code of the request',
  look: 'Look',
  another: 'Send another request',
  none: 'There is no request with this code. Check each letter.',
  closed_form: 'There is no form here. Check the address that you were given.',
  number: 'Request number',
  state_open: 'It is being worked on.',
  state_closed: 'It is closed.',
  since: 'Received',
  ended: 'Closed',
  busy: 'Too many requests came from here. Wait a few minutes; what you typed is kept.',
  away: 'The service cannot be reached now. What you typed is kept; try again in a moment.',
  refused: 'Some fields need your attention.',
  in_use: 'A request like this one is being worked on already.',
  other_language: 'Italiano',
};

export type Texts = typeof english;

const italian: Texts = {
  title: 'Invia una richiesta',
  lead: 'Scrivi di che cosa si tratta. Ricevi un codice, con cui puoi chiedere a che punto è la richiesta.',
  send: 'Invia',
  sending: 'Invio…',
  taken: 'La richiesta è stata ricevuta',
  keep: 'Conserva questo codice. È l’unico modo per chiedere a che punto è la richiesta:',
  copy: 'Copia il codice',
  copied: 'Copiato',
  ask: 'A che punto è la mia richiesta?',
  code: 'Codice della richiesta',
  look: 'Guarda',
  another: 'Invia un’altra richiesta',
  none: 'Non c’è una richiesta con questo codice. Controlla ogni lettera.',
  closed_form: 'Qui non c’è un modulo. Controlla l’indirizzo che ti è stato dato.',
  number: 'Numero della richiesta',
  state_open: 'È in lavorazione.',
  state_closed: 'È chiusa.',
  since: 'Ricevuta',
  ended: 'Chiusa',
  busy: 'Da qui sono arrivate troppe richieste. Attendi qualche minuto; quanto scritto è conservato.',
  away: 'Il servizio non è raggiungibile ora. Quanto scritto è conservato; riprova tra poco.',
  refused: 'Alcuni campi richiedono attenzione.',
  in_use: 'Una richiesta come questa è già in lavorazione.',
  other_language: 'English',
};

export const texts: Readonly<Record<Locale, Texts>> = { it: italian, en: english };
