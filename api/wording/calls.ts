/** What is said of calls that came in, in Italian, by its English with gaps. */
export const callWords = {
  'It is no line of a queue_log: expected second|call|queue|agent|event.':
    'Non è una riga di queue_log: attesi secondo|chiamata|coda|agente|evento.',
  'There is no event {0}.': 'Non c’è un evento {0}.',
  'An event {0} belongs to a call, and none is named.':
    'Un evento {0} è di una chiamata, e nessuna è indicata.',
  'A name in it is longer than {0} letters, or no text.':
    'Contiene un nome più lungo di {0} lettere, o che non è un testo.',
  'There is no call {0}.': 'Non c’è una chiamata {0}.',
  'It lies in the future: the clock of who sends it is wrong.':
    'È nel futuro: l’orologio di chi lo invia è sbagliato.',
  'It lies before the year 2000: the clock of who sends it is wrong.':
    'È prima del 2000: l’orologio di chi lo invia è sbagliato.',
  'It lies more than a week from the call’s other events: this id belongs to another call.':
    'Dista più di una settimana dagli altri eventi della chiamata: questo id è di un’altra chiamata.',
  'The call has another event under this id.': 'La chiamata ha un altro evento con questo id.',
  'The call has {0} events already.': 'La chiamata ha già {0} eventi.',
  'The call came in': 'La chiamata è arrivata',
  'Reached the welcome message': 'Ha raggiunto il messaggio di benvenuto',
  'Waits in a queue': 'È in coda',
  'Waits in the queue {0}': 'È nella coda {0}',
  'A call back was offered': 'È stata proposta la richiamata',
  'Presented to an operator{0}, who did not answer yet':
    'Presentata a un operatore{0}, che non ha ancora risposto',
  'Answered{0}': 'Risposta{0}',
  'Put on hold': 'Messa in attesa',
  Resumed: 'Ripresa',
  Transferred: 'Trasferita',
  'The caller chose to be called back': 'Il chiamante ha scelto di essere richiamato',
  'Went to voicemail': 'Passata alla casella vocale',
  'Left the queue for elsewhere{0}': 'Ha lasciato la coda per altrove{0}',
  'The caller hung up while waiting': 'Il chiamante ha riagganciato mentre era in coda',
  'Ended{0}': 'Conclusa{0}',
  'Work after the talk done{0}': 'Lavoro dopo la conversazione concluso{0}',
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
  'Its end was never told: nothing came of it for half a day, and it counts as ended with the last that was told.':
    'La sua fine non è mai stata comunicata: per mezza giornata non è arrivato più nulla, e vale come finita con l’ultima cosa comunicata.',
  'Work after a talk is told, but no talk had ended: that is left out.':
    'Si racconta lavoro dopo una conversazione, ma nessuna era finita: non se ne tiene conto.',
  '"{0}" names no page of calls in this order; begin with the first page.':
    '"{0}" non indica nessuna pagina di chiamate in questo ordine; si ricominci dalla prima pagina.',
};
