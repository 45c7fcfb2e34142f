/** What is said of forms, calendars, decisions, contracts and other kinds that are read, in Italian, by its English with gaps. */
export const kindWords = {
  'a time zone such as Europe/Rome': 'un fuso orario come Europe/Rome',
  'a window such as "08:00-19:00", at most to "24:00", within one day':
    'una finestra come "08:00-19:00", al massimo fino a "24:00", entro un giorno',
  'days such as mon-fri, each with its windows': 'giorni come mon-fri, ciascuno con le sue finestre',
  '"{0}" is no day; expected mon, tue, wed, thu, fri, sat, sun or a range such as mon-fri':
    '"{0}" non è un giorno; atteso mon, tue, wed, thu, fri, sat, sun o un intervallo come mon-fri',
  'a date such as 2026-08-14, or "04-23" for every year': 'una data come 2026-08-14, o "04-23" per ogni anno',
  'a holiday': 'una festività',
  holidays: 'holidays',
  'a region needs its country; add "country", such as country: IT':
    'una regione vuole il suo paese; aggiungi "country", come country: IT',
  'a closing': 'una chiusura',
  'the closing ends on {0}, before it begins on {1}; expected a later day: change one of them':
    'la chiusura finisce il {0}, prima di cominciare il {1}; atteso un giorno successivo: cambia uno dei due',
  'an extra day': 'un giorno in più',
  'a calendar': 'un calendario',
  'a map (currency, and sums by name)': 'una mappa (valuta, e somme per nome)',
  money: 'money',
  'a currency such as EUR': 'una valuta come EUR',
  'a penalty': 'una penale',
  'either "amount", or "permille" and "of"': 'o "amount", o "permille" e "of"',
  'a test': 'una prova',
  'either "during" or "outside"': 'o "during" o "outside"',
  'this level': 'questo livello',
  'a level': 'un livello',
  'service levels by code': 'livelli di servizio per codice',
  '"{0}" is no code of a service level; expected letters, digits, points, _ and -':
    '"{0}" non è un codice di livello di servizio; attese lettere, cifre, punti, _ e -',
  'a map (a level with share_of, uptime or each)': 'una mappa (un livello con share_of, uptime o each)',
  '"{0}" is not measured in {1}; expected for_each: {2}': '"{0}" non si misura in {1}; atteso for_each: {2}',
  'a level with "met", "formula" or "tests"': 'un livello con "met", "formula" o "tests"',
  'a test with "met" or "formula"': 'una prova con "met" o "formula"',
  'what calls count as': 'come contano le chiamate',
  '"counts" is asked by formulas alone; leave it out, or name a "formula"':
    '"counts" serve solo alle formule; toglilo, o indica una "formula"',
  '"{0}" belongs to a formula; name one ("formula"), or leave it out':
    '"{0}" è di una formula; indicane una ("formula"), o toglilo',
  'the formula says which calls are met; expected no "met" beside it: leave it out':
    'la formula dice quali chiamate sono conformi; non è atteso "met" accanto: toglilo',
  'a formula with either "within" or "under"': 'una formula con "within" o con "under"',
  'a formula with "short": after how long abandoning counts as short':
    'una formula con "short": entro quanto un abbandono vale come breve',
  '{0} does not ask for "short"; leave it out': '{0} non chiede "short"; toglilo',
  '"short" is longer than the time to answer; expected a shorter span':
    '"short" è più lungo del tempo per rispondere; atteso un tempo più breve',
  'a cap': 'un tetto',
  '"tests" has its own thresholds; expected no "{0}" beside it: leave it out':
    '"tests" ha soglie proprie; non è atteso "{0}" accanto: toglilo',
  'a threshold: either "at_least" or "at_most"': 'una soglia: o "at_least" o "at_most"',
  '"money" has {0}': '"money" ha {0}',
  'there is no sum "{0}" in "money"; {1}': 'non c’è una somma "{0}" in "money"; {1}',
  'twelve shares, January first, that add up to 100':
    'dodici parti, gennaio per primo, che sommate danno 100',
  'an expected volume': 'un volume atteso',
  overflow: 'overflow',
  'a limit': 'un limite',
  parties: 'parties',
  'volumes by name': 'volumi per nome',
  'limits by name': 'limiti per nome',
  notices: 'notices',
  'prices by name': 'prezzi per nome',
  report: 'report',
  dimensions: 'dimensioni',
  'a contract': 'un contratto',
  'the contract ends on {0}, before it begins on {1}; expected a later day: change one of them':
    'il contratto finisce il {0}, prima di cominciare il {1}; atteso un giorno successivo: cambia uno dei due',
  'there is no expected volume "{0}"; "expected" has {1}':
    'non c’è un volume atteso "{0}"; "expected" ha {1}',
  '"{0}" is relaxed by overflow, and the contract has no "overflow"; add it, or leave this out':
    '"{0}" è allentato da overflow, e il contratto non ha "overflow"; aggiungilo, o togli questo',
  minute: 'minuto',
  hour: 'ora',
  'day of the month': 'giorno del mese',
  month: 'mese',
  'day of the week': 'giorno della settimana',
  'five fields (minute, hour, day, month, day of the week), as in "0 8 1 * *"':
    'cinque campi (minuto, ora, giorno, mese, giorno della settimana), come "0 8 1 * *"',
  '"{0}" is no {1}; expected *, or numbers from {2} to {3}, as in {4}, {5}-{6}, */2':
    '"{0}" non va come {1}; atteso *, o numeri da {2} a {3}, come {4}, {5}-{6}, */2',
  'inputs by name, each with its type': 'dati per nome, ciascuno col suo tipo',
  'a rule: {when, then}, or last {else}': 'una regola: {when, then}, o per ultima {else}',
  'the last rule': 'l’ultima regola',
  'a rule': 'una regola',
  'at least one rule': 'almeno una regola',
  'a decision': 'una decisione',
  '{0}, so this rule can never fit; move it up, or leave it out':
    '{0}, quindi questa regola non può mai valere; spostala in su, o toglila',
  'this one can never fit': 'questa non può mai valere',
  'the two always fit together, and the policy is unique':
    'le due valgono sempre insieme, e la politica è unique',
  'rule {0} has the same condition, so {1}; change one of them':
    'la regola {0} ha la stessa condizione, quindi {1}; cambia una delle due',
  'rule {0} is the "else"': 'la regola {0} è l\'"else"',
  'rule {0} always fits': 'la regola {0} vale sempre',
  'a code of AAPOR in quotes, such as "2.11"': 'un codice AAPOR tra virgolette, come "2.11"',
  'outcomes by name': 'esiti per nome',
  'a map (an outcome with rolls_up, aapor, final, skill, retry_after)':
    'una mappa (un esito con rolls_up, aapor, final, skill, retry_after)',
  'an outcome': 'un esito',
  '"{0}" is final, so nothing is awaited; leave out "final" or "awaits_answer"':
    '"{0}" è definitivo, quindi non si aspetta nulla; togli "final" o "awaits_answer"',
  '"{0}" is final, so nobody tries again; leave out "final" or "retry_after"':
    '"{0}" è definitivo, quindi nessuno riprova; togli "final" o "retry_after"',
  'at least one outcome with "final: true"': 'almeno un esito con "final: true"',
  'else no contact is ever done': 'altrimenti nessun contatto si chiude mai',
  dispositions: 'esiti dei contatti',
  'a schema': 'uno schema',
  'not JSON Schema 2020-12: "{0}" takes {1}, found {2}':
    'non è JSON Schema 2020-12: "{0}" vuole {1}, trovato {2}',
  'expected one of {0}': 'atteso uno tra {0}',
  'there is no format "{0}"; {1}': 'non c’è un formato "{0}"; {1}',
  'the pattern cannot be read: {0}': 'il modello di testo (pattern) non si può leggere: {0}',
  '"$ref: {0}" leads nowhere; expected the name of a form, or a place in this schema such as "#/$defs/address"':
    '"$ref: {0}" non porta da nessuna parte; atteso il nome di un modulo, o un punto di questo schema come "#/$defs/address"',
  'a JSON Schema (a map)': 'un JSON Schema (una mappa)',
  ui: 'ui',
  'a form': 'un modulo',
  'the schema has no field "{0}"; it has {1}': 'lo schema non ha un campo "{0}"; ha {1}',
  'No holidays are known for the country "{0}". Use a code such as "IT".':
    'Non si conoscono festività del paese "{0}". Usa un codice come "IT".',
  '"{0}" has no region "{1}". Known: {2}.': '"{0}" non ha una regione "{1}". Si conoscono: {2}.',
  '"{0}" has no region "{1}". Known in "{2}": {3}.':
    '"{0}" non ha una regione "{1}". In "{2}" si conoscono: {3}.',
  'a date such as 2026-08-14': 'una data come 2026-08-14',
  'a share such as 80%, at most 100%': 'una parte come 80%, al massimo 100%',
  'points such as "1 point" or "0.5 points"': 'punti come "1 point" o "0.5 points"',
  'a span such as "2 months", in days, weeks, months or years':
    'un periodo come "2 months", in giorni, settimane, mesi o anni',
  'a language such as it or en': 'una lingua come it o en',
  "a survey (a map, SurveyJS's JSON)": 'un questionario (una mappa, il JSON di SurveyJS)',
  'a survey with at least one element in "pages" or "elements"':
    'un questionario con almeno un elemento in "pages" o "elements"',
  'elements by name, each with its variable': 'elementi per nome, ciascuno con la sua variabile',
  'the name of a variable (a letter, then letters, digits, _; at most 64)':
    'il nome di una variabile (una lettera, poi lettere, cifre, _; al massimo 64)',
  'a questionnaire': 'a questionnaire',
  'an element of a survey needs a "name" (a text): add it':
    'un elemento di un questionario vuole un "name" (un testo): aggiungilo',
  'there is an element "{0}" already; expected a name of its own: rename one of them':
    'un elemento "{0}" c’è già; atteso un nome proprio: rinomina uno dei due',
  'an element of a survey needs a "type", such as radiogroup: add it':
    'un elemento di un questionario vuole un "type", come radiogroup: aggiungilo',
  'there is no element of the type "{0}"; {1}': 'non ci sono elementi del tipo "{0}"; {1}',
  'the survey has no element "{0}"; {1}': 'il questionario non ha un elemento "{0}"; {1}',
  '"{0}" is the variable of "{1}" already; expected one of its own: change one of them':
    '"{0}" è già la variabile di "{1}"; attesa una propria: cambia una delle due',
  'a schema: a map, true or false': 'uno schema: una mappa, true o false',
  'a list of schemas': 'un elenco di schemi',
  'schemas by name': 'schemi per nome',
  'a number': 'un numero',
  'a whole number from 0 on': 'un numero intero da 0 in su',
  'a list of different names': 'un elenco di nomi diversi',
  'a number above 0': 'un numero maggiore di 0',
  'one of {0}, or a list of these': 'uno tra {0}, o un elenco di questi',
  'lists of names by name': 'elenchi di nomi per nome',
  'parts of a day such as "08-19", each with its weight':
    'parti di un giorno come "08-19", ciascuna col suo peso',
  'expected hours such as "08-19", at most to 24, found "{0}"':
    'attese ore come "08-19", al massimo fino a 24, trovato "{0}"',
  'days such as mon-fri, each with its parts': 'giorni come mon-fri, ciascuno con le sue parti',
  'expected days such as mon-fri or sat, found "{0}"': 'attesi giorni come mon-fri o sat, trovato "{0}"',
  'data with a "weight" of at least 0': 'dati con un "weight" di almeno 0',
  arrivals: 'arrivals',
  'groups, each with its people': 'gruppi, ciascuno con le sue persone',
  staff: 'staff',
  lognormal: 'lognormal',
  'a p90 that is no shorter than the median': 'un p90 non più corto della mediana',
  takes: 'takes',
  'a duration such as "12 minutes", or {lognormal: {median, p90}}':
    'una durata come "12 minutes", o {lognormal: {median, p90}}',
  'a share such as 0.9 or 90%': 'una parte come 0.9 o 90%',
  'tasks by name': 'compiti per nome',
  'a task': 'un compito',
  'outcomes, each with its share': 'esiti, ciascuno con la sua parte',
  'shares that add up to 1, not to {0}': 'parti che sommate danno 1, non {0}',
  'a simulation': 'una simulazione',
};
