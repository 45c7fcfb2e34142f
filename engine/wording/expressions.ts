/** What is said of expressions, in Italian, by its English with gaps. */
export const expressionWords = {
  'has() takes a path, as in has(data.office.name)': 'has() vuole un percorso, come in has(data.office.name)',
  '{0}; did you mean "{1}"?': '{0}; intendevi "{1}"?',
  'there is nothing called {0} here (there is {1}; a text goes in quotes, "{2}")':
    'qui non c’è nulla che si chiami {0} (ci sono {1}; un testo va tra virgolette, "{2}")',
  'there is nothing called {0} here': 'qui non c’è nulla che si chiami {0}',
  'the workflow': 'il processo',
  '{0}; it has {1}': '{0}; ha {1}',
  '"{0}" is {1}': '"{0}" {1}',
  'no duration; write e.g. "4 working hours" or "10 working days"':
    'non è una durata; scrivi per esempio "4 working hours" o "10 working days"',
  'no calendar': 'non è un calendario',
  'no unit; write e.g. "hours", "working hours" or "working days"':
    'non è un’unità; scrivi per esempio "hours", "working hours" o "working days"',
  'no elapsed time; write e.g. "4 hours", "PT4H" or "30s"':
    'non è un tempo trascorso; scrivi per esempio "4 hours", "PT4H" o "30s"',
  '.? and [? are not allowed; ask with has() first': '.? e [? non sono ammessi; chiedi prima con has()',
  'bytes are not allowed: data has none': 'i byte non sono ammessi: nei dati non ce ne sono',
  'loops may be nested {0} deep': 'i cicli si possono annidare fino a {0} livelli',
  'the first argument must be the name to give to each item, as in data.list.map(x, x.name)':
    'il primo argomento deve essere il nome da dare a ogni elemento, come in data.list.map(x, x.name)',
  '{0} takes a name and an expression': '{0} vuole un nome e un’espressione',
  'matches is not allowed; use startsWith, endsWith or contains':
    'matches non è ammesso; usa startsWith, endsWith o contains',
  'there is no function {0}; it is called on a value: x.{1}(…)':
    'non c’è una funzione {0}; si chiama su un valore: x.{1}(…)',
  'there is no function {0}; write {1}(x)': 'non c’è una funzione {0}; scrivi {1}(x)',
  '{0} takes a name and an expression, as in data.list.{1}(x, x.done)':
    '{0} vuole un nome e un’espressione, come in data.list.{1}(x, x.done)',
  'there is no function {0}': 'non c’è una funzione {0}',
  'there is no function {0}; did you mean {1}?': 'non c’è una funzione {0}; intendevi {1}?',
  '{0} takes {1} argument: {2}': '{0} vuole {1} argomento: {2}',
  '{0} takes {1} arguments: {2}': '{0} vuole {1} argomenti: {2}',
  'an expression may have {0} characters, this one has {1}':
    'un’espressione può avere {0} caratteri, questa ne ha {1}',
  'too many signs in a row': 'troppi segni di seguito',
  "'{0}' is not expected here; write {1}": "'{0}' qui non è previsto; scrivi {1}",
  "'{0}' is not expected here": "'{0}' qui non è previsto",
  'the expression is too large or too deeply nested ({0} parts, {1} deep)':
    'l’espressione è troppo grande o troppo annidata ({0} parti, {1} livelli)',
  'an instant': 'un istante',
  'a step': 'un passo',
  'a clock': 'una scadenza',
  'an instance': 'una richiesta',
  'a state': 'uno stato',
  'an outcome': 'un esito',
  'what is compared with {0} is always null': 'ciò che si confronta con {0} è sempre null',
  '{0} never equals {1}': '{0} non è mai uguale a {1}',
  "{0} can't be compared with {1}": '{0} non si può confrontare con {1}',
  '{0} or {1}': '{0} o {1}',
  'what is compared with {0} can never be that': 'ciò che si confronta con {0} non può mai esserlo',
  'what is compared with {0} can never be that: it can be {1}':
    'ciò che si confronta con {0} non può mai esserlo: può essere {1}',
  '{0} has no field "{1}"': '{0} non ha un campo "{1}"',
  '{0} has no "{1}"': '{0} non ha "{1}"',
  'its schema says {0}: it has no field "{1}"': 'il suo schema dice {0}: non ha un campo "{1}"',
  'the schema has no field "{0}"': 'lo schema non ha un campo "{0}"',
  'no schema and no step names a field "{0}"': 'nessuno schema e nessun passo nomina un campo "{0}"',
  '{0}: the sum needs other years': '{0}: per il calcolo servono altri anni',
};
