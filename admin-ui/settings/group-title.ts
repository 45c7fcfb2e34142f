/** A group's title as the form has it, a text a language, and as it is kept: one text where both say the same. */
import type { Title } from '../../engine/definition.js';
import { titleText } from '../i18n/title-text.js';

type Texts = Readonly<Record<'it' | 'en', string>>;

/** What the fields show: one text for all languages stands in both. */
export function textsOf(title: Title | undefined): Texts {
  return { it: titleText(title, 'it'), en: titleText(title, 'en') };
}

/** What is kept; what is left empty says what the other one does. */
export function titleOf(texts: Texts): Title {
  const [it, en] = [texts.it.trim(), texts.en.trim()];
  if (it === '' || en === '' || it === en) return it === '' ? en : it;
  return { it, en };
}

/** Whether two titles say the same in each language. */
export function isSameTitle(one: Title, other: Title): boolean {
  const [a, b] = [textsOf(one), textsOf(other)];
  return a.it === b.it && a.en === b.en;
}
