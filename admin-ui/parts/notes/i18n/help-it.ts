/** A che serve il campo di una nota. */
export const help = { text: 'Interna: non arriva mai alla persona.' };
