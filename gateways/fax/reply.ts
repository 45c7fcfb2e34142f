/** Replies of hfaxd, as FTP has them (RFC 959): `213 text`, or several lines from `213-text` to `213 text`. */

export interface Reply {
  readonly code: number;
  /** All its lines, without the code of the first and last. */
  readonly text: string;
}

export interface ReplyReader {
  /** Takes what came; answers the replies that are whole now. @throws Error for a line that begins no reply */
  push(chunk: string): Reply[];
}

// A server that sends more than this without an end of line speaks something else.
const mostPending = 64 * 1024;

/** Makes a reader of what comes over one connection. */
export function createReplyReader(): ReplyReader {
  let pending = '';
  let open: { readonly code: number; readonly lines: string[] } | null = null;
  return {
    push(chunk) {
      pending += chunk;
      if (pending.length > mostPending)
        throw new Error(`${mostPending} characters came without a whole line.`);
      const lines = pending.split(/\r?\n/);
      pending = lines.pop() ?? '';
      const whole: Reply[] = [];
      for (const line of lines) {
        const [, code = '', mark, text = ''] = /^([1-5]\d\d)([ -]|$)(.*)$/.exec(line) ?? [];
        if (open !== null && (Number(code) !== open.code || mark === '-')) {
          open.lines.push(line);
        } else if (open !== null) {
          whole.push({ code: open.code, text: [...open.lines, text].join('\n') });
          open = null;
        } else if (mark === undefined) {
          throw new Error(`"${line.slice(0, 80)}" is no reply of a fax server.`);
        } else if (mark === '-') {
          open = { code: Number(code), lines: [text] };
        } else {
          whole.push({ code: Number(code), text });
        }
      }
      return whole;
    },
  };
}
