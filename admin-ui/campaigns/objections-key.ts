/** By what the list of addresses is kept in the browser. */
export const objectionsKey = ['campaigns', 'do-not-contact'];
