/** How large a tree of definitions may be: what is beyond is not read, and the tree is refused. */
import type { Problem } from './problem.js';
import { inEnglish, worded } from '../wording/worded.js';

/** The most files of a tree, and the most that they may hold in all, in bytes. */
const treeLimits = { files: 5_000, bytes: 64 * 1024 * 1024 } as const;

/** The files up to the limits, and the problem where there are more: at the first file beyond. */
export function withinLimits<File extends { readonly path: string; readonly text: string }>(
  files: readonly File[],
  limits: { readonly files: number; readonly bytes: number } = treeLimits,
): { readonly within: readonly File[]; readonly problem: Problem | null } {
  // A UTF-16 unit is at most three bytes; to encode a whole tree at each key would take a while.
  const most = files.reduce((sum, { text }) => sum + text.length * 3, 0);
  if (files.length <= limits.files && most <= limits.bytes) return { within: files, problem: null };
  const encoder = new TextEncoder();
  let bytes = 0;
  const beyond = files.findIndex(({ text }, at) => {
    bytes += encoder.encode(text).length;
    return at >= limits.files || bytes > limits.bytes;
  });
  const first = files[beyond];
  if (first === undefined) return { within: files, problem: null };
  const allowed =
    beyond >= limits.files ? worded`${limits.files} files` : worded`${limits.bytes} bytes in all`;
  const what = worded`a tree of definitions may have ${allowed}, and with this file it has more: it and the files after it are not read; check a smaller folder`;
  const place = { file: first.path, line: 1, column: 1 };
  return {
    within: files.slice(0, beyond),
    problem: { ...place, severity: 'error', code: 'tree_too_large', message: inEnglish(what), worded: what },
  };
}
