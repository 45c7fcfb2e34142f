import { Box, Link as TextLink } from '@mui/material';
import { useTranslate } from 'react-admin';
import { Link } from 'react-router-dom';
import { fileOf, type DefinitionText } from '../../../domain/definition-file.js';
import { addressOf } from '../address.js';
import type { Mention } from '../mentions/mentions-of.js';

interface PlacesProps {
  readonly tree: readonly DefinitionText[];
  readonly places: readonly Mention[];
  readonly label: string;
}

/** Places in definitions, each with its line as it stands, to be gone to. */
export function Places({ tree, places, label }: PlacesProps) {
  const translate = useTranslate();
  const lines = new Map(tree.map((each) => [fileOf(each), each.text.split('\n')]));
  return (
    <Box
      component="ul"
      tabIndex={0}
      aria-label={label}
      sx={{ m: 0, pl: 2, maxHeight: 220, overflow: 'auto', fontSize: 13, '& li': { py: 0.25 } }}
    >
      {places.map((each) => (
        <li key={`${fileOf(each)} ${String(each.from)}`}>
          <TextLink component={Link} to={addressOf(each, each.line)}>
            {`${each.name}, ${translate('studio.line', { line: each.line })}`}
          </TextLink>
          <Box component="code" sx={{ display: 'block', overflowWrap: 'anywhere' }}>
            {lines.get(fileOf(each))?.[each.line - 1]?.trim()}
          </Box>
        </li>
      ))}
    </Box>
  );
}
