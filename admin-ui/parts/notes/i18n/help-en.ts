/** What the field of a note is for. */
export const help = { text: 'Internal: it never goes to the person.' };
