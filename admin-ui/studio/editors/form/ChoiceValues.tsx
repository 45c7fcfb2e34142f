import Delete from '@mui/icons-material/Delete';
import { Box, Button, IconButton, TextField, Typography } from '@mui/material';
import { useState } from 'react';
import { useTranslate } from 'react-admin';
import { CommitField } from '../../CommitField.js';
import { inLanguage, languages, withLanguage } from '../titles.js';
import { withChoice, withChoiceLabel, withChoiceValue, withoutChoice } from './edit-choices.js';
import type { FormField } from './form-fields.js';

interface ChoiceValuesProps {
  readonly field: FormField;
  readonly readOnly: boolean;
  readonly edit: (change: (text: string) => string) => void;
}

/** The values of a choice, each with what people read for it. */
export function ChoiceValues({ field, readOnly, edit }: ChoiceValuesProps) {
  const translate = useTranslate();
  const [value, setValue] = useState('');
  const { choices } = field;
  const taken = choices.some((each) => each.value === value.trim());
  return (
    <Box role="group" aria-label={translate('editors.form.choices')}>
      <Typography variant="body2" sx={{ fontWeight: 600, mt: 0.5 }}>
        {translate('editors.form.choices')}
      </Typography>
      {choices.map((choice, at) => (
        <Box key={choice.value} sx={{ display: 'flex', gap: 0.5, alignItems: 'center' }}>
          <CommitField
            label={translate('editors.form.value')}
            value={choice.value}
            readOnly={readOnly}
            check={(typed) => (typed.trim() === '' ? translate('editors.form.value_wrong') : null)}
            onCommit={(typed) => edit((text) => withChoiceValue(text, field, at, typed.trim()))}
          />
          {languages.map((language) => (
            <CommitField
              key={language}
              label={translate(`editors.form.labels_${language}`)}
              value={inLanguage(choice.label, language)}
              readOnly={readOnly}
              onCommit={(typed) =>
                edit((text) => withChoiceLabel(text, field, at, withLanguage(choice.label, language, typed)))
              }
            />
          ))}
          {readOnly || choices.length === 1 ? null : (
            <IconButton
              size="small"
              aria-label={translate('editors.remove', { what: choice.value })}
              onClick={() => edit((text) => withoutChoice(text, field, at))}
            >
              <Delete fontSize="inherit" />
            </IconButton>
          )}
        </Box>
      ))}
      {readOnly ? null : (
        <Box sx={{ display: 'flex', gap: 1, alignItems: 'center' }}>
          <TextField
            label={translate('editors.form.new_value')}
            value={value}
            error={taken}
            onChange={(event) => setValue(event.target.value)}
          />
          <Button
            disabled={value.trim() === '' || taken}
            onClick={() => {
              edit((text) => withChoice(text, field, value.trim()));
              setValue('');
            }}
          >
            {translate('editors.form.add_value')}
          </Button>
        </Box>
      )}
    </Box>
  );
}
