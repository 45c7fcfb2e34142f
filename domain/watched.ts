/** What is told to who watches an instance. */

/** It has missed a term, it was escalated (a threshold's actions were done), it has closed. */
export type Watched = 'overdue' | 'escalated' | 'closed';
