/** What the values of a plan's dimensions are called. */
import { useLocaleState, useTranslate } from 'react-admin';
import { standardServices } from '../../domain/audit/standard-services.js';
import { dayText, weekdayText } from './day-text.js';

const listed = new Map(standardServices.map(({ service, title }) => [service, title]));

/** The service's name, as its body lists it. */
export function serviceText(service: string): string {
  return listed.get(service) ?? service;
}

/** Names a value of a dimension in the reader's language. */
export function useValueText(): (dimension: string, value: string) => string {
  const translate = useTranslate();
  const [locale = 'en'] = useLocaleState();
  return (dimension, value) => {
    if (dimension === 'kind') return translate(`audits.kind.${value}`);
    if (dimension === 'channel') return translate(`audits.channel.${value}`);
    if (dimension === 'weekday') return weekdayText(Number(value), locale);
    if (dimension === 'day') return dayText(value, locale);
    if (dimension === 'language')
      return new Intl.DisplayNames([locale], { type: 'language' }).of(value) ?? value;
    return dimension === 'service' ? serviceText(value) : value;
  };
}
