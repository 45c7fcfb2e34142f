/** What the API says of publishing, in the shapes that the page reads. */
import type { Sentence } from '../../../engine/difference.js';
import type { ScenarioResult } from '../../../engine/playing.js';
import type { Problem } from '../../../engine/reading.js';

/** A definition by kind and name. */
export interface Key {
  readonly kind: string;
  readonly name: string;
}

/** What the gate found. */
export interface Report {
  readonly problems: readonly Problem[];
  readonly scenarios: {
    readonly passed: number;
    readonly failed: number;
    readonly scenarios: readonly ScenarioResult[];
  };
  readonly differences: readonly Sentence[];
  readonly workflows: readonly TouchedWorkflow[];
  /** Workflows that nobody starts from then on; older reports don't tell. */
  readonly gone?: readonly { readonly workflow: string; readonly running: number }[];
}

/** A workflow that changes, and what that means for its running instances. */
export interface TouchedWorkflow {
  readonly workflow: string;
  /** Null: it is new. */
  readonly from: string | null;
  readonly to: string;
  readonly running: number;
  readonly dry_run: {
    readonly checked: number;
    readonly movable: number;
    readonly refused: readonly NotMovable[];
  };
}

interface NotMovable {
  readonly instance: string;
  readonly number: string;
  readonly step: string;
  readonly message: string;
}

/** What publishing now would come to. */
export interface Preview {
  readonly passed: boolean;
  readonly report: Report;
}

/** A draft of one's own, in the list of definitions. */
export interface ListedDraft extends Key {
  readonly id: string;
  readonly title: string | Readonly<Record<string, string>> | null;
  readonly version: number | null;
  readonly draft: {
    readonly updated_at: string;
    readonly base_version: number | null;
    /** It is to go when this is published. */
    readonly removes: boolean;
  } | null;
}

/** A publication that waits or waited. */
export interface Publication {
  readonly id: number;
  readonly state: 'awaiting_approval' | 'awaiting_date' | 'published' | 'rejected' | 'failed';
  readonly author: string;
  readonly note: string | null;
  readonly proposed_at: string;
  readonly valid_at: string | null;
  readonly decided_by: string | null;
  readonly decided_at: string | null;
  readonly definitions: readonly (Key & { readonly removes: boolean })[];
  readonly report: Report;
}

/** What was published at once. */
export interface Published {
  readonly published: readonly (Key & { readonly version: number })[];
  readonly removed: readonly Key[];
  readonly batches: readonly number[];
}

/** `workflow/ticket.yaml:36` as the definition and line that it stands for; null for another path. */
export function placeOf(path: string): (Key & { readonly line: number | null }) | null {
  const match = /^([a-z]+)\/(.+?)(?:\.(?:scenario|simulation))?\.yaml(?::(\d+))?$/.exec(path);
  const [, kind, name, line] = match ?? [];
  if (kind === undefined || name === undefined) return null;
  return { kind, name, line: line === undefined ? null : Number(line) };
}

/** Where the studio shows a definition, at a line of its text. */
export function addressOf({ kind, name }: Key, line: number | null = null): string {
  const at = line === null ? '' : `?line=${String(line)}`;
  return `/studio/${kind}/${encodeURIComponent(name)}${at}`;
}

/** What publishing came to. */
export type Done = { readonly published: Published } | { readonly waits: Publication };
