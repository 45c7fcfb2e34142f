export const search = {
  type: 'Scrivi in alto un numero, un nome, un telefono o parole.',
  nothing: 'Nulla di ciò che puoi vedere corrisponde a “%{q}”.',
  requests: 'Richieste',
  tasks: 'Attività',
  people: 'Persone',
};
