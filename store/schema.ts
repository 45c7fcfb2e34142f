/** All tables. The one door to `schema/`. */
export * from './schema/instances.js';
export * from './schema/personal.js';
export * from './schema/people.js';
export * from './schema/definitions.js';
export * from './schema/publishing.js';
export * from './schema/records.js';
export * from './schema/person-records.js';
export * from './schema/search.js';
export * from './schema/contacts.js';
export * from './schema/desk.js';
export * from './schema/contact-lists.js';
export * from './schema/outreaches.js';
export * from './schema/answers.js';
export * from './schema/calls.js';
export * from './schema/contract-uses.js';
export * from './schema/schedules.js';
export * from './schema/audits.js';
