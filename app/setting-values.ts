/** What settings of several kinds are read and refused by. */
import { z } from 'zod';

/** A whole number of these bounds, as text. */
export const wholeNumber = (least: number, most: number) =>
  z
    .string()
    .regex(/^\d+$/, `must be a whole number from ${least} to ${most}`)
    .transform(Number)
    .refine((n) => n >= least && n <= most, `must be a whole number from ${least} to ${most}`);

/** Says that production needs a setting, and the way to it. */
export function missing(name: string, way: string): string {
  return `${name}: missing, and production makes none: ${way}`;
}
