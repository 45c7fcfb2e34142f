import { MenuItem } from '@mui/material';
import { useLocaleState, useTranslate } from 'react-admin';
import { HelpedField } from '../parts/help/HelpedField.js';
import { titleText } from '../i18n/title-text.js';
import { useWorkflowTitles } from './use-workflow-titles.js';

interface Props {
  /** Empty: any. */
  readonly value: string;
  readonly onChange: (workflow: string) => void;
}

/** One of the published processes, by its title. */
export function WorkflowChoice({ value, onChange }: Props) {
  const translate = useTranslate();
  const [locale] = useLocaleState();
  const data = useWorkflowTitles();
  const known = data.some(({ name }) => name === value) || value === '';
  return (
    <HelpedField
      select
      of="operations.filter.workflow"
      value={value}
      onChange={(event) => onChange(event.target.value)}
      sx={{ width: { xs: 'calc(50% - 4px)', sm: 170 } }}
    >
      <MenuItem value="">{translate('operations.state.any')}</MenuItem>
      {known ? null : <MenuItem value={value}>{value}</MenuItem>}
      {data.map(({ name, title }) => (
        <MenuItem key={name} value={name}>
          {titleText(title, locale, name)}
        </MenuItem>
      ))}
    </HelpedField>
  );
}
