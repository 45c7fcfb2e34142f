/** What a browser keeps by name; `localStorage` and `sessionStorage` are such. */
export interface Kept {
  readonly getItem: (name: string) => string | null;
  readonly setItem: (name: string, text: string) => void;
  readonly removeItem: (name: string) => void;
}
