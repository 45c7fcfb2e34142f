export const form = { no_file: 'Ancora nessun file' };
