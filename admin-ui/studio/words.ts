/** What the studio itself says beside the engine, in Italian, by its English with gaps. */
export const studioWords = {
  'the {0} "{1}" is in another of these files too; expected once: leave one out':
    '{0} "{1}" è anche in un altro di questi file; atteso una volta: toglilo da uno',
  'The clock only goes forward.': 'L’orologio va solo in avanti.',
};
