import { Box, Button, MenuItem, TextField } from '@mui/material';
import { useMemo, useState } from 'react';
import { useTranslate } from 'react-admin';
import { typeOfInput } from '../../../../engine/decisions/decide.js';
import type { CompiledDecision } from '../../../../engine/definition.js';
import type { JsonObject } from '../../../../engine/json.js';
import { readDecision } from '../../../../engine/reading/decision.js';
import { useHelp } from '../../help/use-help.js';
import type { EditorProps } from '../editor.js';
import { EditorFrame } from '../EditorFrame.js';
import { Part } from '../Part.js';
import { useLastGood } from '../use-last-good.js';
import { withElse, withInput, withOutput, withPolicy, withRule } from './edit-decision.js';
import { NewColumn } from './NewColumn.js';
import { outputsOf } from './results.js';
import { RuleTable } from './RuleTable.js';
import { inputValue, tryDecision } from './tried.js';
import { TryDecision } from './TryDecision.js';

const policies = ['first', 'unique', 'collect'] as const;

/** A decision as a table, and tried. */
export default function DecisionEditor({ text, readOnly, onText }: EditorProps) {
  const { body, broken } = useLastGood(text, readDecision);
  return (
    <EditorFrame broken={broken} empty={body === null}>
      {body === null ? null : (
        <Grid decision={body} readOnly={readOnly || broken} edit={(change) => onText(change(text))} />
      )}
    </EditorFrame>
  );
}

interface GridProps {
  readonly decision: CompiledDecision;
  readonly readOnly: boolean;
  readonly edit: (change: (text: string) => string) => void;
}

function Grid({ decision, readOnly, edit }: GridProps) {
  const translate = useTranslate();
  const help = useHelp('decision');
  const [typed, setTyped] = useState<Readonly<Record<string, string>>>({});
  const [now] = useState(() => Date.now());
  const tried = useMemo(() => {
    const inputs: JsonObject = Object.fromEntries(
      Object.entries(decision.inputs).map(([name, schema]) => [
        name,
        inputValue(typeOfInput(schema), typed[name] ?? ''),
      ]),
    );
    return tryDecision(decision, inputs, now);
  }, [decision, typed, now]);
  const outputs = outputsOf(decision);
  return (
    <>
      <TextField
        select
        label={translate('editors.decision.policy')}
        value={decision.policy}
        disabled={readOnly}
        helperText={translate(`editors.decision.policy_help.${decision.policy}`)}
        onChange={(event) => edit((text) => withPolicy(text, event.target.value))}
        sx={{ minWidth: 200, mb: 1 }}
      >
        {policies.map((policy) => (
          <MenuItem key={policy} value={policy}>
            {translate(`editors.decision.policy_is.${policy}`)}
          </MenuItem>
        ))}
      </TextField>
      <Part title={translate('editors.decision.rules')} help={help('rules')}>
        <RuleTable {...{ decision, readOnly, edit }} hits={tried.hits} />
      </Part>
      {readOnly ? null : (
        <Box sx={{ display: 'flex', flexWrap: 'wrap', gap: 1, mt: 1 }}>
          <Button variant="outlined" onClick={() => edit((text) => withRule(text, decision))}>
            {translate('editors.decision.add_rule')}
          </Button>
          {decision.rules.some(({ when }) => when === null) ? null : (
            <Button variant="outlined" onClick={() => edit((text) => withElse(text, decision))}>
              {translate('editors.decision.add_else')}
            </Button>
          )}
        </Box>
      )}
      {readOnly ? null : (
        <NewColumn
          taken={[...Object.keys(decision.inputs), ...(outputs ?? [])]}
          outputs={outputs !== null}
          onInput={(name, type) => edit((text) => withInput(text, name, type))}
          onOutput={(name) => edit((text) => withOutput(text, decision, name))}
        />
      )}
      <Part title={translate('editors.decision.try')}>
        <TryDecision {...{ decision, typed, tried }} onTyped={setTyped} />
      </Part>
    </>
  );
}
