import { Autocomplete, Chip } from '@mui/material';
import type { FieldKey } from '../parts/help/field-key.js';
import { HelpedField } from '../parts/help/HelpedField.js';

interface Props {
  readonly of: FieldKey;
  readonly value: readonly string[];
  readonly onChange: (value: readonly string[]) => void;
  /** What can be chosen; without it anything may be typed. */
  readonly options?: readonly { readonly name: string; readonly title: string }[];
  readonly fault: string | undefined;
}

/** Several of a list, or several words of one's own. */
export function Choices({ of, value, onChange, options, fault }: Props) {
  const titles = new Map(options?.map(({ name, title }) => [name, title]));
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
