/** What is told of an instance by notices that no definition wrote. */

/**
 * To who watches it: it has missed a term, it was escalated (a threshold's actions were done), it has closed. To who manages
 * campaigns: appointments of a list that it has worked are beyond a quota that is full.
 */
export type Watched = 'overdue' | 'escalated' | 'closed' | 'appointments_beyond_quota';
