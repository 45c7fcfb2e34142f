/** What stands in many places of a definition, and has a name in the schema of the language: what an editor says of each. */
export const shapes = {
  step: { en: 'a step: one key makes its kind', it: 'un passo: una chiave ne stabilisce il genere' },
  steps: {
    en: 'steps by name, in their order of flow',
    it: "passi per nome, nell'ordine in cui si svolgono",
  },
  action: { en: 'an action: one key makes its kind', it: "un'azione: una chiave ne stabilisce il genere" },
  value: {
    en: 'any value, or an expression: a text that begins with "="',
    it: 'un valore qualunque, o un\'espressione: un testo che comincia con "="',
  },
  condition: {
    en: 'an expression that is true or false, with or without "="',
    it: 'un\'espressione vera o falsa, con o senza "="',
  },
  term: {
    en: 'a duration such as "4 working hours", "10 working days" or "30 minutes", an instant, or an expression',
    it: 'una durata come "4 working hours", "10 working days" o "30 minutes", un istante, o un\'espressione',
  },
  duration: {
    en: 'a duration such as "30 minutes" or "2 working days", or an expression',
    it: 'una durata come "30 minutes" o "2 working days", o un\'espressione',
  },
  written_duration: {
    en: 'a duration written out, such as "30 minutes" or "3 working hours"',
    it: 'una durata scritta per esteso, come "30 minutes" o "3 working hours"',
  },
  elapsed_time: {
    en: 'elapsed time, such as "30 seconds" or "2 hours"',
    it: 'tempo che passa, come "30 seconds" o "2 hours"',
  },
  instant: {
    en: 'an instant with its zone, such as 2026-03-09T10:00:00+01:00, or an expression',
    it: "un istante con il suo fuso, come 2026-03-09T10:00:00+01:00, o un'espressione",
  },
  instant_written: {
    en: 'an instant with its zone, such as 2026-03-09T10:00:00+01:00',
    it: 'un istante con il suo fuso, come 2026-03-09T10:00:00+01:00',
  },
  place: {
    en: 'a place in data such as answer.text, or list[] to append',
    it: 'un posto nei dati come answer.text, oppure list[] per aggiungere',
  },
  title: {
    en: 'a text, or texts by language: {it: Segnalazione, en: Ticket}',
    it: 'un testo, o testi per lingua: {it: Segnalazione, en: Ticket}',
  },
  name: {
    en: 'a name: a small letter, then small letters, digits and underscores',
    it: 'un nome: una lettera minuscola, poi lettere minuscole, cifre e trattini bassi',
  },
  people: {
    en: 'a name, a list of names, or an expression',
    it: "un nome, un elenco di nomi, o un'espressione",
  },
  parameters: {
    en: 'a map whose values may be expressions, or an expression that gives one',
    it: "una mappa i cui valori possono essere espressioni, o un'espressione che la dà",
  },
  shown_place: { en: 'a place in data such as answer.text', it: 'un posto nei dati come answer.text' },
  list: { en: 'a list, or an expression that gives one', it: "un elenco, o un'espressione che lo dà" },
  clock: { en: 'a deadline', it: 'una scadenza' },
  service_answer: {
    en: 'what a service answers: a result, or an error that repeats',
    it: 'che cosa risponde un servizio: un risultato, o un errore che si ripete',
  },
  new_calendar: {
    en: 'a calendar, with the keys that it has in its file',
    it: 'un calendario, con le chiavi che ha nel suo file',
  },
  assignments: {
    en: 'places in data and what is written there: values or expressions',
    it: 'posti nei dati e ciò che vi si scrive: valori o espressioni',
  },
  next_step: {
    en: 'a step of the same block or of one around it, or "end"',
    it: 'un passo dello stesso blocco o di uno che lo contiene, oppure "end"',
  },
  event: {
    en: 'an event: start, end, <step>, <step>.claimed, <step>.done, <step>.<outcome>, message.<name>, or "= instant"',
    it: 'un evento: start, end, <passo>, <passo>.claimed, <passo>.done, <passo>.<esito>, message.<nome>, o "= istante"',
  },
  json_schema: {
    en: 'a JSON Schema 2020-12; `personal: true` marks a field that is kept encrypted',
    it: 'un JSON Schema 2020-12; `personal: true` segna un campo che si conserva cifrato',
  },
  form_name: { en: 'the name of a form', it: 'il nome di un modulo' },
  calendar_name: { en: 'the name of a calendar', it: 'il nome di un calendario' },
  template_name: { en: 'the name of a template', it: 'il nome di un testo da inviare' },
  decision_name: { en: 'the name of a decision', it: 'il nome di una tabella di decisione' },
  dispositions_name: { en: 'the name of dispositions', it: 'il nome di un insieme di esiti di contatto' },
  questionnaire_name: { en: 'the name of a questionnaire', it: 'il nome di un questionario' },
  contract_name: { en: 'the name of a contract', it: 'il nome di un contratto' },
  workflow_name: { en: 'the name of a workflow', it: 'il nome di un processo' },
  service_name: {
    en: 'the name of a service, as `sportello services` lists them',
    it: 'il nome di un servizio, fra quelli che elenca `sportello services`',
  },
  step_name: { en: 'the name of a step of this workflow', it: 'il nome di un passo di questo processo' },
  clock_name: {
    en: 'the name of a clock of this workflow',
    it: 'il nome di una scadenza di questo processo',
  },
  message_name: { en: 'the name of a message', it: 'il nome di un messaggio' },
  block_name: {
    en: 'the name of a step that is a block, or "all"',
    it: 'il nome di un passo che è un blocco, oppure "all"',
  },
} as const;

/** What has a name in the schema of the language. */
export type ShapeName = keyof typeof shapes;
