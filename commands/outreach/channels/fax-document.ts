/** What is sent by fax: PDF documents, looked at before they go to anybody. */
import { PDFDocument } from '@cantoo/pdf-lib';

/** How many pages a PDF has; null for what is none, is damaged, or is locked by a password. */
export async function pagesIn(content: Uint8Array): Promise<number | null> {
  try {
    const pages = (await PDFDocument.load(content, { updateMetadata: false })).getPageCount();
    return pages === 0 ? null : pages;
  } catch {
    return null;
  }
}
