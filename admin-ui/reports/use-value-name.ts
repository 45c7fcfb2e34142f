/** What values of dimensions are called, with the titles that queues and groups have now. */
import { useCallback } from 'react';
import { useLocaleState, useTranslate } from 'react-admin';
import { titleText, type Title } from '../i18n/title-text.js';
import type { Dimension } from '../../domain/monitoring/dimensions.js';
import { useReport } from './use-report.js';
import { valueName } from './value-name.js';

interface Choice {
  readonly name: string;
  readonly title: Title;
}

/** The queues and groups by which contacts can be chosen; undefined until they are there. */
export function useChoices(): Readonly<Record<'queue' | 'group', readonly Choice[]>> | undefined {
  return useReport<Readonly<Record<'queue' | 'group', readonly Choice[]>>>('/api/history/choices').data;
}

/** Names a value of a dimension in the reader's language. */
export function useValueName(): (dimension: Dimension, value: string | null) => string {
  const translate = useTranslate();
  const [locale = 'en'] = useLocaleState();
  const choices = useChoices();
  return useCallback(
    (dimension, value) =>
      valueName(dimension, value, locale, translate, (kind, name) =>
        titleText(choices?.[kind].find((one) => one.name === name)?.title, locale, name),
      ),
    [locale, translate, choices],
  );
}
