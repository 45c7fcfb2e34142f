/** The door to what has changed between two trees of definitions. Uses reading, so workflows may not import it. */
export { differencesOf } from './difference/differences.js';
export type { Sentence } from './difference/sentence.js';
