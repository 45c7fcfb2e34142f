/** What the API tells of mystery audits, as far as the pages read it. */
import type { Title } from '../i18n/title-text.js';

export interface Audit {
  readonly id: string;
  readonly instance_id: string;
  readonly title: string;
  readonly contract: string;
  readonly state: 'working' | 'over';
  readonly from: string;
  readonly until: string;
  readonly planned: number;
  readonly made: number;
  readonly replaced: number;
  readonly ended_at: string | null;
  readonly ended_why: string | null;
}

/** Planned and achieved of a value; margins are half intervals of 95 %, null where there are no cases. */
export interface Achieved {
  readonly value: string;
  readonly planned: number;
  readonly achieved: number;
  readonly replaced: number;
  readonly planned_margin: number | null;
  readonly achieved_margin: number | null;
}

export interface Cell {
  readonly body: string;
  readonly kind: string;
  readonly service: string;
  readonly language: string;
  readonly channel: string;
  readonly weekday: number;
  readonly band: string;
  readonly planned: number;
  readonly achieved: number;
  readonly replaced: number;
}

export interface Plan {
  readonly whole: Achieved;
  readonly by: Readonly<Record<string, readonly Achieved[]>>;
  readonly cells: readonly Cell[];
}

interface Level {
  readonly name: string;
  readonly title: Title;
  readonly points: number;
}

export interface Parameter {
  readonly name: string;
  readonly title: Title;
  readonly help: Title;
  readonly kinds: readonly string[];
  readonly levels: readonly Level[];
  readonly may_not_apply: boolean;
  readonly fatal: boolean;
}

export interface Sheet {
  readonly title: Title;
  readonly parameters: readonly Parameter[];
}

/** A version of an audit's sheet, as it was sent. */
export interface SheetVersion {
  readonly version: string;
  readonly current: boolean;
  /** How many detections answer it. */
  readonly detections: number;
  readonly made_by: string;
  readonly made_at: string;
  readonly sheet: Omit<Sheet, 'parameters'> & {
    readonly name: string;
    readonly parameters: readonly (Parameter & { readonly weight: number; readonly wanted: number | null })[];
  };
}

/** A detection in hand. */
export interface Held {
  readonly id: string;
  readonly audit_id: string;
  readonly state: 'begun' | 'sent';
  readonly body: string;
  readonly kind: 'call' | 'mail';
  readonly service: string;
  readonly title: Title;
  readonly language: string;
  readonly channel: string;
  readonly weekday: number;
  readonly band: string;
  readonly begun_at: string;
  readonly sent_at: string | null;
  readonly sheet: Sheet;
}

export interface AuditToWork {
  readonly id: string;
  readonly title: string;
  readonly planned: number;
  readonly made: number;
  readonly for_second: number;
}

/** A detection that is scored again. */
export interface Second {
  readonly id: string;
  readonly body: string;
  readonly kind: 'call' | 'mail';
  readonly service: string;
  readonly language: string;
  readonly channel: string;
  readonly attachments: readonly { readonly id: string; readonly name: string; readonly type: string }[];
  readonly sheet: Sheet;
}

interface Estimate {
  readonly n: number;
  readonly value: number;
  readonly margin: number | null;
}

interface Group {
  readonly value: string;
  readonly n: number;
  readonly score: Estimate | null;
  readonly fatal: number;
}

interface Interval {
  readonly low: number | null;
  readonly high: number | null;
}

export interface Results {
  readonly whole: Group;
  readonly by: Readonly<Record<string, readonly Group[]>>;
  readonly parameters: readonly {
    readonly name: string;
    readonly title: Title;
    readonly wanted: number | null;
    readonly points: Estimate | null;
    readonly not_applicable: number;
    readonly below: boolean;
  }[];
  readonly indicators: readonly {
    readonly name: string;
    readonly unit: 'share' | 'span';
    readonly estimate: Estimate | null;
  }[];
  readonly agreement: {
    readonly n: number;
    readonly scores: ({ readonly alpha: number } & Interval) | null;
    readonly parameters: readonly {
      readonly name: string;
      readonly n: number;
      readonly equal: number | null;
      readonly kappa: ({ readonly kappa: number } & Interval) | null;
      readonly alpha: ({ readonly alpha: number } & Interval) | null;
    }[];
  };
  readonly benchmark: readonly {
    readonly name: string;
    readonly ours: { readonly n: number; readonly mean: number } | null;
    readonly reference: { readonly n: number; readonly mean: number };
    readonly difference: { readonly value: number; readonly low: number; readonly high: number } | null;
    readonly verdict: 'better' | 'worse' | 'alike' | 'no_cases';
  }[];
}

export interface Bill {
  readonly currency: string;
  readonly total: string;
  readonly units: number;
  readonly sums: readonly {
    readonly body: string;
    readonly kind: string;
    readonly units: number;
    readonly unit_price: number;
    readonly amount: string;
  }[];
}
