/** Why the API refuses, in Italian, by its English with gaps. */
export const apiWords = {
  'Somebody else has to stand in.': 'La sostituzione dev’essere di un’altra persona.',
  'The end has to come after now and after the beginning.':
    'La fine deve venire dopo adesso e dopo l’inizio.',
  '{0} is away in some of this time already: end that absence first.':
    '{0} è già assente in parte di questo tempo: chiudi prima quell’assenza.',
  'There is no absence {0} of yours.': 'Non hai un’assenza {0}.',
  'To say that {0} is away needs the right tasks.assign.':
    'Per dire che {0} è assente serve il diritto tasks.assign.',
  'There is no {0} {1} here; see /api/docs.': 'Qui non c’è {0} {1}; vedi /api/docs.',
  'A body may have at most {0} bytes here.': 'Qui un contenuto può avere al massimo {0} byte.',
  'The body is the content of the file; this one is empty.':
    'Il corpo è il contenuto del file; questo è vuoto.',
  'An attachment may have at most {0} bytes.': 'Un allegato può avere al massimo {0} byte.',
  'The attachment {0} is no PDF document: download it.': 'L’allegato {0} non è un documento PDF: scaricalo.',
  'There is no attachment {0}.': 'Non c’è un allegato {0}.',
  'You have no draft of the {0} {1}.': 'Non hai una bozza ({0} {1}).',
  'Your draft lets the {0} {1} go: it has no text.':
    'La tua bozza elimina la definizione ({0} {1}): non ha testo.',
  'There is no version {0} of the {1} {2}.': 'Non c’è una versione {0} ({1} {2}).',
  'Another window has changed {0} meanwhile; nothing was kept: read the definitions again.':
    'Un’altra finestra nel frattempo ha cambiato {0}; nulla è stato salvato: rileggi le definizioni.',
  'the {0} {1}': '{0} {1}',
  'Something in these definitions is wrong; nothing was kept.':
    'In queste definizioni qualcosa non va; nulla è stato salvato.',
  'There is no {0} {1}, neither published nor among your drafts.':
    'Non c’è ({0} {1}), né pubblicata né fra le tue bozze.',
  'If-Match names {0}, which is no tag of a draft; read the draft for its ETag.':
    'If-Match nomina {0}, che non è l’etichetta di una bozza; leggi la bozza per il suo ETag.',
  'A definition travels as application/yaml; this came as {0}.':
    'Una definizione viaggia come application/yaml; questa è arrivata come {0}.',
  '{0} was changed by somebody else since you read it; read it again, then repeat your change.':
    '{0}: nel frattempo l’ha cambiato un’altra persona; rileggi, poi ripeti la modifica.',
  'Last-Event-ID is {0}, which is no id that this stream gave.':
    'Last-Event-ID è {0}, che questo flusso non ha mai dato.',
  'You have {0} event streams open; close one.': 'Hai {0} flussi di eventi aperti; chiudine uno.',
  'is not known here': 'qui non è conosciuto',
  'expected a text that is not empty': 'atteso un testo non vuoto',
  'expected at least {0} characters': 'attesi almeno {0} caratteri',
  'expected at most {0} characters': 'attesi al massimo {0} caratteri',
  'expected a mail address': 'atteso un indirizzo di posta elettronica',
  'There is no role {0}.': 'Non c’è un ruolo {0}.',
  'names a role that does not exist': 'nomina un ruolo che non c’è',
  'The group {0} was deleted at the same moment.': 'Il gruppo {0} è stato eliminato nello stesso momento.',
  'There is no group {0}.': 'Non c’è un gruppo {0}.',
  'Sign in, or send a key in `Authorization: Bearer`.':
    'Accedi, o manda una chiave in `Authorization: Bearer`.',
  'This needs the right {0}.': 'Per questo serve il diritto {0}.',
  'The period {0} to {1} is none to look at; expected at most 400 days, and its beginning before its end.':
    'Il periodo da {0} a {1} non si può guardare; attesi al massimo 400 giorni, con l’inizio prima della fine.',
  'There is no workflow {0}.': 'Non c’è un processo {0}.',
  'There is no version {0} of the workflow {1}.': 'Non c’è una versione {0} del processo {1}.',
  'The header Idempotency-Key and the body’s id differ; give one of them.':
    'L’intestazione Idempotency-Key e l’id del contenuto sono diversi; danne uno solo.',
  'differs from the header {0}': 'è diverso dall’intestazione {0}',
  'An idempotency key is 1 to 200 visible ASCII characters.':
    'Una chiave di idempotenza ha da 1 a 200 caratteri ASCII visibili.',
  'expected 1 to 200 visible ASCII characters': 'attesi da 1 a 200 caratteri ASCII visibili',
  'After this change no active user would have the right {0}, and nobody could give it back. Give it to another user first.':
    'Dopo questa modifica nessun utente attivo avrebbe il diritto {0}, e nessuno potrebbe ridarlo. Dallo prima a un altro utente.',
  'A message goes to a workflow and a key, or to neither: then it starts every workflow that names it.':
    'Un messaggio va a un processo e a una chiave, o a nessuno dei due: allora avvia ogni processo che lo nomina.',
  'expected beside the workflow': 'atteso accanto al processo',
  'A key may have only groups of its maker; not hers: {0}.':
    'Una chiave può avere solo gruppi di chi la crea; non suoi: {0}.',
  'There is a key {0} already; take another name.': 'Una chiave {0} c’è già; scegli un altro nome.',
  'There is no key {0} in use.': 'Non c’è una chiave {0} in uso.',
  'expected [first, last] of at most {0} rows, found {1}':
    'atteso [prima, ultima] di al massimo {0} righe, trovato {1}',
  'The list cannot be made as asked.': 'L’elenco non si può fare come è chiesto.',
  'expected JSON': 'atteso JSON',
  'You have no notice {0}.': 'Non hai un avviso {0}.',
  'A key for programs gets no mail.': 'Una chiave per programmi non riceve posta.',
  'A key has no mode: people have one.': 'Una chiave non ha una modalità: le persone ne hanno una.',
  'Writes from {0} are not accepted here.': 'Scritture da {0} qui non si accettano.',
  'another site': 'un altro sito',
  'There is no outbox here: mail goes out by SMTP_URL.':
    'Qui non c’è una posta in uscita da guardare: la posta parte da SMTP_URL.',
  'The request cannot be read': 'La richiesta non si può leggere',
  'Not signed in': 'Accesso non fatto',
  'Not allowed': 'Non consentito',
  'Not found': 'Non trovato',
  'Method not allowed': 'Metodo non consentito',
  Conflict: 'In conflitto',
  'Changed meanwhile': 'Cambiato nel frattempo',
  'Too large': 'Troppo grande',
  'Wrong content type': 'Tipo di contenuto sbagliato',
  Invalid: 'Non valido',
  'Too many requests': 'Troppe richieste',
  Fault: 'Guasto',
  Unavailable: 'Non disponibile',
  'The body is not what its content type says.': 'Il corpo non è ciò che dice il suo tipo di contenuto.',
  'This route takes no body of that content type.': 'Qui non si accetta un corpo di quel tipo di contenuto.',
  'The body is larger than this route takes.': 'Il corpo è più grande di quanto qui si accetti.',
  'Something went wrong on our side; quote the number when you ask about it.':
    'Qualcosa è andato storto da noi; cita il numero quando ne chiedi.',
  'Too many requests from here; wait before the next.':
    'Troppe richieste da qui; aspetta prima della prossima.',
  'There is no request with this code.': 'Non c’è una richiesta con questo codice.',
  'There is no publication {0} that waits or waited.':
    'Non c’è una pubblicazione {0}, né in attesa né passata.',
  'There is no batch {0}.': 'Non c’è un lotto {0}.',
  'What would be published does not pass the gate; nothing was published.':
    'Ciò che si pubblicherebbe non passa il controllo; nulla è stato pubblicato.',
  'the scenario "{0}" fails': 'lo scenario "{0}" non riesce',
  'The definitions would have errors; nothing was done.':
    'Le definizioni avrebbero errori; non si è fatto nulla.',
  'The key {0} was used for another request; take a new one.':
    'La chiave {0} è già servita per un’altra richiesta; prendine una nuova.',
  'was used for another request': 'è già servita per un’altra richiesta',
  'What was sent is not what this route takes.': 'Ciò che è arrivato non è ciò che qui si accetta.',
  'The role {0} was deleted at the same moment.': 'Il ruolo {0} è stato eliminato nello stesso momento.',
  'Too many failed attempts to sign in; wait before the next.':
    'Troppi tentativi di accesso falliti; aspetta prima del prossimo.',
  'The address or the password is wrong.': 'L’indirizzo o la password sono sbagliati.',
  'A key has no session to end; withdraw the key instead.':
    'Una chiave non ha una sessione da chiudere; ritira invece la chiave.',
  'A key has no password.': 'Una chiave non ha una password.',
  'Single sign-on is not set up here (OIDC_ISSUER).': 'L’accesso unico qui non è impostato (OIDC_ISSUER).',
  'A task is assigned to a group or to a user: give one of the two.':
    'Un compito si assegna a un gruppo o a un utente: danne uno dei due.',
  'There is no {0} {1}.': 'Non c’è: {0} {1}.',
  'There is no task {0}.': 'Non c’è un compito {0}.',
  'You are on pause, which gives you nothing: take another mode first.':
    'Sei in pausa, e in pausa non arriva nulla: prendi prima un’altra modalità.',
  'No version of the workflow {0} is published.': 'Nessuna versione del processo {0} è pubblicata.',
  'The days {0} to {1} are none to look at; expected the first not after the last, and at most five years.':
    'I giorni dal {0} al {1} non si possono guardare: il primo non deve seguire l’ultimo, e al massimo sono cinque anni.',
  'This table would have {0} cells, and at most {1} are shown: choose fewer days, or weeks and months instead of days.':
    'Questa tabella avrebbe {0} celle e se ne mostrano al massimo {1}: scegliere meno giorni, oppure settimane e mesi al posto dei giorni.',
};
