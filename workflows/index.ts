/** The bundle's entry: the workflow types. */
export { instance } from './instance.js';
export { outreach } from './outreach.js';
export { scheduled } from './scheduled.js';
