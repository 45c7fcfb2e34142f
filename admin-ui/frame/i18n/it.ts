import { help } from './help-it.js';

export const frame = {
  help,
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
    watched: {
      overdue: 'È in ritardo.',
      escalated: 'È stata scalata.',
      closed: 'È chiusa.',
      appointments_beyond_quota: 'Ci sono appuntamenti con persone la cui quota è piena.',
    },
    title: 'Avvisi',
    unread: 'Avvisi: %{smart_count} da leggere',
    none: 'Nulla di nuovo.',
    read: 'Tutti letti',
  },
  area: {
    audits: 'Mystery audit',
    campaigns: 'Campagne',
    detections: 'Rilevazioni',
    desk: 'Scrivania',
    operations: 'Gestione',
    reports: 'Rapporti',
    search: 'Ricerca',
    settings: 'Impostazioni',
    studio: 'Studio',
    wallboard: 'Wallboard',
    publish: 'Pubblica',
  },
  tour: {
    keys: { on: 'Visita: tappa seguente', back: 'Visita: tappa precedente', end: 'Visita: termina' },
    again: 'Visita guidata',
    at: '%{at} di %{of}',
    on: 'Avanti',
    back: 'Indietro',
    leave: 'Niente visita',
    end: 'Fine',
    desk: {
      title: 'La scrivania',
      text: 'Ciò che ti aspetta, prima il più urgente. Premi + per un nuovo contatto, n per il prossimo, ? per tutti i tasti di una pagina.',
    },
    wallboard: {
      title: 'Il tabellone',
      text: 'Quanti aspettano, da quanto, e quali scadenze sono vicine: per uno schermo che vedono tutti.',
    },
    studio: {
      title: 'Lo studio',
      text: 'Ogni processo, scadenza, modulo e testo. Cambiane uno, provalo fino in fondo, e pubblicalo quando fa ciò che intendi.',
    },
    operations: {
      title: 'La gestione',
      text: 'Ogni richiesta con tutta la sua storia. Ciò che è fermo dice perché, e come prosegue.',
    },
    search: { title: 'La ricerca', text: 'Un numero, un nome o parole, da ogni pagina: premi /.' },
    notices: {
      title: 'Gli avvisi',
      text: 'Ciò che i processi ti dicono, e che cosa succede alle richieste che segui con la stella.',
    },
    self: {
      title: 'Tu',
      text: 'Lingua e tema sono qui accanto. Questa visita è in questo menu ogni volta che la rivuoi.',
    },
  },
};
