/** What the checks of a tree say, in Italian, by its English with gaps. */
export const checkWords = {
  'the data have no field "{0}"; expected one of {1}': 'i dati non hanno un campo "{0}"; atteso uno fra {1}',
  '"{0}" is personal, and is told in no report; expected another field':
    '"{0}" è un dato personale, e nessun rapporto lo dice; atteso un altro campo',
  'say whom it goes to: to: {workflow, key}': "di' a chi va: to: {workflow, key}",
  'did you mean "{0}"?': 'intendevi "{0}"?',
  'no workflow starts by the message "{0}"; {1}': 'nessun processo comincia col messaggio "{0}"; {1}',
  '"{0}" is a branch of "{1}", and the step "{2}" above it runs into it as well; if it should not, give "{3}" a next':
    '"{0}" è un ramo di "{1}", e ci arriva anche il passo "{2}" che sta sopra; se non deve, da\' a "{3}" un next',
  'a clock that starts at the end never runs': 'una scadenza che comincia alla fine non corre mai',
  '"{0}" can be read as an event of the step "{1}" too; rename the step':
    '"{0}" si può leggere anche come un evento del passo "{1}"; rinomina il passo',
  'the clock "{0}" can never start: {1}; expected another event in "from"':
    'la scadenza "{0}" non può mai cominciare: {1}; atteso un altro evento in "from"',
  'the clock "{0}" can never stop: {1}; expected another event in "until"':
    'la scadenza "{0}" non può mai fermarsi: {1}; atteso un altro evento in "until"',
  'this event of the clock "{0}" can never happen: {1}; leave it out':
    'questo evento della scadenza "{0}" non può mai accadere: {1}; toglilo',
  'outcome of "{0}"': 'esito di "{0}"',
  '"{0}" is no task, so nobody claims it': '"{0}" non è un compito, quindi nessuno lo prende in carico',
  '"{0}" is no task, so it has no outcome "{1}"': '"{0}" non è un compito, quindi non ha un esito "{1}"',
  '"{0}" ends the instance, so it is never left; write "{1}"':
    '"{0}" chiude la richiesta, quindi non se ne esce mai; scrivi "{1}"',
  'no way leads to the step "{0}"': 'nessuna via porta al passo "{0}"',
  '"{0}" is outside the block that the clock belongs to':
    '"{0}" sta fuori dal blocco a cui appartiene la scadenza',
  'no way leads from where it starts to "{0}"': 'nessuna via porta da dove comincia a "{0}"',
  'they measure: {0}': 'misurano: {0}',
  nothing: 'nulla',
  'no clock of {0} has the measure "{1}"; {2}': 'nessuna scadenza di {0} ha la misura "{1}"; {2}',
  '"{0}" is followed by "{1}" already; expected another contract: follow that one':
    'a "{0}" segue già "{1}"; atteso un altro contratto: fa\' seguire quello',
  '"{0}" has no last day; give it "to"': '"{0}" non ha un ultimo giorno; dagli "to"',
  '"{0}" ends on {1}; expected from: {2}': '"{0}" finisce il {1}; atteso from: {2}',
  '"{0}" holds at the same time, and counts "{1}" of {2} as well; let one follow the other ("follows"), or change what they count':
    '"{0}" vale nello stesso periodo e conta anche "{1}" di {2}; fa\' che uno segua l’altro ("follows"), o cambia ciò che contano',
  '"{0}" needs the input "{1}"; add it to "with"': '"{0}" vuole il dato "{1}"; aggiungilo a "with"',
  'it has {0}': 'ha {0}',
  none: 'nessuno',
  '"{0}" has no input "{1}"; {2}': '"{0}" non ha un dato "{1}"; {2}',
  'the input "{0}" of "{1}" expects the type {2}, found {3}':
    'il dato "{0}" di "{1}" vuole il tipo {2}, trovato {3}',
  'the {0} "{1}" is there already, in {2}; expected a name of its own: rename one of them':
    '{0} "{1}" c’è già, in {2}; atteso un nome proprio: rinomina uno dei due',
  'there is a {0} "{1}" already in this workflow; steps, branches and clocks need names of their own: rename one of them':
    '{0} "{1}" c’è già in questo processo; passi, rami e scadenze vogliono nomi propri: rinomina uno dei due',
  '"{0}" goes back to "{1}", and nothing in this loop waits; expected a task, a wait or a service in it: add one':
    '"{0}" torna a "{1}", e in questo giro nulla aspetta; atteso un compito, un’attesa o un servizio: aggiungine uno',
  'in the expression "{0}": {1}': 'nell’espressione "{0}": {1}',
  'a {0} is in a file named *{1}, found {2}; rename the file':
    '{0} sta in un file di nome *{1}, trovato {2}; rinomina il file',
  'the {0} "{1}" is in the file {2}; expected {3}.yaml: rename the file or the {4}':
    '{0} "{1}" è nel file {2}; atteso {3}.yaml: rinomina il file o la definizione ({4})',
  'add a member to it, or name another group': 'aggiungi un membro, o nomina un altro gruppo',
  'nobody belongs to the group "{0}"; {1}': 'nessuno appartiene al gruppo "{0}"; {1}',
  '"{0}" is a step inside another block; expected a step of this block or of one around it: go to the step that holds the block':
    '"{0}" è un passo dentro un altro blocco; atteso un passo di questo blocco o di uno che lo contiene: va\' al passo che contiene il blocco',
  'after "{0}" contacts stay open until they answer, so "{1}" needs the key "until"; add it':
    'dopo "{0}" i contatti restano aperti finché non rispondono, quindi "{1}" vuole la chiave "until"; aggiungila',
  '"{0}" is for the channel {1}, and "{2}" is an outreach by {3}; expected dispositions for {4}':
    '"{0}" è per il canale {1}, e "{2}" è una campagna per {3}; attesi esiti dei contatti per {4}',
  '"{0}" has no outcome "{1}" after which a contact could be tried again; {2}':
    '"{0}" non ha un esito "{1}" dopo il quale si possa riprovare un contatto; {2}',
  'the group "{0}"': 'il gruppo "{0}"',
  'a group or user "{0}"': 'un gruppo o utente "{0}"',
  'nothing in {0} names {1}; it names: {2}': 'nulla in {0} nomina {1}; nomina: {2}',
  '"{0}" is working time, and the workflow {1} has no calendar; add one to it, or write elapsed time':
    '"{0}" è tempo lavorativo, e il processo {1} non ha un calendario; aggiungilo, o scrivi un tempo trascorso',
  '"{0}" needs the parameter "{1}"; add it to "with"': '"{0}" vuole il parametro "{1}"; aggiungilo a "with"',
  '"{0}" has no parameter "{1}"; {2}': '"{0}" non ha un parametro "{1}"; {2}',
  'the parameter "{0}" of "{1}" expects {2}, found {3}': 'il parametro "{0}" di "{1}" vuole {2}, trovato {3}',
  'the type {0}': 'il tipo {0}',
  '"{0}" is shown: {1}': '"{0}" è mostrato: {1}',
  '"{0}" is due on a day that never comes; give days that its months have':
    '"{0}" cade in un giorno che non arriva mai; indica giorni che i suoi mesi hanno',
  '"{0}" needs a calendar, for its zone, and there is none; add "calendar" to "every" or to the workflow':
    '"{0}" vuole un calendario, per il suo fuso, e non ce n’è; aggiungi "calendar" a "every" o al processo',
  'it starts when the calendar "{0}" is open, which it never is; give it windows, or use another':
    'comincia quando è aperto il calendario "{0}", che non lo è mai; dagli delle finestre, o usane un altro',
  'in the expression "{0}": "{1}" is done once for every item of "{2}", so that outside there is no one record of it; expected a step outside of an each: take what you need by "collect"':
    'nell’espressione "{0}": "{1}" si fa una volta per ogni elemento di "{2}", quindi fuori non ce n’è un solo resoconto; atteso un passo fuori da un each: prendi ciò che serve con "collect"',
  'anybody may do the task "{0}", and see what is in it; say who with "to"':
    'chiunque può svolgere il compito "{0}" e vedere che cosa contiene; di\' chi con "to"',
  'as {0}:{1} uses it': 'come lo usa {0}:{1}',
  'in the expression "{0}", {1}: {2}': 'nell’espressione "{0}", {1}: {2}',
  'in the expression "{0}": "{1}" is no duration; expected one such as "4 working hours"':
    'nell’espressione "{0}": "{1}" non è una durata; attesa una come "4 working hours"',
  'there is no {0} at all': 'non c’è nessun {0}',
  'known: {0}': 'si conoscono: {0}',
  'there is no {0} "{1}"; {2}': 'non c’è nessun {0} "{1}"; {2}',
  ' ("{0}" above it goes elsewhere)': ' ("{0}", che sta sopra, va altrove)',
  'no way leads to the step "{0}"{1}; expected a next that names it: add one, or leave the step out':
    'nessuna via porta al passo "{0}"{1}; atteso un next che lo nomini: aggiungilo, o togli il passo',
  '"{0}" is working time, and there is no calendar; add "calendar" to the workflow or the clock':
    '"{0}" è tempo lavorativo, e non c’è un calendario; aggiungi "calendar" al processo o alla scadenza',
  '"{0}" is working time on the calendar "{1}", which is never open; give it windows, or use another':
    '"{0}" è tempo lavorativo sul calendario "{1}", che non è mai aperto; dagli delle finestre, o usane un altro',
  '"{0}" is the calendar of the workflow already; this line changes nothing: leave it out':
    '"{0}" è già il calendario del processo; questa riga non cambia nulla: toglila',
  'no term of "{0}" is working time, so the calendar changes nothing; write "working hours", or leave it out':
    'nessun termine di "{0}" è tempo lavorativo, quindi il calendario non cambia nulla; scrivi "working hours", o toglilo',
  '{0} or {1}': '{0} o {1}',
  '{0} and {1}': '{0} e {1}',
};
