import ArrowDownward from '@mui/icons-material/ArrowDownward';
import ArrowUpward from '@mui/icons-material/ArrowUpward';
import Delete from '@mui/icons-material/Delete';
import { IconButton } from '@mui/material';
import { useTranslate } from 'react-admin';

interface RowButtonsProps {
  /** What the row is called. */
  readonly what: string;
  readonly onMove: (by: 1 | -1) => void;
  readonly onRemove: () => void;
  /** What can't be done with it. */
  readonly never?: { readonly up: boolean; readonly down: boolean; readonly remove: boolean };
}

/** Moves a row up or down, or takes it out. */
export function RowButtons({ what, onMove, onRemove, never }: RowButtonsProps) {
  const translate = useTranslate();
  const buttons = [
    { does: 'up', Icon: ArrowUpward, run: () => onMove(-1) },
    { does: 'down', Icon: ArrowDownward, run: () => onMove(1) },
    { does: 'remove', Icon: Delete, run: onRemove },
  ] as const;
  return buttons.map(({ does, Icon, run }) => (
    <IconButton
      key={does}
      size="small"
      disabled={never?.[does] === true}
      aria-label={translate(`editors.${does}`, { what })}
      onClick={run}
    >
      <Icon fontSize="inherit" />
    </IconButton>
  ));
}
