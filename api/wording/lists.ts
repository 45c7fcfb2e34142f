/** What is said of contact lists, in Italian, by its English with gaps. */
export const listWords = {
  'It has neither telephone number, e-mail address nor fax number.': 'Non ha né telefono né e-mail né fax.',
  'The telephone number is not valid: expected as 0874 411123 or +44 20 7946 0958, without extension.':
    'Il telefono non è un numero valido: atteso per esempio 0874 411123 o +44 20 7946 0958, senza interno.',
  'The fax number is not valid.': 'Il fax non è un numero valido.',
  'The e-mail address is not valid: expected as name@example.org.':
    'L’indirizzo e-mail non è valido: atteso come nome@esempio.it.',
  'The language is not known: expected as it or Italian.': 'La lingua non è nota: attesa come it o italiano.',
  'There is no such time zone: expected as Europe/Rome.':
    'Il fuso orario non esiste: atteso come Europe/Rome.',
  'There is no such channel: phone, email, web, fax or recorded.':
    'Il canale non esiste: phone, email, web, fax o recorded.',
  'It has more cells than the header: perhaps a separator in a text without quotation marks.':
    'Ha più celle dell’intestazione: forse un separatore dentro un testo senza virgolette.',
  'It is too long: perhaps a quotation mark that nothing closes.':
    'È troppo lunga: forse virgolette aperte e mai chiuse.',
  'It is in another character encoding than the rest of the file.':
    'È in un’altra codifica di caratteri rispetto al resto del file.',
  'It has a character that cannot be kept.': 'Contiene un carattere che non si può conservare.',
  'It is in the list already: the same {0}.': 'C’è già nella lista: stesso {0}.',
  'They asked not to be contacted: {0}.': 'Ha chiesto di non essere contattato: {0}.',
  'The file has no rows.': 'Il file non contiene righe.',
  'The file can be read neither as CSV nor as XLSX: save it again as CSV or XLSX.':
    'Il file non si legge né come CSV né come XLSX: salvarlo di nuovo come CSV o XLSX.',
  'The file is protected by a password: take it off and upload again.':
    'Il file è protetto da password: toglierla e caricarlo di nuovo.',
  'Somewhere a quotation mark is never closed: the rest of the file can’t be told apart into rows.':
    'Da qualche parte ci sono virgolette aperte e mai chiuse: il resto del file non si può dividere in righe.',
  'The mapping has not as many columns as the file.':
    'La corrispondenza non ha tante colonne quante il file.',
  'Two columns are said to be the same field.': 'Due colonne sono indicate per lo stesso campo.',
  'No column is said to be telephone, e-mail or fax.':
    'Nessuna colonna è indicata come telefono, e-mail o fax.',
  'Not all rows were good, as was asked for: none was added.':
    'Non tutte le righe erano buone, e così era chiesto: nessuna è stata aggiunta.',
  'It was stopped: no row was added.': 'È stato fermato: nessuna riga è stata aggiunta.',
  'The server could not finish it: no row was added. Upload it again.':
    'Il server non è riuscito a finirlo: nessuna riga è stata aggiunta. Caricarlo di nuovo.',
  'telephone number': 'telefono',
  'e-mail address': 'indirizzo e-mail',
  'fax number': 'fax',
  'There is a list {0} already; choose another name.': 'C’è già una lista {0}; scegli un altro nome.',
  'is the name of another list': 'è il nome di un’altra lista',
  'There is no contact list {0}.': 'Non c’è una lista di contatti {0}.',
  'The list {0} has been emptied: make another one.': 'La lista {0} è stata svuotata: creane un’altra.',
  'A sheet has at most {0} rows, this list {1}: take CSV.':
    'Un foglio ha al massimo {0} righe, questa lista {1}: prendi il CSV.',
  'The body is the file; this one is empty.': 'Il corpo è il file; questo è vuoto.',
  'A file may have at most {0} bytes here.': 'Qui un file può avere al massimo {0} byte.',
  'There is no import {0}.': 'Non c’è un’importazione {0}.',
  'The import {0} was started already, or has ended.': 'L’importazione {0} è già stata avviata, o è finita.',
  'The import {0} is no longer to be started, or another one of its list is at work.':
    'L’importazione {0} non si può più avviare, o un’altra della stessa lista è in corso.',
  'The import {0} has ended already.': 'L’importazione {0} è già finita.',
  'That address is not in the list.': 'Quell’indirizzo non è nell’elenco.',
  row: 'riga',
  column: 'colonna',
  why: 'perché',
  'row as in the file': 'riga come nel file',
};
