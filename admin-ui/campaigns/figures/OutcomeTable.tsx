import { useLocaleState, useTranslate } from 'react-admin';
import { titleText } from '../../i18n/title-text.js';
import { FactTable } from '../../parts/table/FactTable.js';
import type { OutcomeFigure } from './figures.js';

/** Contacts by the outcome of their last attempt. */
export function OutcomeTable({ outcomes }: { readonly outcomes: readonly OutcomeFigure[] }) {
  const translate = useTranslate();
  const [locale] = useLocaleState();
  const name = ({ outcome, title }: OutcomeFigure) =>
    outcome === null
      ? translate('campaigns.figures.untried')
      : title === null
        ? translate(`campaigns.group.${outcome}`, { _: outcome })
        : titleText(title, locale, outcome);
  return (
    <FactTable
      label={translate('campaigns.figures.outcomes')}
      columns={[
        { name: 'outcome', text: translate('campaigns.figures.outcome') },
        { name: 'rolls_up', text: translate('campaigns.figures.rolls_up') },
        { name: 'aapor', text: 'AAPOR' },
        { name: 'done', text: translate('campaigns.figures.done'), align: 'right' },
        { name: 'open', text: translate('campaigns.figures.open'), align: 'right' },
      ]}
      rows={outcomes.map((figure) => ({
        key: figure.outcome ?? '',
        cells: [
          name(figure),
          figure.rolls_up === null
            ? ''
            : translate(`campaigns.group.${figure.rolls_up}`, { _: figure.rolls_up }),
          figure.aapor ?? '–',
          figure.done.toLocaleString(locale),
          figure.open.toLocaleString(locale),
        ],
      }))}
    />
  );
}
