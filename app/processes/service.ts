/** A process that runs for us, as its supervisor sees it. */
export interface Running {
  /** null: lives in our own process (the API). */
  readonly pid: number | null;
  /** Settles when it is gone, with a sentence on how it went. Never rejects. */
  readonly exited: Promise<string>;
  /** Ends it cleanly, and by force if it takes too long; settles when it is gone. */
  stop(): Promise<void>;
  /** Ends it now, without waiting. */
  kill(): void;
}

export interface Service {
  readonly name: string;
  /**
   * Starts it and settles when it is ready for others; may be called again after it has exited.
   * @throws when it can't become ready, or when `abort` says that nobody wants it any more; then nothing is left running
   */
  start(abort: AbortSignal): Promise<Running>;
}

/** A line for whoever started us. */
export type Say = (line: string) => void;
