/** Why commands refuse, in Italian, by its English with gaps. */
export const commandWords = {
  'Instance {0} does not run.': 'La richiesta {0} non è in corso.',
  'names no attachment that you may use here; upload it first':
    'non nomina un allegato che tu possa usare qui; caricalo prima',
  'An attachment is not there, or not yours to use here.': 'Un allegato non c’è, o qui non puoi usarlo.',
  'Some attachments are not there, or not yours to use here.':
    'Alcuni allegati non ci sono, o qui non puoi usarli.',
  'There is no instance {0}.': 'Non c’è una richiesta {0}.',
  'The instance {0} runs and needs its data: erase when it has ended, or cancel it first.':
    'La richiesta {0} è in corso e ha bisogno dei suoi dati: cancellali quando è chiusa, o annullala prima.',
  'No workflow {0} is published.': 'Nessun processo {0} è pubblicato.',
  '{0} has no channel {1}: add it to start.channels.':
    '{0} non ha un canale {1}: aggiungilo a start.channels.',
  '{0} says no message that an answer by {1} becomes: add reply to its channel.':
    '{0} non dice quale messaggio diventa una risposta per {1}: aggiungi reply al suo canale.',
  'The instance {0} of {1} runs with the same key. Send it a message, or wait for its end.':
    'La richiesta {0} di {1} è in corso con la stessa chiave. Mandale un messaggio, o aspetta che si chiuda.',
  'The schedule of {0} was paused by {1} already.':
    'L’avvio programmato di {0} è già stato messo in pausa da {1}.',
  'The schedule of {0} is not paused.': 'L’avvio programmato di {0} non è in pausa.',
  'the calendar {0} is known from {1} to {2}: publish it anew, until then nothing starts':
    'il calendario {0} è noto dal {1} al {2}: pubblicalo di nuovo, fino ad allora non si avvia nulla',
  'The workflow {0} starts by no schedule.': 'Il processo {0} non ha un avvio programmato.',
  'The message {0} was refused ({1}).': 'Il messaggio {0} è stato rifiutato ({1}).',
  'none, only who has the right to start any': 'nessuno, solo chi ha il diritto di avviarne qualsiasi',
  '{0} may not start {1}: its groups are {2}.': '{0} non può avviare {1}: i suoi gruppi sono {2}.',
  'Others were quicker several times over. Ask again.':
    'Altri sono stati più svelti, più volte. Chiedi di nuovo.',
  'There is no person {0}.': 'Non c’è una persona {0}.',
  '{0} and {1} more': '{0} e altre {1}',
  'Instances of this person run and need their data: {0}. Erase when they have ended, or cancel them first.':
    'Richieste di questa persona sono in corso e hanno bisogno dei suoi dati: {0}. Cancellali quando sono chiuse, o annullale prima.',
  'Publication {0} was proposed by {1}: another person has to approve it.':
    'La pubblicazione {0} l’ha proposta {1}: la deve approvare un’altra persona.',
  'There is no publication {0} that waits.': 'Non c’è una pubblicazione {0} in attesa.',
  'Publication {0} no longer waits: it is {1}.': 'La pubblicazione {0} non è più in attesa: è {1}.',
  'Publication {0} waits for no approval: it is {1}.':
    'La pubblicazione {0} non aspetta un’approvazione: è {1}.',
  'There is no public form {0}.': 'Non c’è un modulo pubblico {0}.',
  '{0} has no draft of the {1} {2}.': '{0} non ha una bozza ({1} {2}).',
  '{0} has no draft to publish.': '{0} non ha bozze da pubblicare.',
  'none is published': 'non ne è pubblicata nessuna',
  'version {0} is': 'è pubblicata la versione {0}',
  'The draft of the {0} {1} was begun from version {2}, and now {3}. Compare, discard the draft and write it anew.':
    'La bozza ({0} {1}) è nata dalla versione {2}, e ora {3}. Confronta, scarta la bozza e riscrivila.',
  'The id {0} was used before for another command ({1}, entry {2}). Use a new id for a new command.':
    'L’identificativo {0} è già servito per un altro comando ({1}, voce {2}). Usane uno nuovo per un comando nuovo.',
  'No workflow starts by the message {0}.': 'Nessun processo comincia col messaggio {0}.',
  'The message {0} starts workflows: its data must be a map.':
    'Il messaggio {0} avvia processi: i suoi dati devono essere una mappa.',
  '{0} may not start {1} by the message {2}: it is for {3}.':
    '{0} non può avviare {1} col messaggio {2}: è per {3}.',
  nobody: 'nessuno',
  'A key is a text.': 'Una chiave è un testo.',
  'The id {0} was used before for another message. Use a new id for a new message.':
    'L’identificativo {0} è già servito per un altro messaggio. Usane uno nuovo per un messaggio nuovo.',
  'There is no contact {0}.': 'Non c’è un contatto {0}.',
  'The contact {0} is {1} already.': 'Il contatto {0} è già {1}.',
  'The task {0} is not open after the start; open: {1}.':
    'Il compito {0} non è aperto dopo l’inizio; aperti: {1}.',
  'Only a person can complete a task.': 'Solo una persona può completare un compito.',
  'Instance {0} is there and is not.': 'La richiesta {0} c’è e non c’è.',
  'This Idempotency-Key started instance {0} with another body. Use a new key for a new request.':
    'Questa Idempotency-Key ha avviato la richiesta {0} con un altro contenuto. Usane una nuova per una richiesta nuova.',
  'No version of the workflow {0} is published; name one.':
    'Nessuna versione del processo {0} è pubblicata; nominane una.',
  'The workflow {0} has no version {1}.': 'Il processo {0} non ha una versione {1}.',
  'No worker answered in time.': 'Nessun lavoratore ha risposto in tempo.',
  'Temporal cannot be reached.': 'Temporal non si raggiunge.',
  'The store cannot be reached. Send the command again with the same Idempotency-Key.':
    'L’archivio non si raggiunge. Manda di nuovo il comando con la stessa Idempotency-Key.',
  'One of these groups does not exist: {0}.': 'Uno di questi gruppi non c’è: {0}.',
  'names a group that does not exist': 'nomina un gruppo che non c’è',
  'Another user has this email; take another.': 'Un altro utente ha questo indirizzo; scegline un altro.',
  'Another user has this name; take another.': 'Un altro utente ha questo nome; scegline un altro.',
  'is taken': 'è già preso',
  'There is no user {0}.': 'Non c’è un utente {0}.',
  'version of the {0} {1}': 'versione ({0} {1})',
  'version {0} of the {1} {2}': 'versione {0} ({1} {2})',
  'There is no {0}.': 'Non c’è: {0}.',
  'The {0} was withdrawn by {1} already.': 'Già ritirata da {1}: {0}.',
  somebody: 'qualcuno',
  'this is the {0} "{1}"; expected the {2} "{3}", under which it is kept: change its first line, or save it under its own name':
    'questa è la definizione {0} "{1}"; attesa {2} "{3}", sotto cui è conservata: cambia la prima riga, o salvala sotto il suo nome',
};
