/** A che serve ogni campo della disposizione del tabellone. */
export const help = {
  queue: 'Spuntata, la coda sta su questa parete.',
  columns: 'Da 1 a 4; uno schermo stretto ne ha uno.',
  warn_waiting: 'Quando attendono più attività di così, la coda è segnalata.',
  warn_minutes: 'Quando l’attesa più lunga supera questi minuti, la coda è segnalata.',
};
