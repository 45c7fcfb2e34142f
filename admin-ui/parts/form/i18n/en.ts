export const form = { no_file: 'No file yet' };
