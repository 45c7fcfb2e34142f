/** A publication that waits or waited, as the API shows it. */
import type { ProposalRow } from '../store/proposals.js';
import { iso } from './schemas.js';

/** The row in the names of the API. */
export function shownProposal(row: ProposalRow) {
  return {
    id: row.id,
    state: row.state,
    author: row.author,
    note: row.note,
    proposed_at: iso(row.proposedAt),
    valid_at: iso(row.validAt),
    decided_by: row.decidedBy,
    decided_at: iso(row.decidedAt),
    publication: row.publication,
    definitions: row.parts.map(({ kind, name, baseVersion, text }) => ({
      kind,
      name,
      base_version: baseVersion,
      removes: text === null,
    })),
    report: row.report,
  };
}
