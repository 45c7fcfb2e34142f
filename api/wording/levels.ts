/** What is said of service levels, penalties and periods, in Italian, by its English with gaps. */
export const levelWords = {
  'not ended yet': 'non ancora concluse',
  'took the offer to be called back': 'hanno accettato di essere richiamate',
  'left a voice message': 'hanno lasciato un messaggio vocale',
  'left the queue for elsewhere': 'uscite dalla coda verso altra destinazione',
  'lost without a word of the switch': 'perse senza notizia dal centralino',
  abandoned: 'abbandonate',
  'abandoned within the time': 'abbandonate entro il tempo',
  'abandoned at once': 'abbandonate subito',
  'the condition has no value for it': 'la condizione non dà un valore',
  'nobody told whether it was up': 'non è noto se fosse disponibile',
  cancelled: 'annullate',
  'running still': 'ancora in corso',
  '{0}; call back taken: {1}, voice message: {2}, left for elsewhere: {3}, lost: {4}':
    '{0}; richiamata accettata: {1}, messaggio vocale: {2}, uscite verso altro: {3}, perse: {4}',
  'left out': 'escluse',
  'as answered': 'come risposte',
  'as abandoned': 'come abbandonate',
  'within {0}': 'entro {0}',
  'in less than {0}': 'in meno di {0}',
  'answered {0} / answered': 'risposte {0} / risposte',
  'answered {0} / (answered + abandoned)': 'risposte {0} / (risposte + abbandonate)',
  '(answered {0} + abandoned {1}) / (answered + abandoned)':
    '(risposte {0} + abbandonate {1}) / (risposte + abbandonate)',
  'answered {0} / (answered + abandoned − abandoned {1})':
    'risposte {0} / (risposte + abbandonate − abbandonate {1})',
  'all calls': 'tutte le chiamate',
  'calls with {0}': 'chiamate con {0}',
  'of {0}: those with {1}': 'di {0}: quelle con {1}',
  'of calls with {0}: {1}': 'delle chiamate con {0}: {1}',
  'terms measured as {0} that fall due in the month: days late, each by itself':
    'termini misurati come {0} che scadono nel mese: giorni di ritardo, ciascuno per sé',
  'terms measured as {0} that fall due in the period: kept / (kept + missed)':
    'termini misurati come {0} che scadono nel periodo: rispettati / (rispettati + mancati)',
  'at any time': 'in ogni momento',
  'while {0} is open': 'mentre {0} è aperto',
  'while {0} is closed': 'mentre {0} è chiuso',
  'a word of it holds {0} min': 'una notizia vale {0} min',
  '{0} {1}: time up / (time up + time down); {2}, what is unknown is left out':
    '{0} {1}: tempo disponibile / (tempo disponibile + tempo non disponibile); {2}, quanto non è noto è escluso',
  '{0} {1}: time up / all time; {2}, what is unknown counts as down':
    '{0} {1}: tempo disponibile / tutto il tempo; {2}, quanto non è noto vale come non disponibile',
  '{0} ‰ of {1} ({2})': '{0} ‰ di {1} ({2})',
  'points short, a part counting as one: {0} × {1} = {2}':
    'punti di scostamento, ogni frazione vale un punto: {0} × {1} = {2}',
  'days late: {0} × {1} = {2}': 'giorni di ritardo: {0} × {1} = {2}',
  '"{0}" is no period; expected one such as 2026-03, 2026-Q1 or 2026.':
    '"{0}" non è un periodo; atteso uno come 2026-03, 2026-Q1 o 2026.',
  'There is no contract {0}.': 'Non c’è un contratto {0}.',
  'now on': 'ora in poi',
  'The contract {0} does not hold in {1}: it holds from {2} to {3}. Ask for another period, or for the contract that holds then.':
    'Il contratto {0} non vale in {1}: vale dal {2} al {3}. Chiedi un altro periodo, o il contratto che vale allora.',
  '{0} of {1} has changed since it was looked at: something came in, or its contract is another. Look at it again, then close it.':
    '{0} di {1} è cambiato da quando è stato guardato: è arrivato qualcosa, o il contratto è un altro. Guardalo di nuovo, poi chiudilo.',
  '{0} of {1} is not closed; close it, there is no edition to follow.':
    '{0} di {1} non è chiuso; chiudilo, non c’è un’edizione a cui seguire.',
  'Nothing has changed in {0} of {1} since edition {2}; there is nothing to make another one of.':
    'In {0} di {1} non è cambiato nulla dall’edizione {2}; non c’è di che farne un’altra.',
  '{0} of {1} is not over; it ends at {2}. Close it then.':
    '{0} di {1} non è finito; finisce il {2}. Chiudilo allora.',
  '{0} of {1} is closed: edition {2}, by {3}. What came since makes a new edition (reopen), with a reason and who asks for it.':
    '{0} di {1} è chiuso: edizione {2}, da {3}. Quanto è arrivato dopo fa una nuova edizione (reopen), con un motivo e chi la chiede.',
  '{0} of {1} is being closed by somebody else; ask again.':
    'Qualcun altro sta chiudendo {0} di {1}; riprova.',
  '{0} of {1} has no edition: it is not closed.': '{0} di {1} non ha edizioni: non è chiuso.',
  '{0} of {1} has no edition {2}.': '{0} di {1} non ha un’edizione {2}.',
  '{0} has no test {1} of a level {2} that is counted over {3}.':
    '{0} non ha una prova {1} di un livello {2} che si conti su {3}.',
};
