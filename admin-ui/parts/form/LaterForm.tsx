import { later } from '../later.js';

/** A form's fields, with the form library loaded when the first form is shown: a queue is read without it. */
export const LaterForm = later(async () => (await import('./SchemaForm.js')).SchemaForm);
