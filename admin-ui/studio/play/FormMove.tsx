import { Box, Button } from '@mui/material';
import { useState } from 'react';
import { useLocaleState, useTranslate } from 'react-admin';
import type { JsonObject } from '../../../engine/json.js';
import { DataForm } from '../../parts/form/DataForm.js';
import type { FormShape } from '../../parts/form/ui-schema.js';
import type { FieldFault } from '../../providers/http.js';
import { ofData } from './form-faults.js';

interface FormMoveProps {
  readonly label: string;
  /** Null: it is made at once. */
  readonly form: FormShape | null;
  readonly faults: readonly FieldFault[];
  readonly onSend: (data: JsonObject) => void;
}

/** A move as a button; one with a form opens it first. */
export function FormMove({ label, form, faults, onSend }: FormMoveProps) {
  const translate = useTranslate();
  const [locale] = useLocaleState();
  const [open, setOpen] = useState(false);
  const [data, setData] = useState<JsonObject>({});
  if (form === null)
    return (
      <Button variant="outlined" onClick={() => onSend({})}>
        {label}
      </Button>
    );
  return (
    <>
      <Button variant="outlined" aria-expanded={open} onClick={() => setOpen(!open)}>
        {label}
      </Button>
      {open ? (
        <Box sx={{ width: '100%', pl: 1, borderLeft: 2, borderColor: 'primary.main' }}>
          <DataForm
            locale={locale}
            form={form}
            data={data}
            onChange={setData}
            onSubmit={onSend}
            faults={ofData(faults)}
          >
            <Button type="submit" variant="contained">
              {translate('play.do', { what: label })}
            </Button>
          </DataForm>
        </Box>
      ) : null}
    </>
  );
}
