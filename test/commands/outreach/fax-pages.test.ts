import { describe, expect, it } from 'vitest';
import { makeFaxCover } from '../../../commands/outreach/channels/fax-cover.js';
import { pagesIn } from '../../../commands/outreach/channels/fax-document.js';

const cover = {
  ...{ name: 'Città di Prova', number: '0874411001', pages: 3, date: '02/03/2026', from: 'Sportello' },
  ...{ subject: 'Questionario', text: 'Perché no?' },
};

describe('CMP-5: the pages of a fax', () => {
  it.each(['it', 'en', 'de'])('begin with a cover of one page, in %s', async (language) => {
    expect(await pagesIn(await makeFaxCover({ ...cover, language }))).toBe(1);
  });

  it('have a cover for whom nothing is known but the number', async () => {
    const bare = { ...cover, name: null, pages: null, subject: '', text: '' };
    expect(await pagesIn(await makeFaxCover({ ...bare, language: 'it' }))).toBe(1);
  });

  it.each([
    ['nothing', ''],
    ['a text', 'Gentile utente'],
    ['a PDF cut off', '%PDF-1.7\n1 0 obj\n<< /Type /Catalog'],
  ])('can’t be told of %s', async (_, content) => {
    expect(await pagesIn(Buffer.from(content))).toBeNull();
  });
});
