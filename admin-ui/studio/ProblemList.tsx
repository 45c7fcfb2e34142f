import { Box, Button, Link as TextLink, Typography } from '@mui/material';
import { useLocaleState, useTranslate } from 'react-admin';
import { Link } from 'react-router-dom';
import { fileOf, type DefinitionText } from '../../domain/definition-file.js';
import type { Problem } from '../../engine/reading.js';
import { addressOf } from './address.js';
import type { Shown } from './check/use-checked.js';
import { replacementOf } from './editor/fix.js';
import { messageIn } from './in-words.js';

interface ProblemListProps {
  readonly text: string;
  readonly checked: Shown;
  readonly file: string;
  readonly tree: readonly DefinitionText[];
  readonly mayEdit: boolean;
  readonly onLine: (line: number) => void;
  readonly onText: (text: string) => void;
}

/** What is wrong with the definition that is open, and the errors that the tree has elsewhere. */
export function ProblemList({ text, checked, file, tree, mayEdit, onLine, onText }: ProblemListProps) {
  const translate = useTranslate();
  const own = checked.problems.filter((each) => each.file === file);
  // While the text is broken, whatever names it is wrong too: that is not what has to be mended.
  const elsewhere = checked.broken
    ? []
    : checked.problems.filter((each) => each.file !== file && each.severity === 'error');
  const byFile = new Map(tree.map((each) => [fileOf(each), each]));
  return (
    <Box
      component="section"
      aria-label={translate('studio.problems')}
      // Scrolled by keyboard too.
      tabIndex={0}
      sx={{ maxHeight: 140, overflow: 'auto', flexShrink: 0, pt: 0.5, fontSize: 13 }}
    >
      {own.length + elsewhere.length === 0 ? (
        <Typography variant="body2" color="text.secondary">
          {translate(checked.waiting ? 'studio.checking' : 'studio.no_problems')}
          {checked.milliseconds > 0
            ? ` ${translate('studio.checked_in', { ms: Math.round(checked.milliseconds) })}`
            : null}
        </Typography>
      ) : (
        <Box component="ul" sx={{ m: 0, pl: 0, listStyle: 'none' }}>
          {own.map((problem) => (
            <Row key={keyOf(problem)} problem={problem}>
              <TextLink component="button" type="button" onClick={() => onLine(problem.line)}>
                {translate('studio.line', { line: problem.line })}
              </TextLink>
              {problem.fix === undefined || !mayEdit ? null : (
                <Button
                  sx={{ py: 0, ml: 1 }}
                  onClick={() => onText(mended(text, problem, problem.fix ?? ''))}
                >
                  {`${translate('studio.fix')}: ${problem.fix}`}
                </Button>
              )}
            </Row>
          ))}
          {elsewhere.map((problem) => {
            const of = byFile.get(problem.file);
            return (
              <Row key={keyOf(problem)} problem={problem}>
                {of === undefined ? (
                  problem.file
                ) : (
                  <TextLink component={Link} to={addressOf(of, problem.line)}>
                    {`${of.name}, ${translate('studio.line', { line: problem.line })}`}
                  </TextLink>
                )}
              </Row>
            );
          })}
        </Box>
      )}
    </Box>
  );
}

function Row({ problem, children }: { readonly problem: Problem; readonly children: React.ReactNode }) {
  const [locale = 'en'] = useLocaleState();
  return (
    <Box component="li" sx={{ py: 0.25 }}>
      <Box component="span" sx={{ color: `${problem.severity}.main`, mr: 0.5 }} aria-hidden>
        {problem.severity === 'error' ? '●' : '▲'}
      </Box>
      {children} <span>{messageIn(locale, problem)}</span>
    </Box>
  );
}

function keyOf({ file, line, column, code, message }: Problem): string {
  return [file, line, column, code, message].join('|');
}

function mended(text: string, { line, column, code }: Problem, fix: string): string {
  const lines = text.split('\n');
  const before = lines.slice(0, line - 1).reduce((sum, each) => sum + each.length + 1, 0);
  const { from, to, insert } = replacementOf(text, before + column - 1, code, fix);
  return text.slice(0, from) + insert + text.slice(to);
}
