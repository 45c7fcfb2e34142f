import { Box, Button, TextField } from '@mui/material';
import { useMemo, useState } from 'react';
import { useTranslate } from 'react-admin';
import type { DefinitionText } from '../../../../domain/definition-file.js';
import { instantPlaces } from '../../../../engine/expressions/instant-places.js';
import { isJsonObject, type Json, type JsonObject } from '../../../../engine/json.js';
import { readTemplate, type TemplateDefinition } from '../../../../engine/reading/template.js';
import type { EditorProps } from '../editor.js';
import { EditorFrame } from '../EditorFrame.js';
import { Part } from '../Part.js';
import { useLastGood } from '../use-last-good.js';
import { dataSchemaFor } from './data-schema.js';
import { withWritten, writtenIn } from './edit-template.js';
import { exampleFor } from './example.js';
import { previewOf } from './preview.js';
import { TemplateText } from './TemplateText.js';

/** A template as it is read in each language, on example data. */
export default function TemplateEditor(props: EditorProps) {
  const { body, broken } = useLastGood(props.text, readTemplate);
  return (
    <EditorFrame broken={broken} empty={body === null}>
      {body === null ? null : <Texts {...props} template={body} readOnly={props.readOnly || broken} />}
    </EditorFrame>
  );
}

function Texts(props: EditorProps & { readonly template: TemplateDefinition }) {
  const { template, text, tree, problems, readOnly, onText, onLine } = props;
  const translate = useTranslate();
  const [now] = useState(() => Date.now());
  const [typed, setTyped] = useState<string | null>(null);
  const { example, places } = useExample(template, tree);
  const given = typed === null ? example : jsonIn(typed);
  const shown = useMemo(
    () => previewOf(template, given ?? example, places, now),
    [template, given, example, places, now],
  );
  return (
    <>
      {shown.map((each) => (
        <TemplateText
          key={each.language}
          shown={each}
          subject={writtenIn(text, 'subject', each.language)}
          body={writtenIn(text, 'body', each.language)}
          {...{ text, problems, readOnly, onLine }}
          onWrite={(key, language, value) => onText(withWritten(text, key, language, value))}
        />
      ))}
      <Part title={translate('editors.template.example')}>
        <Box sx={{ display: 'grid' }}>
          <TextField
            multiline
            maxRows={16}
            label={translate('editors.template.data')}
            value={typed ?? JSON.stringify(example, null, 2)}
            error={given === null}
            helperText={translate(given === null ? 'editors.template.no_json' : 'editors.template.data_help')}
            onChange={(event) => setTyped(event.target.value)}
            slotProps={{ htmlInput: { spellCheck: false, style: { fontFamily: 'monospace', fontSize: 12 } } }}
          />
        </Box>
        {typed === null ? null : (
          <Button onClick={() => setTyped(null)}>{translate('editors.template.again')}</Button>
        )}
      </Part>
    </>
  );
}

function useExample(template: TemplateDefinition, tree: readonly DefinitionText[]) {
  const schema = useMemo(() => dataSchemaFor(template.name, tree), [template.name, tree]);
  const example = useMemo(() => exampleFor(template, schema), [template, schema]);
  const places = useMemo(() => (schema === null ? null : instantPlaces(schema)), [schema]);
  return { example, places };
}

function jsonIn(typed: string): JsonObject | null {
  try {
    const value = JSON.parse(typed) as Json;
    return isJsonObject(value) ? value : null;
  } catch {
    return null;
  }
}
