/** Why a running instance refuses an event, in Italian, by its English with gaps. */
export const runningWords = {
  'is larger than {0} bytes': 'supera {0} byte',
  'The result for {0} {1}.': 'Il risultato per {0} {1}.',
  'There is no incident at {0}.': 'Non c’è un’anomalia in {0}.',
  'The workflow {0} has no step {1}.': 'Il processo {0} non ha un passo {1}.',
  'There is no instance yet: its first event must be a start.':
    'La richiesta non c’è ancora: il suo primo evento dev’essere un inizio.',
  'the start of instance {0}': 'l’inizio della richiesta {0}',
  'Instance {0} has been started already.': 'La richiesta {0} è già cominciata.',
  'Instance {0} has ended.': 'La richiesta {0} è chiusa.',
  'Instance {0} has been cancelled.': 'La richiesta {0} è stata annullata.',
  'Nothing of instance {0} is due at {1}.': 'Nulla della richiesta {0} scade il {1}.',
  'What the channel {0} of {1} starts with is no map.':
    'Ciò con cui comincia il canale {0} di {1} non è una mappa.',
  "{0} can't start by its channel {1}: {2}": '{0} non può cominciare dal suo canale {1}: {2}',
  'What the schedule of {0} starts with is no map.':
    'Ciò con cui comincia l’avvio programmato di {0} non è una mappa.',
  '{0} starts by no schedule.': '{0} non ha un avvio programmato.',
  "{0} can't start by its schedule: {1}": '{0} non può cominciare dal suo avvio programmato: {1}',
  'task {0} ({1})': 'il compito {0} ({1})',
  'Name the outcome of {0}: {1}.': 'Nomina l’esito di {0}: {1}.',
  '{0} has no outcome {1}; it has {2}.': '{0} non ha un esito {1}; ha {2}.',
  'The data of task {0} ({1}) is refused: {2}.': 'I dati del compito {0} ({1}) sono rifiutati: {2}.',
  'Instance {0} works no contact list under {1} any more: stop working it.':
    'La richiesta {0} non lavora più nessuna lista di contatti sotto {1}: smetti di lavorarla.',
  '{0} delegates task {1} ({2}) to themselves: name another person.':
    '{0} delega il compito {1} ({2}) a sé: nomina un’altra persona.',
  '{0} would have happened at {1}, which is later than now, {2}.':
    '{0} sarebbe avvenuto il {1}, che è dopo adesso, {2}.',
  "{0} would have happened at {1}, before the instance's start at {2}.":
    '{0} sarebbe avvenuto il {1}, prima dell’inizio della richiesta il {2}.',
  'occurred_at {0} is later than now, {1}': 'occurred_at {0} è dopo adesso, {1}',
  'occurred_at {0} is before {1}, {2}': 'occurred_at {0} è prima di {1}, {2}',
  'Task {0} ({1}) is claimed by {2}; {3} can have it once it is released or assigned.':
    'Il compito {0} ({1}) l’ha preso in carico {2}; {3} può averlo quando viene rilasciato o assegnato.',
  '{0} may not do task {1} ({2}): {3}.': '{0} non può svolgere il compito {1} ({2}): {3}.',
  'who did {0} may not do this one too': 'chi ha svolto {0} non può svolgere anche questo',
  'it is for {0}': 'è per {0}',
  'it is for the group {0}': 'è per il gruppo {0}',
  'it takes the skill {0}': 'richiede la competenza {0}',
  'it is for who works {0}, which {1} does not now': 'è per chi lavora {0}, e {1} ora no',
  'Task {0} is no longer open: it has been done or cancelled.':
    'Il compito {0} non è più aperto: è stato svolto o annullato.',
  'There is no task {0} in instance {1}.': 'Nella richiesta {1} non c’è un compito {0}.',
  'Nothing in {0} names a message {1}; it knows {2}.': 'Nulla in {0} nomina un messaggio {1}; conosce {2}.',
  'the message {0}': 'il messaggio {0}',
  '{0} may not send {1}: it is for the group {2}.': '{0} non può inviare {1}: è per il gruppo {2}.',
  it: 'questo',
  'Instance {0} runs version {1} already.': 'La richiesta {0} segue già la versione {1}.',
  'Version {0} is one of {1}, not of {2}.': 'La versione {0} è di {1}, non di {2}.',
  "Step {0} can't be carried over: {1}": 'Il passo {0} non si può portare oltre: {1}',
  '{0} is not in the new version': '{0} non c’è nella nuova versione',
  "{0} stands where it can't be put into": '{0} sta dove non si può entrare',
  'the block that holds it is gone': 'il blocco che lo contiene non c’è più',
  'what holds it now runs already for another': 'ciò che lo contiene corre già per un altro',
  '{0}, where "migrate" lets it go,': '{0}, dove "migrate" lo manda,',
  'Step {0} is active, and {1}; say in the new version where it goes: `migrate: {{2}: …}`, or move the instance on first':
    "Il passo {0} è attivo, e {1}; di' nella nuova versione dove va: `migrate: {{2}: …}`, o sposta prima la richiesta",
  'the entering of step {0}': 'l’ingresso nel passo {0}',
  "Step {0} can't be reached from {1}: it stands in a block that several run in, or that is not around {2}. Move to a step around that block.":
    'Il passo {0} non si raggiunge da {1}: sta in un blocco che corre più volte insieme, o che non contiene {2}. Sposta su un passo intorno a quel blocco.',
  'Step {0} of {1} is not active; active: {2}.': 'Il passo {0} di {1} non è attivo; attivi: {2}.',
  'Step {0} of {1} is active {2} times; say by `item` which, counted from 1.':
    "Il passo {0} di {1} è attivo {2} volte; di' con `item` quale, contando da 1.",
  'Step {0} of {1} is active {2} times, not {3}.': 'Il passo {0} di {1} è attivo {2} volte, non {3}.',
  'Instance {0} has made no call {1}.': 'La richiesta {0} non ha fatto nessuna chiamata {1}.',
  'The data of {0} is larger than {1} bytes of JSON; keep large things as attachments.':
    'I dati ({0}) superano {1} byte di JSON; tieni le cose grandi come allegati.',
  "The data of {0} can't be kept": 'I dati ({0}) non si possono conservare',
  'The data of {0} does not satisfy the form {1}': 'I dati ({0}) non soddisfano il modulo {1}',
  'the start of {0}': 'l’inizio di {0}',
  "{0} can't start: its {1} can't be worked out: {2}":
    '{0} non può cominciare: {1} non si può calcolare: {2}',
  "the {0} can't be worked out: {1}": '{0} non si può calcolare: {1}',
  'the opening of task {0} ({1})': 'l’apertura del compito {0} ({1})',
  'Task {0} ({1}) is claimed by {2} already.': 'Il compito {0} ({1}) l’ha già preso in carico {2}.',
  'Task {0} ({1}) is not claimed by anybody.': 'Il compito {0} ({1}) non l’ha preso in carico nessuno.',
  'Task {0} ({1}) is claimed by {2}, who alone may release it.':
    'Il compito {0} ({1}) l’ha preso in carico {2}, e solo {2} può rilasciarlo.',
  'Name either a group or a user to assign to.': 'Nomina un gruppo o un utente a cui assegnare.',
};
