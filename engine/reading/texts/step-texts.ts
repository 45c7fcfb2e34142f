/** What keys of steps are for, in Italian, by the English of their readers. */
export const stepTexts = {
  'false: the step is skipped': 'se falsa, il passo si salta',
  'where it goes on; without it the step below': 'dove prosegue; senza, al passo sotto',
  'where in data its result goes': 'dove va nei dati il suo risultato',
  'the instant it counts as done at': "l'istante in cui il passo vale come compiuto",
  'messages and errors while it is active': 'messaggi ed errori mentre è attivo',

  'what is to be done': 'che cosa c’è da fare',
  'who may do it': 'chi può farlo',
  'whose task it is: a group, a list of groups, or an expression':
    "di chi è il compito: un gruppo, un elenco di gruppi o un'espressione",
  'whose task it is: a user, a list of users, or an expression':
    "di chi è il compito: un utente, un elenco di utenti o un'espressione",
  'what they have to be able to do': 'le competenze richieste',
  'how they have to be working': 'in quale modalità devono lavorare',
  'steps whose doers may not do this one': 'i passi di cui chi li ha svolti non può svolgere questo',
  'what its doer fills in': 'il modulo che compila chi lo svolge',
  'what it can end in': 'gli esiti che può avere',
  'what its button says': 'la scritta del suo pulsante',
  "the form of this outcome, in place of the task's":
    'il modulo di questo esito, al posto di quello del compito',
  'what has to hold for the data, beside the form': 'che cosa deve valere per i dati, oltre al modulo',
  'what has to hold': 'che cosa deve valere',
  'what is said if it does not': 'che cosa si dice se non vale',
  'places in data shown beside the form': 'parti dei dati mostrate accanto al modulo',

  'how often it is called in all, the first call included':
    'quante volte si chiama in tutto, prima chiamata compresa',
  'the wait before the second call; without it 1 second':
    "l'attesa prima della seconda chiamata; senza, 1 secondo",
  'by how much each wait is longer than the one before': 'di quanto ogni attesa è più lunga della precedente',
  'the longest wait': "l'attesa più lunga",
  'the service that takes it back': 'il servizio che la annulla',
  'its parameters; they see the result as steps.<step>.data':
    'i suoi parametri; vedono il risultato come steps.<step>.data',
  'when a call that failed is repeated': 'quando si ripete una chiamata fallita',
  'after which a call counts as failed; without it 60 seconds':
    'dopo quanto una chiamata vale come fallita; senza, 60 secondi',
  'what takes the call back': 'che cosa annulla la chiamata',

  'places in data and their values': 'posti nei dati e i loro valori',
  'the branches, in the order in which they are tried': "i rami, nell'ordine in cui si provano",
  'when this branch is taken': 'quando si prende questo ramo',
  'the steps of this branch': 'i passi di questo ramo',
  'the decision': 'la tabella di decisione',
  'its inputs': 'i suoi dati di ingresso',
  'what is waited for': 'che cosa si attende',
  'the instant': "l'istante",
  'the message, or a list: the first that comes': 'il messaggio, o un elenco: il primo che arriva',
  'which message matches; it sees "message"': 'quale messaggio corrisponde; vede "message"',
  'how long it waits at most': 'quanto attende al massimo',
  'where it goes on when that time has run out': 'dove prosegue quando quel tempo è finito',
  'the message': 'il messaggio',
  'whom to; without it every workflow that the message starts':
    'a chi; senza, a ogni processo che il messaggio avvia',
  'the workflow of the instance': 'il processo della pratica',
  'the key of the instance': 'la chiave della pratica',
  'the workflow': 'il processo',
  'false: it goes on at once': 'false: si prosegue subito',
  'the list': "l'elenco",
  'what an item is called inside': 'come si chiama dentro un elemento',
  'the steps for every item': 'i passi per ogni elemento',
  'how many items are worked on at once': 'quanti elementi si lavorano insieme',
  'ends it early; asked as each item ends, inside that':
    'lo termina prima; si valuta alla fine di ogni elemento, al suo interno',
  'what each finished item gives to "save", in the order of the items':
    'che cosa ogni elemento finito dà a "save", nell’ordine degli elementi',
  'the branches, all begun at once': 'i rami, cominciati tutti insieme',
  'when it is over: all branches done, any, or what is asked as steps in it finish':
    'quando termina: finiti tutti i rami, uno qualunque, o la condizione valutata quando ne finisce un passo',
  'the block whose finished services are taken back, or all':
    'il blocco di cui si annullano i servizi compiuti, oppure all',
  'the outcome of the instance': "l'esito della pratica",

  'the channel': 'il canale',
  'the contact list': "l'elenco dei contatti",
  'what is asked': 'che cosa si chiede',
  'what an attempt can end in; without it any outcome is final':
    'gli esiti di un tentativo; senza, ogni esito è definitivo',
  'how often a contact is tried': 'quante volte si prova un contatto',
  'when a contact is tried again': 'quando si riprova un contatto',
  'how long until the next attempt': 'quanto tempo prima del prossimo tentativo',
  'what is sent; channels email and fax': 'che cosa si manda; canali email e fax',
  'channel fax: the PDF documents that follow the cover, by their ids':
    'canale fax: i documenti PDF che seguono la copertina, per il loro identificativo',
  'channel recorded: the WAV file that is played, by its id':
    'canale recorded: il file WAV che si fa sentire, per il suo identificativo',
  'true: after the last attempt the contact stays open until it answers, or the outreach ends':
    'true: dopo l’ultimo tentativo il contatto resta aperto finché non risponde, o la campagna finisce',
  'after which outcomes; without it after all that are not final':
    'dopo quali esiti; senza, dopo tutti quelli non definitivi',
  'how appointments are counted': 'come si contano gli appuntamenti',
  'false: an attempt that ends in an appointment is not counted':
    'false: un tentativo che finisce in un appuntamento non si conta',
  'only while this calendar is open': 'solo mentre questo calendario è aperto',
  'at most how many in how long': 'al massimo quanti in quanto tempo',
  'who works the list': "chi lavora l'elenco",
  'who works the list: a group, a list of groups, or an expression':
    "chi lavora l'elenco: un gruppo, un elenco di gruppi o un'espressione",
  'how many are wanted of whom': 'quanti se ne vogliono, e di chi',
  "what it counts as against the contract's limits": 'come conta rispetto ai limiti del contratto',
  'channel task: what is filled in for each contact': 'canale task: il modulo compilato per ogni contatto',
  'channel workflow: what is called for each contact':
    'canale workflow: il processo chiamato per ogni contatto',
  'ends it, whatever is left': 'lo termina, qualunque cosa resti',
} as const;
