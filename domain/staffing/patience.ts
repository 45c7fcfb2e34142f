/**
 * How long callers wait on average before they give up, in milliseconds: all waiting, of those who were answered too, by the
 * number of those who gave up (the likeliest patience where it is exponential and answers cut it short); null: nobody gave up.
 */
export function patienceOf(abandoned: number, waitedMs: number): number | null {
  return abandoned > 0 && waitedMs > 0 ? waitedMs / abandoned : null;
}
