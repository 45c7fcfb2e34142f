/** What is said of calls that came in, in Italian, by its English with gaps. */
export const callWords = {
  'Something is told of it before it was offered: it counts from its earliest event.':
    'Si racconta qualcosa di prima che fosse offerta: conta dal suo primo evento.',
  'It waited in a queue before it was welcomed: whoever waits has been welcomed.':
    'Era in coda prima del messaggio di benvenuto: chi è in coda è stato accolto.',
  'It was queued while an operator spoke, without a transfer: the talk ends there.':
    'È stata messa in coda mentre un operatore parlava, senza trasferimento: la conversazione finisce lì.',
  'The same operator answered it twice: the first answer counts.':
    'Lo stesso operatore ha risposto due volte: conta la prima risposta.',
  'An operator answered after it had gone to voicemail: it counts as answered.':
    'Un operatore ha risposto dopo il passaggio alla casella vocale: conta come risposta.',
  'It was put on hold while nobody spoke: that is left out.':
    'È stata messa in attesa mentre nessuno parlava: non se ne tiene conto.',
  'It was resumed though it was not on hold: that is left out.':
    'È stata ripresa senza essere in attesa: non se ne tiene conto.',
  'It was transferred while nobody spoke: that is left out.':
    'È stata trasferita mentre nessuno parlava: non se ne tiene conto.',
  'It is told as abandoned, but an operator had answered: it counts as answered.':
    'È data per abbandonata, ma un operatore aveva risposto: conta come risposta.',
  'It is told as abandoned, but waited in no queue: it does not count as abandoned.':
    'È data per abbandonata, ma non era in nessuna coda: non conta come abbandonata.',
  'It is told as abandoned after the caller took a call back, or went elsewhere: that does not count as abandoned.':
    'È data per abbandonata dopo che il chiamante ha accettato la richiamata o è andato altrove: non conta come abbandonata.',
  'It went on after it was told as abandoned: it does not count as abandoned there.':
    'È proseguita dopo essere stata data per abbandonata: in quel punto non conta come abbandonata.',
  'It went on after it was told as ended: the later end counts.':
    'È proseguita dopo essere stata data per conclusa: conta la fine successiva.',
  'It ended twice: the first end counts.': 'Si è conclusa due volte: conta la prima fine.',
  'Work after a talk is told, but no talk had ended: that is left out.':
    'Si racconta lavoro dopo una conversazione, ma nessuna era finita: non se ne tiene conto.',
};
