export const rename = {
  open: 'Rinomina…',
  title: 'Rinomina %{name}',
  name: 'Nuovo nome',
  do: 'Rinomina ovunque',
  places: 'Cambia in un punto: |||| Cambia in %{smart_count} punti:',
  all_places: 'Punti che cambiano',
  doubtful: 'Questi testi gli somigliano e restano come sono. Guarda se si riferiscono a questo:',
  unread: 'Queste contengono il nome e non si possono leggere; prima vanno corrette: %{names}',
  keeps: 'Tutto è conservato in una volta come bozze tue, o nulla. Gli altri lo vedono quando lo pubblichi.',
  not_with_it: 'Che cosa non lo segue',
  running:
    'Una pratica è in corso: conserva la sua versione e il vecchio nome. |||| %{smart_count} pratiche sono in corso: conservano la loro versione e il vecchio nome.',
  called_by:
    'Le pratiche di %{names} già in corso lo cercano con il vecchio nome: pubblica quando nessuna deve più farlo.',
  workflow: {
    numbers:
      'La numerazione ricomincia, e una materia che ha una pratica con il vecchio nome può averne una seconda.',
    figures: 'Elenchi e cifre del passato restano sotto il vecchio nome.',
    outside:
      'Chi lo avvia tramite API e i collegamenti al suo modulo pubblico (%{address}) devono conoscere il nuovo nome; una pianificazione sospesa riparte.',
  },
  calendar: { data: 'Righe di liste di contatti e dati che lo nominano con un testo.' },
  template: { data: 'Dati che lo nominano con un testo.' },
  questionnaire: { answers: 'Risposte già date e collegamenti già inviati: restano con il vecchio nome.' },
  contract: {
    periods: 'Periodi chiusi, rilevazioni, usi e rilievi: restano con il vecchio nome.',
  },
  removed: 'Da togliere alla pubblicazione',
  put_back: 'Conserva comunque %{name}',
};
