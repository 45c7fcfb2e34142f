export const help = { show: 'What these fields are for', hide: 'Hide what the fields are for' };
