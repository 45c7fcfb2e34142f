import { Autocomplete, TextField } from '@mui/material';
import { useTranslate } from 'react-admin';

interface WhoActsProps {
  readonly name: string;
  /** The people of the scenario. */
  readonly known: readonly string[];
  readonly onName: (name: string) => void;
}

/** Who makes the next moves: somebody of the scenario with her groups, or a name of anybody who may. */
export function WhoActs({ name, known, onName }: WhoActsProps) {
  const translate = useTranslate();
  return (
    <Autocomplete
      freeSolo
      size="small"
      options={known}
      inputValue={name}
      onInputChange={(_event, next) => onName(next)}
      renderInput={(props) => (
        <TextField {...props} label={translate('play.who')} helperText={translate('play.who_hint')} />
      )}
    />
  );
}
