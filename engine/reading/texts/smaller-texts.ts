/** What keys of calendars, forms, decisions and other small kinds are for, in Italian, by the English of their readers. */
export const smallerTexts = {
  'its date': 'la sua data',
  'what it is called': 'come si chiama',
  'whose public holidays are closed, such as IT': 'il paese di cui si osservano le festività, ad esempio IT',
  'a region of that country': 'una regione di quel paese',
  'further holidays': 'altre festività',
  'its first day': 'il primo giorno',
  'its last day': "l'ultimo giorno",
  'the day': 'il giorno',
  'its windows': 'le sue fasce',
  'the time zone': 'il fuso orario',
  'the windows of each day; days left out are closed': 'le fasce di ogni giorno; i giorni omessi sono chiusi',
  'public holidays and others': 'festività pubbliche e altre',
  'days on which it is closed': 'giorni in cui è chiuso',
  'days with windows of their own': 'giorni con fasce proprie',

  'what it says when no other rule fits': "che cosa dice quando nessun'altra regola si applica",
  'when the rule fits': 'quando la regola si applica',
  'what it says then': 'che cosa dice allora',
  'what it is given, each with its type': 'che cosa riceve, ciascuno con il suo tipo',
  'which of the rules that fit speaks: the first, the only one, or all':
    "quale delle regole che si applicano parla: la prima, l'unica, o tutte",
  'the rules, in the order in which they are tried': "le regole, nell'ordine in cui si provano",

  'the group of outcomes that it counts in; without it itself':
    'il gruppo di esiti in cui conta; senza, se stesso',
  "its code in AAPOR's standard definitions": 'il suo codice nelle definizioni standard AAPOR',
  'true: the contact is not tried again': 'true: il contatto non si riprova',
  'the skill that whoever tries again has to have': 'la competenza richiesta a chi riprova',
  'the channel that they are for; without it any': 'il canale per cui valgono; senza, qualunque',
  'what an attempt can end in': 'gli esiti che un tentativo può avere',

  'the order of the fields': "l'ordine dei campi",
  'how fields are shown': 'come si presentano i campi',
  'help for fields, by language': 'aiuto per i campi, per lingua',
  'labels of fields, and of the values of a choice (`channel.phone`), by language':
    'etichette dei campi, e dei valori di una scelta (`channel.phone`), per lingua',
  'the JSON Schema of its data': 'il JSON Schema dei suoi dati',
  'order, widgets, help and labels': 'ordine, presentazione, aiuti ed etichette',

  "the questions: SurveyJS's JSON, in YAML": 'le domande: il JSON di SurveyJS, in YAML',
  'its languages, the first one first': 'le sue lingue, la principale per prima',
  'true: answers are kept apart from who gave them':
    'true: le risposte si tengono separate da chi le ha date',
  'the stable names of its variables, by element': 'i nomi stabili delle sue variabili, per elemento',

  'the subject, by language': "l'oggetto, per lingua",
  'the text, by language': 'il testo, per lingua',
} as const;
