import HelpOutline from '@mui/icons-material/HelpOutlineOutlined';
import { IconButton, Tooltip } from '@mui/material';
import { useTranslate } from 'react-admin';

interface Props {
  readonly shown: boolean;
  readonly onChange: (shown: boolean) => void;
}

/** The mark that shows and hides the sentences of the fields beside it. */
export function HelpMark({ shown, onChange }: Props) {
  const translate = useTranslate();
  const label = translate(shown ? 'help.hide' : 'help.show');
  return (
    <Tooltip title={label}>
      <IconButton
        size="small"
        aria-label={label}
        aria-expanded={shown}
        color={shown ? 'primary' : 'default'}
        onClick={() => onChange(!shown)}
      >
        <HelpOutline sx={{ fontSize: 20 }} />
      </IconButton>
    </Tooltip>
  );
}
