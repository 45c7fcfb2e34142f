/** How long a benchmark runs. */
export interface Extent {
  /** A run for trying whether all works: too short to say anything. */
  readonly quick: boolean;
}
