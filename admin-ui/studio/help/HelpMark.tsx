import HelpOutline from '@mui/icons-material/HelpOutlineOutlined';
import { IconButton, Tooltip } from '@mui/material';
import { useTranslate } from 'react-admin';

interface HelpMarkProps {
  /** What it explains. */
  readonly of: string;
  /** The sentence; null until it is known. */
  readonly help: string | null;
}

/** A mark beside a heading that says what it is for: by pointer, by keyboard, by touch. */
export function HelpMark({ of, help }: HelpMarkProps) {
  const translate = useTranslate();
  if (help === null) return null;
  return (
    <Tooltip describeChild title={help} enterTouchDelay={0} leaveTouchDelay={10_000}>
      <IconButton size="small" aria-label={translate('studio.help_of', { what: of })}>
        <HelpOutline sx={{ fontSize: 18 }} />
      </IconButton>
    </Tooltip>
  );
}
