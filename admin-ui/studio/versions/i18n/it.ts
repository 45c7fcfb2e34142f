export const versions = {
  publish: 'Pubblica la bozza…',
  none: 'Non è mai stata pubblicata.',
  against: 'Confronta con',
  version: 'versione %{version}',
  counts: 'in vigore',
  changes: 'Che cosa è cambiato',
  same: 'Dice la stessa cosa.',
  unreadable: 'Al momento il testo non si può leggere.',
  text: 'Il cambiamento nel testo',
  withdrawn: 'ritirata da %{by}',
  withdraw: 'Ritira',
  withdraw_ask:
    'Ritirare la versione %{version}? Per ciò che comincia torna in vigore la precedente; ciò che è in corso tiene la sua.',
  on_diagram: 'Segna sul diagramma',
};
