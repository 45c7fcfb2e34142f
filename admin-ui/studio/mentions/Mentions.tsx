import { Box, Link as TextLink, Typography } from '@mui/material';
import { useTranslate } from 'react-admin';
import { Link } from 'react-router-dom';
import { LoadingRows } from '../../parts/States.js';
import { addressOf } from '../address.js';
import type { Mention } from './mentions-of.js';

interface MentionsProps {
  readonly mentions: readonly Mention[] | null;
  /** The workflow that is open. */
  readonly own: string;
  readonly onLine: (line: number) => void;
}

/** Where a step or a definition is named, each to be gone to. */
export function Mentions({ mentions, own, onLine }: MentionsProps) {
  const translate = useTranslate();
  if (mentions === null) return <LoadingRows />;
  if (mentions.length === 0)
    return (
      <Typography variant="body2" color="text.secondary">
        {translate('step.nobody_names')}
      </Typography>
    );
  const isOwn = ({ kind, name }: Mention) => kind === 'workflow' && name === own;
  const sorted = [...mentions.filter(isOwn), ...mentions.filter((each) => !isOwn(each))];
  return (
    <Box
      component="ul"
      tabIndex={0}
      sx={{ m: 0, pl: 2, maxHeight: 200, overflow: 'auto', fontSize: 13, '& li': { py: 0.5 } }}
    >
      {sorted.map((each) => {
        const words = `${translate(`step.mention.${each.of}`)}, ${translate('studio.line', { line: each.line })}`;
        return (
          <li key={`${each.kind}/${each.name}/${String(each.from)}`}>
            {isOwn(each) ? (
              <TextLink component="button" type="button" onClick={() => onLine(each.line)}>
                {words}
              </TextLink>
            ) : (
              <TextLink component={Link} to={addressOf(each, each.line)}>
                {`${each.name}: ${words}`}
              </TextLink>
            )}
          </li>
        );
      })}
    </Box>
  );
}
