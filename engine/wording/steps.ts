/** What is said of steps that are read, in Italian, by its English with gaps. */
export const stepWords = {
  'a list of branches: {when, next}, {when, steps}, last {else: step}':
    'un elenco di rami: {when, next}, {when, steps}, per ultimo {else: step}',
  'a branch: {when, next}, {when, steps}, or last {else: step}':
    'un ramo: {when, next}, {when, steps}, o per ultimo {else: step}',
  '"else" is the last branch: what stands below it would never be tried; move it to the end':
    '"else" è l’ultimo ramo: ciò che sta sotto non si proverebbe mai; spostalo alla fine',
  'the last branch': 'l’ultimo ramo',
  'a branch': 'un ramo',
  'a branch goes on by "next" or by "steps"; expected one of them: leave out "{0}"':
    'un ramo prosegue con "next" o con "steps"; atteso uno dei due: togli "{0}"',
  'a branch needs "next" or "steps"; add where it goes on':
    'un ramo vuole "next" o "steps"; aggiungi dove prosegue',
  undo: 'undo',
  retry: 'retry',
  'a list, or an expression that gives one': 'un elenco, o un’espressione che ne dà uno',
  '"{0}" is what expressions call something else; choose another name for the item':
    '"{0}" nelle espressioni è già altro; scegli un altro nome per l’elemento',
  '{0}, or all': '{0}, o all',
  '"save" of an each takes what "collect" says; expected "collect" beside it: add it, or leave "save" out':
    '"save" di un each prende ciò che dice "collect"; atteso "collect" accanto: aggiungilo, o togli "save"',
  'an outcome (a name, or an expression that gives one)':
    'un esito (un nome, o un’espressione che ne dà uno)',
  '{0}, or an expression that gives one': '{0}, o un’espressione che ne dà uno',
  appointments: 'appointments',
  'a rate such as "600 per hour", by second, minute, hour or day':
    'un ritmo come "600 per hour", per secondo, minuto, ora o giorno',
  to: 'to',
  'values, each with how many are wanted': 'valori, ciascuno con quanti se ne vogliono',
  'fields of the list, each with its quotas': 'campi della lista, ciascuno con le sue quote',
  'an outreach by {0} needs the key {1}; add it': 'una campagna per {0} vuole la chiave {1}; aggiungila',
  'an outreach by {0} has no key "{1}"; leave it out':
    'una campagna per {0} non ha una chiave "{1}"; toglila',
  'all, any, or a condition': 'all, any, o una condizione',
  'branches by name': 'rami per nome',
  'a map (a branch with steps)': 'una mappa (un ramo con steps)',
  'at least one branch': 'almeno un ramo',
  '"save" has nothing to write here: {0}': '"save" qui non ha nulla da scrivere: {0}',
  'only a wait for a message gives a result, the data of the message; leave it out':
    'solo l’attesa di un messaggio dà un risultato, i dati del messaggio; toglilo',
  'a block gives no result of its own; put "save" on the steps inside that have one, or leave it out':
    'un blocco non dà un risultato proprio; metti "save" sui passi interni che ne hanno uno, o toglilo',
  '"set" says itself where it writes; leave "save" out': '"set" dice da sé dove scrive; togli "save"',
  '"{0}" gives no result; leave it out': '"{0}" non dà un risultato; toglilo',
  'no outcome may be called "claimed": clocks read <step>.claimed as the taking of the task; choose another name':
    'nessun esito può chiamarsi "claimed": le scadenze leggono <step>.claimed come la presa in carico del compito; scegli un altro nome',
  'a map (an outcome with title, next, form, set; {} for none of these)':
    'una mappa (un esito con title, next, form, set; {} per nessuno di questi)',
  'at least one outcome': 'almeno un esito',
  'leave the key out for the outcome done': 'togli la chiave per l’esito done',
  'a place in data, without []': 'un punto dei dati, senza []',
  'a check': 'un controllo',
  'a wait': 'un’attesa',
  'a duration, {until: instant} or {message: name}': 'una durata, {until: instant} o {message: name}',
  'a wait until an instant': 'un’attesa fino a un istante',
  'a wait for a message': 'l’attesa di un messaggio',
  'at least one message': 'almeno un messaggio',
  '"else" says where to go when the time has run out; expected "for" beside it: add it, or leave "else" out':
    '"else" dice dove andare quando il tempo è scaduto; atteso "for" accanto: aggiungilo, o togli "else"',
  'a map of steps by name, in their order of flow': 'una mappa di passi per nome, nel loro ordine',
  'no step may be called "end": next: end ends the instance; choose another name':
    'nessun passo può chiamarsi "end": next: end chiude la richiesta; scegli un altro nome',
  'a map (a step with one of the keys {0})': 'una mappa (un passo con una delle chiavi {0})',
};
