/** What is said of any text that is read, in Italian, by its English with gaps. */
export const readingWords = {
  'a name, a list of names, or an expression': 'un nome, un elenco di nomi o un’espressione',
  '{0}, or an expression': '{0}, o un’espressione',
  'a map of parameters, or an expression that gives one':
    'una mappa di parametri, o un’espressione che ne dà una',
  'this action': 'questa azione',
  retime: 'retime',
  notify: 'notify',
  assign: 'assign',
  'an action': 'un’azione',
  'an action such as {notify: {group: supervisors}}': 'un’azione come {notify: {group: supervisors}}',
  'messages and errors, each with its actions': 'messaggi ed errori, ciascuno con le sue azioni',
  '{0} says nobody; expected a group or a user: add group or user':
    '{0} non dice nessuno; atteso un gruppo o un utente: aggiungi group o user',
  'channels by name': 'canali per nome',
  'a map (a channel with "with" and "reply"; {} for none of these)':
    'una mappa (un canale con "with" e "reply"; {} per nessuno dei due)',
  'a channel': 'un canale',
  'thresholds such as 75%, 100%, +2 hours, each with its actions':
    'soglie come 75%, 100%, +2 hours, ciascuna con le sue azioni',
  'periods, each with its actions': 'periodi, ciascuno con le sue azioni',
  '"{0}" is not a duration; expected one such as "4 working hours"':
    '"{0}" non è una durata; attesa una come "4 working hours"',
  'the code of a service level (letters, digits, . _ -)':
    'il codice di un livello di servizio (lettere, cifre, . _ -)',
  'an event such as start, <step>.claimed or message.<name>':
    'un evento come start, <step>.claimed o message.<name>',
  'clocks by name': 'scadenze per nome',
  'a map (a clock, with at least "within")': 'una mappa (una scadenza, con almeno "within")',
  '"{0}" needs a clock; expected "within" beside it: add it, or leave "{1}" out':
    '"{0}" vuole una scadenza; atteso "within" accanto: aggiungilo, o togli "{1}"',
  '; what comes after the end is written as +2 hours': '; ciò che viene dopo la fine si scrive come +2 hours',
  '"{0}" is not a threshold; expected a share such as 75%, or -30 minutes, +2 working hours{1}':
    '"{0}" non è una soglia; attesa una parte come 75%, o -30 minutes, +2 working hours{1}',
  '"{0}" is not an event of a clock; expected start, end, <step>, <step>.claimed, <step>.done, <step>.<outcome>, message.<name> or "= instant"':
    '"{0}" non è un evento di una scadenza; atteso start, end, <step>, <step>.claimed, <step>.done, <step>.<outcome>, message.<name> o "= istante"',
  '"{0}" makes {1} of another kind, and "{2}" has said its kind already; expected one of them: make two of it':
    '"{0}" fa di {1} un altro tipo, e "{2}" ne ha già detto il tipo; atteso uno dei due: fanne due',
  '{0} has no key "{1}"; did you mean "{2}"?': '{0} non ha una chiave "{1}"; intendevi "{2}"?',
  ', found "{0}"': ', trovata "{0}"',
  '{0} needs a key that says its kind{1}; expected one of {2}':
    '{0} vuole una chiave che ne dica il tipo{1}; attesa una tra {2}',
  'an empty map': 'una mappa vuota',
  'a map': 'una mappa',
  'an empty list': 'un elenco vuoto',
  'a list': 'un elenco',
  'the number {0}': 'il numero {0}',
  'the boolean {0}': 'il valore logico {0}',
  'the text "{0}"': 'il testo "{0}"',
  'expected {0}, found {1}{2}': 'atteso: {0}; trovato: {1}{2}',
  'a map ({0})': 'una mappa ({0})',
  'a map ({0} with the keys {1})': 'una mappa ({0}, con le chiavi {1})',
  '{0} needs the key "{1}" ({2}): expected {3}; add it':
    '{0} vuole la chiave "{1}" ({2}); atteso: {3}; aggiungila',
  'known keys: {0}': 'chiavi conosciute: {0}',
  '{0} has no key "{1}"; {2}': '{0} non ha una chiave "{1}"; {2}',
  'a list, each item {0}': 'un elenco, ogni voce {0}',
  '{0}, or a list': '{0}, o un elenco',
  'a text': 'un testo',
  'put it in quotes: "{0}"': 'mettilo tra virgolette: "{0}"',
  'true or false': 'true o false',
  'of at least {0}': 'di almeno {0}',
  'from {0} to {1}': 'da {0} a {1}',
  'a whole number {0}': 'un numero intero {0}',
  'a number {0}': 'un numero {0}',
  'one of {0}': 'uno tra {0}',
  'any value': 'un valore qualsiasi',
  'a name': 'un nome',
  'a name (a to z, 0 to 9, _)': 'un nome (da a a z, da 0 a 9, _)',
  '; "{0}" would do': '; andrebbe bene "{0}"',
  '"{0}" is not a name; expected a small letter, then small letters, digits and _{1}':
    '"{0}" non è un nome; attesa una lettera minuscola, poi lettere minuscole, cifre e _{1}',
  'a title (a text, or texts by language)': 'un titolo (un testo, o testi per lingua)',
  'a text by language, such as {it: Segnalazione, en: Ticket}':
    'un testo per lingua, come {it: Segnalazione, en: Ticket}',
  '"{0}" is not a language; expected a code of two or three letters, such as it or en':
    '"{0}" non è una lingua; atteso un codice di due o tre lettere, come it o en',
  'the file has more than 1 MiB (1,048,576 bytes); split it into several definitions':
    'il file supera 1 MiB (1.048.576 byte); dividilo in più definizioni',
  'more than {0} levels of nesting; split the definition':
    'più di {0} livelli di annidamento; dividi la definizione',
  'YAML reads "{0}" as a tag, not as an expression; put it in quotes: {1}':
    'YAML legge "{0}" come un’etichetta, non come un’espressione; mettila tra virgolette: {1}',
  'the YAML tag "{0}" is not allowed; leave it out, or put the text in quotes':
    'l’etichetta YAML "{0}" non è ammessa; toglila, o metti il testo tra virgolette',
  'the YAML directive "{0}" is not allowed; leave it out': 'la direttiva YAML "{0}" non è ammessa; toglila',
  'a second document begins here; expected one definition a file: move it to a file of its own':
    'qui comincia un secondo documento; attesa una definizione per file: spostala in un file suo',
  'the file holds no definition; expected its kind and name in the first line, such as `workflow: name`':
    'il file non contiene una definizione; attesi tipo e nome nella prima riga, come `workflow: name`',
  'a tab indents this line; expected spaces: replace each tab by two spaces':
    'un tabulatore rientra questa riga; attesi spazi: sostituisci ogni tabulatore con due spazi',
  'YAML cannot read this expression without quotes; write it so: {0}':
    'YAML non può leggere questa espressione senza virgolette; scrivila così: {0}',
  'not readable as YAML: {0}': 'non si legge come YAML: {0}',
  'a template': 'un modello di testo',
  '"{{" is never closed; expected "}}" after the expression':
    '"{{" non si chiude mai; atteso "}}" dopo l’espressione',
  '"{{ }}" is empty': '"{{ }}" è vuoto',
  '{0}: expected {{ data.subject }}': '{0}: atteso {{ data.subject }}',
  'the alias *{0} names no anchor above it; write the text out, or in quotes if it begins with *':
    'l’alias *{0} non nomina nessuna àncora che stia sopra; scrivi il testo per intero, o tra virgolette se comincia con *',
  'the alias *{0} stands inside what it names, which would never end; write the text out':
    'l’alias *{0} sta dentro ciò che nomina, e non finirebbe mai; scrivi il testo per intero',
  'aliases stand for more than {0} nodes; write the text out':
    'gli alias stanno per più di {0} nodi; scrivi il testo per intero',
  'a key that is not a text; expected `key: value`': 'una chiave che non è un testo; atteso `key: value`',
  'the key "{0}" is there twice in this map; expected once: leave one out':
    'la chiave "{0}" in questa mappa c’è due volte; attesa una volta: toglila una volta',
  '"{0}" cannot be a key; expected a name': '"{0}" non può essere una chiave; atteso un nome',
  'inside braces or brackets YAML cuts this expression; put it in quotes: {0}':
    'tra graffe o quadre YAML taglia questa espressione; mettila tra virgolette: {0}',
  '"{0}" looks like part of an expression or text that YAML cut at a comma; put the whole in quotes':
    '"{0}" sembra parte di un’espressione o di un testo che YAML ha tagliato a una virgola; metti tutto tra virgolette',
  'the number {0} cannot be kept exactly; expected a finite one, whole ones up to 9007199254740991: put it in quotes if it is a text':
    'il numero {0} non si può conservare esattamente; atteso uno finito, gli interi fino a 9007199254740991: mettilo tra virgolette se è un testo',
  '{0} files': '{0} file',
  '{0} bytes in all': '{0} byte in tutto',
  'a tree of definitions may have {0}, and with this file it has more: it and the files after it are not read; check a smaller folder':
    'un albero di definizioni può avere {0}, e con questo file ne ha di più: né questo né quelli dopo si leggono; controlla una cartella più piccola',
  'expected a map whose first key says the kind, such as `workflow: name`':
    'attesa una mappa la cui prima chiave dica il tipo, come `workflow: name`',
  '"{0}" says the kind of the definition; expected in the first line: move it there':
    '"{0}" dice il tipo della definizione; atteso nella prima riga: spostalo lì',
  '; did you mean "{0}"?': '; intendevi "{0}"?',
  'expected a first key that says the kind ({0}), found {1}{2}':
    'attesa una prima chiave che dica il tipo ({0}), trovato {1}{2}',
  'a sentence': 'una frase',
  'expected {0} after "{1}:", such as `{2}: {3}`': 'atteso {0} dopo "{1}:", come `{2}: {3}`',
  'What happens': 'Che cosa succede',
  'a value or an expression': 'un valore o un’espressione',
  'a condition': 'una condizione',
  'put it in quotes if it begins with {': 'mettila tra virgolette se comincia con {',
  'a duration such as "4 working hours", an instant, or an expression':
    'una durata come "4 working hours", un istante o un’espressione',
  'a duration such as "30 minutes" or "2 working days", or an expression':
    'una durata come "30 minutes" o "2 working days", o un’espressione',
  'a duration such as "30 minutes" or "3 working hours"': 'una durata come "30 minutes" o "3 working hours"',
  'an instant such as 2026-03-09T10:00:00+01:00, or an expression':
    'un istante come 2026-03-09T10:00:00+01:00, o un’espressione',
  '"{0}" is not an instant; expected one such as 2026-03-09T10:00:00+01:00, with its zone':
    '"{0}" non è un istante; atteso uno come 2026-03-09T10:00:00+01:00, col suo fuso',
  'a duration such as "30 seconds"': 'una durata come "30 seconds"',
  '"{0}" is no span of elapsed time; expected one such as "30 seconds" or "2 hours"':
    '"{0}" non è un tempo trascorso; atteso uno come "30 seconds" o "2 hours"',
  'a place in data such as answer.text, or list[] to append':
    'un punto dei dati come answer.text, o list[] per aggiungere in coda',
  'leave out "data." and "="': 'togli "data." e "="',
  'places in data and their values': 'punti dei dati e i loro valori',
  'expected {0}, found "{1}"': 'atteso {0}, trovato "{1}"',
  '"{0}" is not a duration; expected {1}': '"{0}" non è una durata; atteso {1}',
  'the expression is empty; expected one such as "= data.subject"':
    'l’espressione è vuota; attesa una come "= data.subject"',
  'YAML takes what follows " #" as a comment; put the whole expression in quotes: {0} (or two blanks before a comment)':
    'YAML prende come commento ciò che segue " #"; metti l’intera espressione tra virgolette: {0} (o due spazi prima di un commento)',
  start: 'start',
  every: 'every',
  from: 'from',
  'messages by name': 'messaggi per nome',
  'a map (a message with title, form, from; {} for none of these)':
    'una mappa (un messaggio con title, form, from; {} per nessuno di questi)',
  'a message': 'un messaggio',
  'steps of older versions and where they go': 'passi di versioni precedenti e dove vanno',
  see: 'see',
  'a workflow': 'un processo',
};
