import { alpha, Box, type Theme } from '@mui/material';
import { useTranslate } from 'react-admin';
import type { CompiledDecision } from '../../../../engine/definition.js';
import { isJsonObject } from '../../../../engine/json.js';
import { RowButtons } from '../RowButtons.js';
import { CellField } from './CellField.js';
import { cellOf, restOf, withCell } from './conditions.js';
import { withCondition, withoutRule, withResult, withRuleMoved } from './edit-decision.js';
import { outputsOf, resultCell, writtenValue } from './results.js';

interface RuleTableProps {
  readonly decision: CompiledDecision;
  /** The rules that speak to what is tried. */
  readonly hits: readonly number[];
  readonly readOnly: boolean;
  readonly edit: (change: (text: string) => string) => void;
}

/** Rules as rows, what they ask and say as columns. */
export function RuleTable({ decision, hits, readOnly, edit }: RuleTableProps) {
  const translate = useTranslate();
  const { inputs, rules } = decision;
  const names = Object.keys(inputs);
  const outputs = outputsOf(decision) ?? [null];
  const hasRest = rules.some(({ when }) => when !== null && restOf(when, inputs) !== '');
  return (
    <Box sx={looks} tabIndex={0} role="region" aria-label={translate('editors.decision.rules')}>
      <table>
        <thead>
          <tr>
            <th scope="col">{translate('editors.decision.rule')}</th>
            {names.map((name) => (
              <th key={name} scope="col">
                {name}
              </th>
            ))}
            {hasRest ? <th scope="col">{translate('editors.decision.besides')}</th> : null}
            {outputs.map((output) => (
              <th key={output} scope="col" data-says>
                {output === null ? translate('editors.decision.result') : `→ ${output}`}
              </th>
            ))}
            {readOnly ? null : <td />}
          </tr>
        </thead>
        <tbody>
          {rules.map((rule, at) => {
            const number = String(at + 1);
            const said = writtenValue(rule.then);
            const { when } = rule;
            const asks = (input: string | null, value: string) => (
              <td key={input ?? ' '}>
                <CellField
                  label={translate('editors.decision.cell', {
                    rule: number,
                    column: input ?? translate('editors.decision.besides'),
                  })}
                  value={value}
                  placeholder={translate('editors.decision.any')}
                  readOnly={readOnly}
                  onCommit={(typed) =>
                    edit((text) =>
                      withCondition(text, decision, at, withCell(when ?? '', inputs, input, typed)),
                    )
                  }
                />
              </td>
            );
            return (
              <tr key={at} data-hit={hits.includes(at)}>
                <th scope="row">
                  {number}
                  {hits.includes(at) ? ` ✓ ${translate('editors.decision.fits')}` : ''}
                </th>
                {when === null ? (
                  <td colSpan={names.length + (hasRest ? 1 : 0)} data-else>
                    {translate('editors.decision.else')}
                  </td>
                ) : (
                  <>
                    {names.map((name) => asks(name, cellOf(when, inputs, name)))}
                    {hasRest ? asks(null, restOf(when, inputs)) : null}
                  </>
                )}
                {outputs.map((output) => (
                  <td key={output} data-says>
                    <CellField
                      label={translate('editors.decision.cell', {
                        rule: number,
                        column: output ?? translate('editors.decision.result'),
                      })}
                      value={resultCell(
                        output === null ? said : isJsonObject(said) ? said[output] : undefined,
                      )}
                      readOnly={readOnly}
                      onCommit={(typed) => edit((text) => withResult(text, decision, at, output, typed))}
                    />
                  </td>
                ))}
                {readOnly ? null : <RowActions {...{ decision, at, edit }} />}
              </tr>
            );
          })}
        </tbody>
      </table>
    </Box>
  );
}

interface RowActionsProps {
  readonly decision: CompiledDecision;
  readonly at: number;
  readonly edit: (change: (text: string) => string) => void;
}

function RowActions({ decision, at, edit }: RowActionsProps) {
  const translate = useTranslate();
  const what = translate('editors.decision.rule_number', { number: String(at + 1) });
  const { rules } = decision;
  const fixed = rules[at]?.when === null;
  return (
    <td>
      <Box sx={{ display: 'flex' }}>
        <RowButtons
          what={what}
          never={{
            up: fixed || at === 0,
            down: fixed || (rules[at + 1]?.when ?? null) === null,
            remove: rules.length === 1,
          }}
          onMove={(by) => edit((text) => withRuleMoved(text, decision, at, by))}
          onRemove={() => edit((text) => withoutRule(text, decision, at))}
        />
      </Box>
    </td>
  );
}

const looks = ({ palette }: Theme) => ({
  overflowX: 'auto',
  '& table': { borderCollapse: 'collapse', width: '100%' },
  '& th, & td': { border: `1px solid ${palette.divider}`, textAlign: 'left', fontSize: 13 },
  '& td': { minWidth: 92, verticalAlign: 'top' },
  '& td:last-of-type': { minWidth: 0 },
  '& th': { p: 0.5, fontWeight: 600, whiteSpace: 'nowrap' },
  '& [data-says]': { backgroundColor: alpha(palette.primary.main, 0.08) },
  '& [data-else]': { p: 0.5, color: palette.text.secondary, fontStyle: 'italic' },
  '& [data-hit=true]': { outline: `2px solid ${palette.primary.main}`, outlineOffset: -2 },
});
