export const help = { show: 'A che servono questi campi', hide: 'Nascondi a che servono i campi' };
