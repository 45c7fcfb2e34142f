import { Alert, Box, Button, ToggleButton, ToggleButtonGroup } from '@mui/material';
import { useState } from 'react';
import { useLocaleState, useTranslate } from 'react-admin';
import type { CompiledForm } from '../../../../engine/definition.js';
import { applyDefaults } from '../../../../engine/forms/defaults.js';
import type { JsonObject } from '../../../../engine/json.js';
import { DataForm } from '../../../parts/form/DataForm.js';
import { languages } from '../titles.js';

/** The form as people get it, in each language, and what it says to what they enter. */
export function FormPreview({ form }: { readonly form: CompiledForm }) {
  const translate = useTranslate();
  const [locale] = useLocaleState();
  const [language, setLanguage] = useState(locale);
  const [data, setData] = useState<JsonObject>({});
  const [taken, setTaken] = useState<JsonObject | null>(null);
  return (
    <Box>
      <ToggleButtonGroup
        exclusive
        size="small"
        aria-label={translate('editors.language')}
        value={language}
        onChange={(_event, next: string | null) => setLanguage(next ?? language)}
        sx={{ mb: 1, '& .MuiToggleButton-root': { py: 0, textTransform: 'none' } }}
      >
        {languages.map((each) => (
          <ToggleButton key={each} value={each}>
            {translate(`editors.in_${each}`)}
          </ToggleButton>
        ))}
      </ToggleButtonGroup>
      <Box lang={language} sx={{ border: 1, borderColor: 'divider', borderRadius: 1, p: 1.5 }}>
        <DataForm
          locale={language}
          form={form}
          data={data}
          onChange={(next) => {
            setData(next);
            setTaken(null);
          }}
          onSubmit={(next) => setTaken(applyDefaults(form.schema, next) as JsonObject)}
        >
          <Button type="submit" variant="contained" sx={{ mt: 1 }}>
            {translate('editors.form.try')}
          </Button>
        </DataForm>
      </Box>
      {taken === null ? null : (
        <Alert severity="success" sx={{ mt: 1 }}>
          {translate('editors.form.accepted')}
          <Box component="pre" sx={{ m: 0, fontSize: 12, whiteSpace: 'pre-wrap' }}>
            {JSON.stringify(taken, null, 2)}
          </Box>
        </Alert>
      )}
    </Box>
  );
}
