/** A che serve ogni campo delle impostazioni. */
export const help = {
  find: 'Una parte di un nome o di un indirizzo e-mail.',
  user: {
    name: 'Il nome con cui attività e definizioni conoscono l’utente: lettere minuscole, cifre e _; resta per sempre.',
    display_name: 'Il nome che leggono i colleghi; vuoto: il nome breve.',
    email: 'L’indirizzo con cui l’utente entra.',
    password: 'Almeno 8 caratteri; vuota: com’è.',
    groups: 'I gruppi di cui riceve le attività, e i cui ruoli danno diritti.',
    skills: 'Ciò che le attività possono chiedere, coi nomi delle definizioni; Invio ne aggiunge una.',
    languages: 'Le lingue che parla, come codici: it, de, en; Invio ne aggiunge una.',
    may_sign_in: 'Spento, nessuno entra con questo accesso; ciò che è stato fatto resta.',
  },
  group: {
    name: 'Il nome con cui le definizioni conoscono il gruppo: lettere minuscole, cifre e _; resta per sempre.',
    title_it:
      'Ciò che si legge in italiano ovunque compaia il gruppo; anche in inglese, se lì non c’è nulla.',
    title_en:
      'Ciò che si legge in inglese ovunque compaia il gruppo; anche in italiano, se lì non c’è nulla.',
    roles: 'Che cosa possono fare i membri: i diritti di tutti questi ruoli insieme.',
  },
  key: {
    name: 'Per quale programma è: con questo nome il registro dice che cosa fa.',
    groups: 'Il programma può fare ciò che possono questi gruppi, e non di più.',
  },
  audit: {
    who: 'Il nome breve di un utente, per intero; di un programma: key: e il suo nome.',
    what: 'L’indirizzo chiamato, per intero, come nell’elenco: PUT /api/groups/{name}.',
    subject: 'Su che cosa si è agito, per intero, come nell’elenco: un nome o un codice.',
    source: 'L’indirizzo di rete da cui è venuto, per intero.',
    from: 'Il primo giorno, compreso.',
    to: 'L’ultimo giorno, compreso.',
  },
};
