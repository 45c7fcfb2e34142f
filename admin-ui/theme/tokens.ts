/** The colours of the interface: one meaning each, in both themes, at least 4.5 : 1 on the page's paper. */
export interface Tokens {
  readonly primary: string;
  readonly page: string;
  readonly paper: string;
  readonly text: string;
  readonly quiet: string;
  readonly line: string;
  /** A clock with more than a quarter of its time left. */
  readonly calm: string;
  /** Under a quarter. */
  readonly near: string;
  /** Breached. */
  readonly late: string;
  /** Paused. */
  readonly still: string;
}

export const light: Tokens = {
  primary: '#0b5c6b',
  page: '#f4f6f7',
  paper: '#ffffff',
  text: '#17262b',
  quiet: '#51636a',
  line: '#d5dde0',
  calm: '#1c6b3c',
  near: '#8a5300',
  late: '#b3261e',
  still: '#51636a',
};

export const dark: Tokens = {
  primary: '#7cc7d6',
  page: '#10181b',
  paper: '#182226',
  text: '#e6eef0',
  quiet: '#a3b4ba',
  line: '#33444a',
  calm: '#7ed3a0',
  near: '#f0b860',
  late: '#ff9b92',
  still: '#a3b4ba',
};
