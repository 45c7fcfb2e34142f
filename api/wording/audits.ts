/** What is said of mystery audits, in Italian, by its English with gaps. */
export const auditWords = {
  'There is no day to make detections on from {0} to {1}.':
    'Dal {0} al {1} non c’è un giorno in cui fare rilevazioni.',
  'The hour band from {0} to {1} ends before it begins.':
    'La fascia oraria dalle {0} alle {1} finisce prima di cominciare.',
  'The hour bands {0} and {1} overlap on a weekday that they share.':
    'Le fasce orarie {0} e {1} si sovrappongono in un giorno della settimana che hanno in comune.',
  'None of the hour bands is on a day of the campaign.':
    'Nessuna delle fasce orarie cade in un giorno della campagna.',
  'The service {0} of {1} stands in the perimeter twice.':
    'Il servizio {0} di {1} è due volte nel perimetro.',
  'How many detections ({0}) {1} has ordered is said twice.':
    'Quante rilevazioni ({0}) ha ordinato {1} è detto due volte.',
  '{0} has ordered detections ({1}), but the perimeter has no service of it with a channel for them.':
    '{0} ha ordinato rilevazioni ({1}), ma nel perimetro non c’è un suo servizio con un canale adatto.',
  "{0} has ordered {1} detections ({2}) of {3} contacts: there can't be more than contacts.":
    '{0} ha ordinato {1} rilevazioni ({2}) su {3} contatti: non possono essere più dei contatti.',
  '{0} has ordered {1} detections ({2}); {3} cells with at least {4} each need {5}: order more, or lower the minimum, or take fewer services, languages or hour bands.':
    '{0} ha ordinato {1} rilevazioni ({2}); {3} celle con almeno {4} ciascuna ne richiedono {5}: ordinane di più, abbassa il minimo, o riduci servizi, lingue o fasce orarie.',
  'weekday {0}: {1} on {2} days': 'giorno {0}: {1} in {2} giorni',
  'A daily quota of {0} detections ({1}) is too low ({2}; Monday is 1): raise it to {3}, or give the campaign more days.':
    'Una quota giornaliera di {0} rilevazioni ({1}) è troppo bassa ({2}; lunedì è 1): portala a {3}, o dai più giorni alla campagna.',
  'The sheet has two parameters called {0}.': 'La scheda ha due parametri di nome {0}.',
  'The parameter {0} has fewer than two levels to choose from.':
    'Il parametro {0} ha meno di due livelli fra cui scegliere.',
  'The parameter {0} has two levels of one name.': 'Il parametro {0} ha due livelli con lo stesso nome.',
  'No level may be called {0}: that is what is said where {1} did not come up.':
    'Nessun livello può chiamarsi {0}: lo si dice dove {1} non si è presentato.',
  'The levels of {0} do not go from the worst to the best.':
    'I livelli di {0} non vanno dal peggiore al migliore.',
  'The parameter {0} needs a weight above 0.': 'Il parametro {0} ha bisogno di un peso maggiore di 0.',
  'The sheet is not complete: {0}.': 'La scheda non è completa: {0}.',
  'The sheet does not ask for {0}.': 'La scheda non chiede {0}.',
  '{0} is no answer to {1}.': '{0} non è una risposta a {1}.',
  'The course of a {0} is expected.': 'Serve lo svolgimento di una rilevazione ({0}).',
  'The instants of a {0} come one after the other: one stands before what precedes it.':
    'Gli istanti di una rilevazione ({0}) si susseguono: uno è prima di quello che lo precede.',
  'An instant of a {0} lies in the future.': 'Un istante della rilevazione ({0}) è nel futuro.',
  'A call that an operator answered has come to the queue of operators: say when.':
    'Una chiamata a cui ha risposto un operatore è passata dalla coda operatore: indica quando.',
  'A call in the queue of operators was passed to queues by the IVR: say when.':
    'Una chiamata nella coda operatore è stata passata alle code dall’IVR: indica quando.',
  'A call back is offered to a call that was passed to queues: say when that was.':
    'Il call back è proposto a una chiamata passata alle code: indica quando.',
  'The contract has no price {0}: add it to its prices.':
    'Il contratto non ha il prezzo {0}: aggiungilo ai suoi prezzi.',
  "The sheet can't be used.": 'La scheda non è utilizzabile.',
  'There is no mystery audit {0}.': 'Non c’è un mystery audit {0}.',
  'There can be no such plan.': 'Un piano così non è possibile.',
  'The instance {0} has a mystery audit already.': 'La pratica {0} ha già un mystery audit.',
  "The mail can't be noted so.": 'La e-mail non può essere registrata così.',
  "The detection can't be handed in so.": 'La rilevazione non può essere consegnata così.',
  'You have no detection {0} in hand.': 'Non hai in carico la rilevazione {0}.',
  'The audit of the detection {0} is over.': 'Il mystery audit della rilevazione {0} è chiuso.',
  'The detection {0} is not in hand any more, or not yet: it is {1}.':
    'La rilevazione {0} non è più in carico, o non lo è ancora: il suo stato è {1}.',
  'When the mail was sent was told before, and otherwise.':
    'Quando la e-mail è stata inviata era già stato detto, e in modo diverso.',
  'This detection belongs to weekday {0} (Monday is 1), {1}, and was made on weekday {2}, {3}, outside it: have it replaced.':
    'Questa rilevazione è del giorno {0} (lunedì è 1), {1}, ed è stata fatta nel giorno {2}, {3}, fuori fascia: falla sostituire.',
  'You have no detection {0} to score again.': 'Non hai una rilevazione {0} da rivalutare.',
  'You have scored the detection {0} already.': 'Hai già rivalutato la rilevazione {0}.',
  "The sheet can't be handed in so.": 'La scheda non può essere consegnata così.',
  'The contract {0} is not published: the audit is billed by its prices.':
    'Il contratto {0} non è pubblicato: il mystery audit si fattura ai suoi prezzi.',
  'The audit {0} has {1} files of {2} MB together, more than one archive holds; take them one by one from its detections.':
    'Il mystery audit {0} ha {1} file di {2} MB in tutto, più di quanto tiene un archivio; prendili uno per uno dalle sue rilevazioni.',
  "The audit can't be billed.": 'Il mystery audit non può essere fatturato.',
  '{0} detections are still to be made: say why the audit ends without them.':
    'Restano {0} rilevazioni da fare: indica perché il mystery audit finisce senza di esse.',
  'Of the audit {0} detections were begun, or it is over: it stays.':
    'Del mystery audit {0} sono iniziate rilevazioni, o è chiuso: resta.',
} as const;
