/** What keys of workflows, clocks and actions are for, in Italian, by the English of their readers. */
export const workflowTexts = {
  'its name': 'il suo nome',
  'what people call it': 'il nome che leggono le persone',
  'the form of what an instance starts with': 'il modulo dei dati con cui una pratica comincia',
  'the calendar of working time': "il calendario dell'orario di servizio",
  'unique among the running instances': 'unica fra le pratiche in corso',
  'one line that tells instances apart': 'una riga che distingue le pratiche',
  '0 to 100, higher first': 'da 0 a 100, prima le più alte',
  'who or what starts an instance': 'chi o che cosa avvia una pratica',
  'who may see an instance beside its doers': 'chi può vedere una pratica oltre a chi ci lavora',
  'who may see it': 'chi può vederla',
  'the field that says its service': 'il campo che dice il servizio',
  'the field that says its language': 'il campo che dice la lingua',
  'the field that says for which body': 'il campo che dice per quale ente',
  'which fields of its data tell its contacts apart in reports; without it, those of the same name':
    'quali campi dei suoi dati distinguono i contatti nei rapporti; senza, quelli dallo stesso nome',
  'who may send what': 'chi può inviare che cosa',
  'its deadlines': 'le sue scadenze',
  'its steps, in their order of flow': "i suoi passi, nell'ordine in cui si svolgono",
  'what messages and errors do, whatever is active':
    'che cosa fanno messaggi ed errori, qualunque passo sia attivo',
  'where instances of older versions go': 'dove vanno le pratiche di versioni precedenti',
  'when, in five fields: minute, hour, day, month, day of the week':
    'quando, in cinque campi: minuto, ora, giorno, mese, giorno della settimana',
  'in whose zone and hours, if not the workflow’s':
    'nel fuso e nell’orario di quale calendario, se non quello del processo',
  'an instant at which the calendar is closed: `shift` moves it to the next opening, `skip` leaves it out':
    'un istante in cui il calendario è chiuso: `shift` lo sposta alla riapertura, `skip` lo tralascia',
  'the data that it starts with; `now` is the instant for which it starts':
    'i dati con cui comincia; `now` è l’istante per cui si avvia',
  'the data that it starts with': 'i dati con cui comincia',
  'the data that it starts with; `message` is what came in':
    'i dati con cui comincia; `message` è ciò che è arrivato',
  'the message that an answer becomes': 'il messaggio che una risposta diventa',
  'who may start it': 'chi può avviarlo',
  'true: anybody, by the web form': 'true: chiunque, dal modulo web',
  'the message that a start with a key in use becomes':
    'il messaggio che diventa un avvio la cui chiave è già in uso',
  'which channels start it, and with what': 'quali canali lo avviano, e con quali dati',
  'when it starts by itself': 'quando si avvia da sé',
  'the message that starts it, with its data': 'il messaggio che lo avvia, con i suoi dati',
  'who may send it': 'chi può inviarlo',
  'what its button says; without it there is no button':
    'la scritta del suo pulsante; senza, non ha pulsante',
  'who may send it; without it who has the right': 'chi può inviarlo; senza, chi ne ha il diritto',
  'what it carries': 'che cosa porta con sé',

  'how long the step may take: makes a clock named like the step':
    'quanto può durare il passo: ne nasce una scadenza con il nome del passo',
  "the calendar of the clock; without it the workflow's":
    'il calendario della scadenza; senza, quello del processo',
  'the service level that the clock feeds': 'il livello di servizio che la scadenza alimenta',
  'what is done at shares of the term and before or after its end':
    'che cosa si fa a una quota del termine, e prima o dopo la sua fine',
  'what is done again and again once the term has expired':
    'che cosa si ripete, a intervalli, una volta scaduto il termine',
  'the term, read once a lap': 'il termine, letto una volta per giro',
  'asked when the clock would start': 'si valuta quando la scadenza dovrebbe partire',
  'what starts it': 'che cosa la fa partire',
  'what stops it': 'che cosa la ferma',
  'steps during which it stands still': 'passi durante i quali resta sospesa',

  'a group, a list of groups, or an expression': "un gruppo, un elenco di gruppi o un'espressione",
  'a user, a list of users, or an expression': "un utente, un elenco di utenti o un'espressione",
  'true: whoever has the task, its group while nobody has':
    'true: chi ha il compito; finché non è di nessuno, il suo gruppo',
  'the text to send': 'il testo da inviare',
  'the clock': 'la scadenza',
  'its new term': 'il suo nuovo termine',
  'who is told': 'chi viene avvisato',
  'the priority from now on': 'la priorità da ora in poi',
  'what is added to the priority': 'quanto si aggiunge alla priorità',
  'who has the open tasks from now on': 'a chi passano i compiti aperti',
  'what is written to data': 'che cosa si scrive nei dati',
  'the service': 'il servizio',
  'its parameters': 'i suoi parametri',
  'the workflow that starts; nobody waits for it': 'il processo che si avvia; nessuno lo attende',
  'the clock and its new term': 'la scadenza e il suo nuovo termine',
  'where it goes on': 'dove prosegue',
} as const;
