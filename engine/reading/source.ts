/** From YAML text to nodes with places. What YAML allows and the language doesn't (tags, several documents) is refused here. */
import { Composer, Lexer, LineCounter, Parser, isScalar, type CST, type YAMLError } from 'yaml';
import { cutAt } from './cut-expression.js';
import type { Node } from './node.js';
import type { Problem } from './problem.js';
import { inEnglish, worded } from '../wording/worded.js';
import { toNode, type Source } from './to-node.js';

const longestFile = 1024 * 1024;
const deepest = 50;
/** A text with more is sick in one way many times over. */
const mostProblems = 50;

/** A file read: its node, or null where the text leaves nothing sound to read on with. */
export interface ReadSource {
  readonly node: Node | null;
  readonly problems: readonly Problem[];
  /** Something in it is an anchor or an alias, so that one part depends on another. */
  readonly anchored: boolean;
}

/** Reads YAML 1.2 text to a node, with a problem for all that can't be read or isn't allowed, or is nested deeper than `levels`. Never throws. */
export function readSource(file: string, text: string, levels = deepest): ReadSource {
  const problems: Problem[] = [];
  const lines = new LineCounter();
  const report: Source['report'] = (offset, code, worded, fix) => {
    if (problems.length >= mostProblems) return;
    const { line, col } = lines.linePos(offset);
    const at = { file, line: Math.max(line, 1), column: Math.max(col, 1) };
    problems.push({
      ...at,
      severity: 'error',
      code,
      message: inEnglish(worded),
      worded,
      ...(fix === undefined ? {} : { fix }),
    });
  };
  const source: Source = { file, text, lines, report };
  const { tokens, anchored } = tokensOf(source, levels);
  const node = tokens === null || problems.length > 0 ? null : compose(source, tokens);
  const isSound = problems.every((problem) => problem.code === 'duplicate_key');
  return { node: isSound ? node : null, problems, anchored };
}

/** Stops at the first level too many, so that a million brackets cost nothing. */
function tokensOf(
  source: Source,
  levels: number,
): { readonly tokens: CST.Token[] | null; readonly anchored: boolean } {
  source.lines.addNewLine(0);
  // Lengths are UTF-16 units, the limit is in bytes; a unit is at most three.
  if (source.text.length * 3 > longestFile && new TextEncoder().encode(source.text).length > longestFile) {
    source.report(
      0,
      'too_long',
      worded`the file has more than 1 MiB (1,048,576 bytes); split it into several definitions`,
    );
    return { tokens: null, anchored: false };
  }
  const parser = new Parser(source.lines.addNewLine);
  const tokens: CST.Token[] = [];
  let anchored = false;
  for (const lexeme of new Lexer().lex(source.text)) {
    if (lexeme.startsWith('!') || lexeme.startsWith('%')) reportForeign(source, parser.offset, lexeme);
    if (lexeme.startsWith('&') || lexeme.startsWith('*')) anchored = true;
    for (const token of parser.next(lexeme)) tokens.push(token);
    if (parser.stack.length > levels + 2) {
      source.report(
        parser.offset,
        'too_deep',
        worded`more than ${levels} levels of nesting; split the definition`,
      );
      return { tokens: null, anchored };
    }
  }
  for (const token of parser.end()) tokens.push(token);
  return { tokens, anchored };
}

/** A tag (`!x`) or a directive (`%YAML`): the lexer marks texts otherwise, so these are never part of one. */
function reportForeign(source: Source, offset: number, lexeme: string): void {
  const cut = lexeme.startsWith('!') ? cutAt(source.text, offset) : null;
  if (cut !== null) {
    source.report(
      cut.offset,
      'expression_cut',
      worded`YAML reads "${lexeme}" as a tag, not as an expression; put it in quotes: ${cut.shown}`,
      cut.shown,
    );
  } else if (lexeme.startsWith('!')) {
    source.report(
      offset,
      'yaml_tag',
      worded`the YAML tag "${lexeme}" is not allowed; leave it out, or put the text in quotes`,
    );
  } else {
    source.report(offset, 'yaml_tag', worded`the YAML directive "${lexeme}" is not allowed; leave it out`);
  }
}

function compose(source: Source, tokens: CST.Token[]): Node | null {
  const composer = new Composer({ version: '1.2', schema: 'core', uniqueKeys: false, strict: true });
  const [document, second] = [...composer.compose(tokens, true, source.text.length)];
  const error = document?.errors[0] ?? second?.errors[0];
  if (error !== undefined) {
    reportError(source, error);
    return null;
  }
  if (second !== undefined) {
    source.report(
      second.range[0],
      'yaml_documents',
      worded`a second document begins here; expected one definition a file: move it to a file of its own`,
    );
    return null;
  }
  const contents = document?.contents ?? null;
  if (contents === null || (isScalar(contents) && contents.value === null)) {
    source.report(
      0,
      'empty_file',
      worded`the file holds no definition; expected its kind and name in the first line, such as \`workflow: name\``,
    );
    return null;
  }
  return toNode(source, contents);
}

/** Only the first error of a text is told: the others mostly follow from it. */
function reportError(source: Source, error: YAMLError): void {
  const offset = Math.min(error.pos[0], source.text.length);
  const cut = cutAt(source.text, offset);
  if (error.code === 'TAB_AS_INDENT') {
    source.report(
      offset,
      'yaml_tab',
      worded`a tab indents this line; expected spaces: replace each tab by two spaces`,
    );
  } else if (cut !== null) {
    source.report(
      cut.offset,
      'expression_cut',
      worded`YAML cannot read this expression without quotes; write it so: ${cut.shown}`,
      cut.shown,
    );
  } else {
    const message = error.message.charAt(0).toLowerCase() + error.message.slice(1);
    source.report(offset, 'yaml', worded`not readable as YAML: ${message}`);
  }
}
