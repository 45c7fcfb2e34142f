/** What `/api/history` answers. */
import type { ContactSums } from '../../../domain/monitoring/contact-sums.js';
import type { Dimension } from '../../../domain/monitoring/dimensions.js';
import type { Indicator } from '../../../domain/monitoring/indicators.js';

export interface History {
  readonly by: Dimension;
  readonly from: string;
  readonly until: string;
  readonly rows: readonly {
    readonly value: string | null;
    readonly sums: ContactSums;
    readonly indicators: Readonly<Record<string, number | null>>;
  }[];
  readonly total: { readonly sums: ContactSums; readonly indicators: readonly Indicator[] };
}
