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
  const encoder = new TextEncoder();
  let bytes = 0;
  const beyond = files.findIndex(({ text }, at) => {
    bytes += encoder.encode(text).length;
    return at >= limits.files || bytes > limits.bytes;
  });
  const first = files[beyond];
  if (first === undefined) return { within: files, problem: null };
  const most = beyond >= limits.files ? worded`${limits.files} files` : worded`${limits.bytes} bytes in all`;
  const what = worded`a tree of definitions may have ${most}, and with this file it has more: it and the files after it are not read; check a smaller folder`;
  const place = { file: first.path, line: 1, column: 1 };
  return {
    within: files.slice(0, beyond),
    problem: { ...place, severity: 'error', code: 'tree_too_large', message: inEnglish(what), worded: what },
  };
}
