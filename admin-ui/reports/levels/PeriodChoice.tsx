import { MenuItem } from '@mui/material';
import { useLocaleState, useTranslate } from 'react-admin';
import { HelpRow } from '../../parts/help/HelpRow.js';
import { HelpedField } from '../../parts/help/HelpedField.js';
import { titleText } from '../../i18n/title-text.js';
import { periodName, type Period } from './measures.js';

interface Props {
  readonly periods: readonly Period[];
  readonly at: Period;
  readonly onChange: (next: Period) => void;
}

/** Which contract, and which of its periods. */
export function PeriodChoice({ periods, at, onChange }: Props) {
  const translate = useTranslate();
  const [locale] = useLocaleState();
  const contracts = periods.filter(
    ({ contract }, n) => periods.findIndex((one) => one.contract === contract) === n,
  );
  const pick = (found: Period | undefined) => {
    if (found !== undefined) onChange(found);
  };
  return (
    <HelpRow>
      <HelpedField
        select
        of="reports.contract"
        value={at.contract}
        onChange={(event) => pick(periods.find(({ contract }) => contract === event.target.value))}
        sx={{ minWidth: 220 }}
      >
        {contracts.map(({ contract, title }) => (
          <MenuItem key={contract} value={contract}>
            {titleText(title, locale, contract)}
          </MenuItem>
        ))}
      </HelpedField>
      <HelpedField
        select
        of="reports.period"
        value={at.id}
        onChange={(event) => pick(periods.find(({ id }) => id === event.target.value))}
        sx={{ minWidth: 220 }}
      >
        {periods
          .filter(({ contract }) => contract === at.contract)
          .map(({ id, period, state }) => (
            <MenuItem key={id} value={id}>
              {`${periodName(period, locale)} · ${translate(`reports.state.${state}`)}`}
            </MenuItem>
          ))}
      </HelpedField>
    </HelpRow>
  );
}
