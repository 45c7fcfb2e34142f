import { Box, Button } from '@mui/material';
import { useTranslate } from 'react-admin';
import { useNavigate } from 'react-router-dom';
import { useKeys } from '../../keys/keys.js';

/** Answer at once, or hand on; both by keys, also while somebody types. */
export function Ways({
  onAnswer,
  onHandOn,
}: {
  readonly onAnswer: () => void;
  readonly onHandOn: () => void;
}) {
  const translate = useTranslate();
  const navigate = useNavigate();
  useKeys({
    'Alt+a': { label: 'desk.new.answer', run: onAnswer, whileTyping: true },
    'Alt+h': { label: 'desk.new.hand_on', run: onHandOn, whileTyping: true },
    Escape: { label: 'desk.keys.back', run: () => void navigate('/desk') },
  });
  return (
    <Box sx={{ display: 'flex', gap: 1, my: 1 }}>
      <Button variant="contained" size="medium" onClick={onAnswer}>
        {translate('desk.new.answer')} <kbd style={{ marginLeft: 8 }}>Alt+A</kbd>
      </Button>
      <Button variant="outlined" size="medium" onClick={onHandOn}>
        {translate('desk.new.hand_on')} <kbd style={{ marginLeft: 8 }}>Alt+H</kbd>
      </Button>
    </Box>
  );
}

/** A process of ours is only begun: whoever its first task is for finds it on the desk. */
export function Start({ onStart }: { readonly onStart: () => void }) {
  const translate = useTranslate();
  const navigate = useNavigate();
  useKeys({
    'Alt+a': { label: 'desk.new.start', run: onStart, whileTyping: true },
    Escape: { label: 'desk.keys.back', run: () => void navigate('/desk') },
  });
  return (
    <Button variant="contained" size="medium" onClick={onStart} sx={{ my: 1 }}>
      {translate('desk.new.start')} <kbd style={{ marginLeft: 8 }}>Alt+A</kbd>
    </Button>
  );
}
