/** A template: its texts by language. */
import type { CompiledTemplate } from '../definition.js';
import type { PartSentence } from './sentence.js';
import { same, say } from './sentence.js';

type Text = CompiledTemplate['texts'][number];

const parts = [
  { part: 'subject', en: 'the subject', it: 'l’oggetto', of: ({ subject }: Text) => subject },
  { part: 'body', en: 'the text', it: 'il testo', of: ({ body }: Text) => body },
] as const;

/** What has changed between two versions of a template; texts are named, not repeated. */
export function templateSentences(
  before: CompiledTemplate,
  after: CompiledTemplate,
): readonly PartSentence[] {
  const languages = [...new Set([...after.texts, ...before.texts].map(({ language }) => language))];
  return languages.flatMap((language) => {
    const text = ({ texts }: CompiledTemplate) => texts.find((each) => each.language === language);
    const [old, now] = [text(before), text(after)];
    if (old === undefined) return [say(language, `now also in ${language}`, `ora anche in ${language}`)];
    if (now === undefined) return [say(language, `no longer in ${language}`, `non più in ${language}`)];
    const own = language === '' ? '' : ` in ${language}`;
    return parts.flatMap(({ part, en, it, of }) =>
      same(of(old), of(now)) ? [] : [say(part, `${en}${own} reads differently`, `${it}${own} è cambiato`)],
    );
  });
}
