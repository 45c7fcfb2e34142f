/** Colours of series, told apart by whoever sees them (Okabe and Ito's, made darker or lighter for the paper they stand on). */
const light = ['#0b5c6b', '#b35900', '#7a3e9d', '#4d4d4d', '#1f6fb2', '#7d6608'] as const;
const dark = ['#7cc7d6', '#f2a65a', '#cfa0e9', '#c7c7c7', '#8ec3f0', '#e3d26f'] as const;

/** Beside its colour each series has a dash of its own. */
export const dashes = ['solid', [7, 4], [2, 3], [10, 3, 2, 3], [4, 2], [12, 5]] as const;

/** The colours of a mode, in the order of series. */
export function seriesColours(mode: 'light' | 'dark'): readonly string[] {
  return mode === 'dark' ? dark : light;
}
