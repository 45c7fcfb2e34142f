import { Autocomplete, Chip } from '@mui/material';
import type { FieldKey } from '../parts/help/field-key.js';
import { useLocaleState } from 'react-admin';
import type { Title } from '../../engine/definition.js';
import { titleText } from '../i18n/title-text.js';
import { HelpedField } from '../parts/help/HelpedField.js';

interface Props {
  readonly of: FieldKey;
  readonly value: readonly string[];
  readonly onChange: (value: readonly string[]) => void;
  /** What can be chosen; without it anything may be typed. */
  readonly options?: readonly { readonly name: string; readonly title: Title }[];
  readonly fault: string | undefined;
}

/** Several of a list, or several words of one's own. */
export function Choices({ of, value, onChange, options, fault }: Props) {
  const [locale = 'en'] = useLocaleState();
  const titles = new Map(options?.map(({ name, title }) => [name, titleText(title, locale, name)]));
  return (
    <Autocomplete
      multiple
      freeSolo={options === undefined}
      options={[...titles.keys()]}
      getOptionLabel={(name) => titles.get(name) ?? name}
      value={[...value]}
      onChange={(_, chosen) => onChange(chosen)}
      renderValue={(chosen, itemProps) =>
        chosen.map((name, index) => {
          const { key, ...rest } = itemProps({ index });
          return <Chip key={key} size="small" label={titles.get(name) ?? name} {...rest} />;
        })
      }
      renderInput={(params) => <HelpedField {...params} of={of} fault={fault} />}
    />
  );
}
