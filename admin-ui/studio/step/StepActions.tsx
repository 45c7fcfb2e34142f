import Add from '@mui/icons-material/Add';
import ArrowDownward from '@mui/icons-material/ArrowDownward';
import ArrowUpward from '@mui/icons-material/ArrowUpward';
import { Box, Button, IconButton, Tooltip } from '@mui/material';
import { useState } from 'react';
import { useTranslate } from 'react-admin';
import type { SideProps } from '../side.js';
import { parsed } from '../yaml/parsed.js';
import { AddStep } from './AddStep.js';
import { DeleteStep } from './DeleteStep.js';
import { useEditing } from './editing.js';
import { MoveStep } from './MoveStep.js';
import { RenameStep } from './RenameStep.js';
import { besideOf, type StepPlace } from './step-places.js';
import { withMovedStep } from './structure/move-step.js';

const dialogs = { add: AddStep, rename: RenameStep, move: MoveStep, delete: DeleteStep } as const;
type Name = keyof typeof dialogs;

/** What can be done with a whole step. */
export function StepActions({ props, place }: { readonly props: SideProps; readonly place: StepPlace }) {
  const translate = useTranslate();
  const { apply } = useEditing();
  const [asked, setAsked] = useState<Name | null>(null);
  const beside = besideOf(parsed(props.text), place);
  const at = beside.findIndex(({ name }) => name === place.name);
  const [above, below] = [beside[at - 1]?.name, beside[at + 1]?.name];
  const move = (other: string | undefined, side: 'before' | 'after') => {
    if (other !== undefined) apply((text) => withMovedStep(text, { step: place.name, beside: other, side }));
  };
  const Dialog = asked === null ? null : dialogs[asked];
  return (
    <Box
      sx={{
        ...{ display: 'flex', flexWrap: 'wrap', alignItems: 'center' },
        // So that all of them stand in one line.
        '& .MuiButton-root': { minWidth: 0, px: 0.75 },
      }}
    >
      <Button startIcon={<Add />} onClick={() => setAsked('add')}>
        {translate('step.do.add')}
      </Button>
      <Button onClick={() => setAsked('rename')}>{translate('step.do.rename')}</Button>
      <Button onClick={() => setAsked('move')}>{translate('step.do.move')}</Button>
      <Button onClick={() => setAsked('delete')}>{translate('step.do.delete')}</Button>
      <Tooltip title={translate('step.do.up')}>
        <span>
          <IconButton
            size="small"
            disabled={above === undefined}
            aria-label={translate('step.do.up')}
            onClick={() => move(above, 'before')}
          >
            <ArrowUpward fontSize="small" />
          </IconButton>
        </span>
      </Tooltip>
      <Tooltip title={translate('step.do.down')}>
        <span>
          <IconButton
            size="small"
            disabled={below === undefined}
            aria-label={translate('step.do.down')}
            onClick={() => move(below, 'after')}
          >
            <ArrowDownward fontSize="small" />
          </IconButton>
        </span>
      </Tooltip>
      {Dialog === null ? null : <Dialog props={props} place={place} onClose={() => setAsked(null)} />}
    </Box>
  );
}
