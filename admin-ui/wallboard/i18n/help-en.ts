/** What each field of the wallboard's layout is for. */
export const help = {
  queue: 'Ticked, the tile of the queue stands on this wall.',
  columns: 'From 1 to 4; a narrow screen has one.',
  warn_waiting: 'When more tasks wait than this, the queue is told as one to take care of.',
  warn_minutes: 'When the longest wait passes this, the queue is told as one to take care of.',
};
