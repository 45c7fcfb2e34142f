/** Works imports into contact lists in a process of its own, for a test that kills it: store and folder of files come by the environment. */
import { setTimeout as pause } from 'node:timers/promises';
import { workImports } from '../../../commands/lists/run-import.js';
import { createAttachmentFiles } from '../../../store/attachment-files.js';
import { deriveKeys } from '../../../store/sealing.js';
import { openStore } from '../../../store/store.js';

const { IMPORT_STORE: url = '', IMPORT_FILES: folder = '' } = process.env;
const context = {
  db: openStore(url, { max: 8 }),
  keys: deriveKeys(Buffer.alloc(32, 7)),
  files: createAttachmentFiles(folder, Buffer.alloc(32, 9)),
  clock: () => Date.now(),
};
for (;;) {
  // The lock of whoever was killed goes with its connections, which PostgreSQL notices a moment later.
  await workImports(context, () => false).catch((error: unknown) => console.error(error));
  await pause(100);
}
