export const frame = {
  areas: 'Aree',
  page: 'Pagina',
  search: 'Cerca ovunque',
  search_hint: 'Cerca  ( / )',
  no_right: 'Non hai il diritto di vedere quest’area. Può dartelo chi amministra gli utenti.',
  nothing:
    'Qui non c’è ancora nulla per te: non sei in un gruppo con diritti. Chiedi a chi amministra gli utenti.',
  cut: 'Il server non risponde. Ciò che vedi può essere vecchio; si rilegge quando torna la linea. Da:',
  keys: { title: 'Tasti di questa pagina' },
  sign_in: {
    email: 'E-mail',
    password: 'Password',
    go: 'Entra',
    with: 'Entra con %{name}',
    wrong: 'L’indirizzo o la password sono sbagliati.',
  },
  notices: {
    watched: { overdue: 'È in ritardo.', escalated: 'È stata scalata.', closed: 'È chiusa.' },
    title: 'Avvisi',
    unread: 'Avvisi: %{smart_count} da leggere',
    none: 'Nulla di nuovo.',
    read: 'Tutti letti',
  },
  area: {
    desk: 'Scrivania',
    operations: 'Gestione',
    search: 'Ricerca',
    settings: 'Impostazioni',
    studio: 'Studio',
    wallboard: 'Wallboard',
    publish: 'Pubblica',
  },
};
