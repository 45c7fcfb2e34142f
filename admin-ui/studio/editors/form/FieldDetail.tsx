import { Box, Checkbox, FormControlLabel, MenuItem, TextField } from '@mui/material';
import { useTranslate } from 'react-admin';
import type { FormDefinition } from '../../../../engine/reading/form.js';
import { removeEntry } from '../../yaml/remove-entry.js';
import { setValue } from '../../yaml/set-value.js';
import { CommitField } from '../../CommitField.js';
import { isName } from '../../is-name.js';
import { inLanguage, languages, withLanguage } from '../titles.js';
import { ChoiceValues } from './ChoiceValues.js';
import { withKind, withName, withRequired, withTitle } from './edit-form.js';
import { fieldKinds } from './field-kinds.js';
import { holderOf, mapAt, schemaPath, type FormField } from './form-fields.js';

interface FieldDetailProps {
  readonly form: FormDefinition;
  readonly field: FormField;
  readonly readOnly: boolean;
  readonly edit: (change: (text: string) => string) => void;
  /** Called when it has another name. */
  readonly onRenamed: (names: readonly string[]) => void;
}

/** What can be said of one field. */
export function FieldDetail({ form, field, readOnly, edit, onRenamed }: FieldDetailProps) {
  const translate = useTranslate();
  const { names } = field;
  const at = names.join('.');
  const own = names.at(-1) ?? '';
  const taken = Object.keys(mapAt(holderOf(form, names), 'properties'));
  const kind = fieldKinds.find(({ name }) => name === field.kind);
  const titles = (list: 'labels' | 'help', title: FormField['label']) =>
    languages.map((language) => (
      <CommitField
        key={`${list}-${language}`}
        label={translate(`editors.form.${list}_${language}`)}
        value={inLanguage(title, language)}
        readOnly={readOnly}
        onCommit={(typed) => edit((text) => withTitle(text, list, at, withLanguage(title, language, typed)))}
      />
    ));
  const setPersonal = (text: string) =>
    field.personal
      ? removeEntry(text, [...schemaPath(names), 'personal'])
      : setValue(text, [...schemaPath(names), 'personal'], true);
  return (
    <Box sx={{ pl: 2, ml: (names.length - 1) * 2, borderLeft: 2, borderColor: 'primary.main' }}>
      <Box sx={columns}>
        <CommitField
          label={translate('editors.form.name')}
          value={own}
          readOnly={readOnly}
          check={(typed) => nameFault(typed, own, taken, translate)}
          onCommit={(typed) => {
            edit((text) => withName(text, form, names, typed));
            onRenamed([...names.slice(0, -1), typed]);
          }}
        />
        {kind === undefined ? null : (
          <TextField
            select
            label={translate('editors.form.kind_label')}
            value={kind.name}
            disabled={readOnly}
            onChange={(event) => {
              const other = fieldKinds.find(({ name }) => name === event.target.value);
              if (other !== undefined) edit((text) => withKind(text, form, field, other));
            }}
          >
            {fieldKinds.map(({ name }) => (
              <MenuItem key={name} value={name}>
                {translate(`editors.form.kind.${name}`)}
              </MenuItem>
            ))}
          </TextField>
        )}
        {titles('labels', field.label)}
        {titles('help', field.help)}
      </Box>
      <FormControlLabel
        control={<Checkbox checked={field.required} disabled={readOnly} />}
        label={translate('editors.form.required')}
        onChange={() => edit((text) => withRequired(text, form, names, !field.required))}
      />
      <FormControlLabel
        control={<Checkbox checked={field.personal} disabled={readOnly} />}
        label={translate('editors.form.personal_help')}
        onChange={() => edit(setPersonal)}
      />
      {field.kind === 'choice' ? <ChoiceValues {...{ field, readOnly, edit }} /> : null}
    </Box>
  );
}

const columns = {
  display: 'grid',
  gridTemplateColumns: 'repeat(auto-fill, minmax(190px, 1fr))',
  columnGap: 1,
};

/** What is wrong with a name; null: nothing. */
export function nameFault(
  typed: string,
  own: string,
  taken: readonly string[],
  translate: (key: string) => string,
): string | null {
  if (!isName(typed)) return translate('editors.form.name_wrong');
  return typed !== own && taken.includes(typed) ? translate('editors.form.name_taken') : null;
}
