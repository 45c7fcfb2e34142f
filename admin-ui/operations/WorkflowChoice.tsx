import { MenuItem, TextField } from '@mui/material';
import { useQuery } from '@tanstack/react-query';
import { useLocaleState, useTranslate } from 'react-admin';
import { titleText, type Title } from '../i18n/title-text.js';
import { call } from '../providers/http.js';
import { useMay } from '../providers/use-me.js';

interface Props {
  /** Empty: any. */
  readonly value: string;
  readonly onChange: (workflow: string) => void;
}

/** One of the published processes, by its title. */
export function WorkflowChoice({ value, onChange }: Props) {
  const translate = useTranslate();
  const [locale] = useLocaleState();
  const mayRead = useMay('definitions.read');
  const { data = [] } = useQuery({
    queryKey: ['workflow-names'],
    queryFn: async () =>
      (
        await call<
          readonly { readonly name: string; readonly title: Title; readonly version: number | null }[]
        >('/api/definitions?filter={"kind":"workflow"}&range=[0,999]')
      ).body.filter(({ version }) => version !== null),
    enabled: mayRead,
    staleTime: 60_000,
  });
  const known = data.some(({ name }) => name === value) || value === '';
  return (
    <TextField
      select
      label={translate('operations.filter.workflow')}
      value={value}
      onChange={(event) => onChange(event.target.value)}
      sx={{ width: { xs: '100%', sm: 170 } }}
    >
      <MenuItem value="">{translate('operations.state.any')}</MenuItem>
      {known ? null : <MenuItem value={value}>{value}</MenuItem>}
      {data.map(({ name, title }) => (
        <MenuItem key={name} value={name}>
          {titleText(title, locale, name)}
        </MenuItem>
      ))}
    </TextField>
  );
}
