export const folder = {
  import: 'Importa',
  export: 'Esporta',
  keep_all: 'Conserva tutte le %{count} bozze',
  title: 'Importa definizioni',
  explain:
    'Da uno zip, da file o da una cartella nelle tue bozze. Prima vedi che cosa cambierebbe; nessun altro lo vede finché non è pubblicato.',
  choose_files: 'Scegli uno zip o dei file',
  choose_folder: 'Scegli una cartella',
  unreadable: 'Non si è potuto leggere: %{why}',
  nothing: 'Non contiene definizioni. Le definizioni sono file YAML.',
  wrong: 'Qualcosa non va, quindi non si può importare niente:',
  new: 'Nuove',
  changed: 'Cambiate',
  same: '%{smart_count} è uguale a quella di qui. |||| %{smart_count} sono uguali a quelle di qui.',
  words_only: 'solo commenti o impaginazione',
  over_unsaved: 'Si sostituisce ciò che hai scritto e non ancora conservato in: %{names}.',
  bring: 'Importa %{count}',
};
