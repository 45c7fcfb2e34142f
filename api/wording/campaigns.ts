/** What is said of lists that are worked, in Italian, by its English with gaps. */
export const campaignWords = {
  'How the attempt ended is not accepted.': 'La fine del tentativo non è accettata.',
  'You have no attempt {0} in hand.': 'Non hai in mano un tentativo {0}.',
  'The attempt {0} has ended already, with {1}.': 'Il tentativo {0} è già finito, con {1}.',
  '{0} is no outcome of this list; it has {1}.': '{0} non è un esito di questa lista; ha {1}.',
  'An appointment lies in the future.': 'Un appuntamento sta nel futuro.',
  'No contact list is worked as {0}.': 'Nessuna lista di contatti è lavorata come {0}.',
  '{0} is in none of the groups that work this list: {1}.':
    '{0} non è in uno dei gruppi che lavorano questa lista: {1}.',
  '{0} lacks the skill {1}, which this list asks for.':
    'A {0} manca la competenza {1}, che questa lista chiede.',
  'The campaign {0} asks no questionnaire.': 'La campagna {0} non pone un questionario.',
  'A sheet has at most {0} rows, these results {1}: take CSV.':
    'Un foglio ha al massimo {0} righe, questi risultati {1}: prendi il CSV.',
  'There is nothing under this link.': 'Sotto questo indirizzo non c’è nulla.',
  'There is no campaign {0}.': 'Non c’è una campagna {0}.',
  'Row {0} has no appointment beyond a full quota.':
    'La riga {0} non ha un appuntamento oltre una quota piena.',
  'The campaign {0} is over.': 'La campagna {0} è finita.',
} as const;
