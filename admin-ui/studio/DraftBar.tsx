import { Box, Button, Chip, ToggleButton, ToggleButtonGroup, Typography } from '@mui/material';
import { memo } from 'react';
import { useTranslate } from 'react-admin';
import { Link as RouterLink } from 'react-router-dom';
import { useMay } from '../providers/use-me.js';
import { RenameButton } from './rename/RenameButton.js';
import type { DefinitionText } from '../../domain/definition-file.js';
import { sides } from './sides.js';
import type { Changes } from './together/use-together.js';

interface DraftBarProps {
  readonly kind: string;
  readonly name: string;
  readonly isKept: boolean;
  readonly isDraft: boolean;
  readonly mayEdit: boolean;
  /** The panel that is shown on the right. */
  readonly side: string | null;
  readonly treeNow: () => readonly DefinitionText[];
  readonly keep: Changes['keep'];
  readonly onDiscard: () => void;
  readonly onSave: () => void;
  readonly onSide: (side: string | null) => void;
}

/** What is open, how it is kept, and what can stand beside it; rendered again only when that changes, not at each key. */
export const DraftBar = memo(function DraftBar(props: DraftBarProps) {
  const { kind, name, isKept, isDraft, mayEdit, side, treeNow, keep, onDiscard, onSave, onSide } = props;
  const translate = useTranslate();
  const mayOversee = useMay('instances.read_all');
  const state = !isKept ? 'unsaved' : isDraft ? 'draft' : null;
  const discard = () => {
    if (window.confirm(translate('studio.discard_ask'))) onDiscard();
  };
  return (
    <Box sx={{ display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: 1, pb: 1 }}>
      <Typography component="h2" sx={{ fontSize: 15, fontWeight: 600, overflowWrap: 'anywhere' }}>
        {name}
      </Typography>
      {state === null ? null : <Chip size="small" variant="outlined" label={translate(`studio.${state}`)} />}
      {mayEdit ? null : <Typography variant="body2">{translate('studio.read_only')}</Typography>}
      {mayEdit && !isKept ? (
        <Button variant="contained" onClick={onSave}>
          {translate('studio.save')}
        </Button>
      ) : null}
      {mayEdit && state !== null ? <Button onClick={discard}>{translate('studio.discard')}</Button> : null}
      {mayEdit ? <RenameButton kind={kind} name={name} treeNow={treeNow} keep={keep} /> : null}
      {kind === 'workflow' && mayOversee ? (
        <Button component={RouterLink} to={`/operations/heat/${name}`}>
          {translate('operations.heat.link')}
        </Button>
      ) : null}
      <ToggleButtonGroup
        exclusive
        size="small"
        aria-label={translate('studio.side.label')}
        value={side}
        onChange={(_event, next: string | null) => onSide(next)}
        sx={{ ml: 'auto', '& .MuiToggleButton-root': { py: 0.25, textTransform: 'none' } }}
      >
        {sides
          .filter(({ kinds }) => kinds === undefined || kinds.includes(kind))
          .map((each) => (
            <ToggleButton key={each.name} value={each.name}>
              {translate(`studio.side.${each.name}`)}
            </ToggleButton>
          ))}
      </ToggleButtonGroup>
    </Box>
  );
});
