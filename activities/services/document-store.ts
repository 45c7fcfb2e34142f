/** The service `document_store`: a text of the instance's data, kept as an attachment of the instance. */
import { attachmentIdOf, keepAttachment, type AttachmentContext } from '../../commands/attachments.js';
import { done, failed, type Service } from '../service.js';

/** Makes `document_store`. */
export function createDocumentStore(context: AttachmentContext): Service {
  return {
    async call({ input, effect }) {
      const { name, content } = input;
      if (typeof name !== 'string' || typeof content !== 'string')
        return failed('bad_request', 'document_store: name and content must be texts.', true);
      const [instance = ''] = effect.split('.');
      const { id } = await keepAttachment(context, {
        ...{ id: attachmentIdOf(effect), name, type: typeOf(name), instanceId: instance },
        ...{ contactId: null, uploadedBy: null, content: textOf(content) },
      });
      return done({ id });
    },
    // Its id is made of the call: what is there already stays.
    repeatable: () => true,
  };
}

async function* textOf(content: string): AsyncGenerator<Uint8Array> {
  await Promise.resolve();
  yield Buffer.from(content);
}

const types: Readonly<Record<string, string>> = {
  html: 'text/html',
  csv: 'text/csv',
  json: 'application/json',
};

function typeOf(name: string): string {
  return types[name.split('.').at(-1)?.toLowerCase() ?? ''] ?? 'text/plain';
}
