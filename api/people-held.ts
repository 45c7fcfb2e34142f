/** `/api/people/:id/export · /erase`: what the law gives people, a copy of what is held of them, and its end. */
import { erasePerson, exportPerson } from '../commands/person-held.js';
import { removeFiles } from '../commands/left-files.js';
import type { AttachmentRow } from '../store/attachments.js';
import { inTransaction } from '../store/store.js';
import { shownAttachment } from './attachments.js';
import { shownNote } from './notes.js';
import { noPerson, shownPerson } from './people.js';
import * as routes from './people-routes.js';
import { granted } from './problem.js';
import { newResource } from './resource.js';
import { iso } from './schemas.js';
import type { Api } from './services.js';

/** Export and erase. */
export function peopleHeldApi(api: Api) {
  const app = newResource();
  const file = (row: AttachmentRow) => ({
    ...shownAttachment(api, row),
    href: `/api/attachments/${row.id}`,
  });
  app.openapi(routes.exported, async (c) => {
    const { id } = c.req.valid('param');
    c.set('auditSubject', `person:${id}`);
    const held = await exportPerson(api.commands, id);
    if (held === null) throw noPerson(id);
    const contact = ({ receivedAt, attachments, ...rest }: (typeof held.contacts)[number]) => ({
      ...rest,
      received_at: iso(receivedAt),
      attachments: attachments.map(file),
    });
    const instances = held.instances.map(({ instance, log, attachments, contacts, notes }) => ({
      instance,
      notes: notes.map(shownNote),
      attachments: attachments.map(file),
      contacts: contacts.map(contact),
      log: log.map(({ occurredAt, recordedAt, ...entry }) => ({
        ...entry,
        occurred_at: iso(occurredAt),
        recorded_at: iso(recordedAt),
      })),
    }));
    const contacts = held.contacts.map(contact);
    const listRows = held.listRows.map(({ addedAt, ...row }) => ({ ...row, added_at: iso(addedAt) }));
    const attempts = held.attempts.map(({ outreach, begunAt, endedAt, appointment, ...rest }) => ({
      ...{ ...rest, campaign: outreach, begun_at: iso(begunAt), ended_at: iso(endedAt) },
      appointment: iso(appointment),
    }));
    const about = { exported_at: iso(api.clock()), person: shownPerson(held.person) };
    const answers = held.answers.map(({ begunAt, completedAt, ...rest }) => ({
      ...rest,
      begun_at: iso(begunAt),
      completed_at: iso(completedAt),
    }));
    return c.json({ ...about, instances, contacts, list_rows: listRows, attempts, answers }, 200);
  });
  app.openapi(routes.erase, async (c) => {
    const { id } = c.req.valid('param');
    c.set('auditSubject', `person:${id}`);
    const { instances, files } = await inTransaction(api.store, async (db) =>
      granted(await erasePerson(api.commands, db, id)),
    );
    await removeFiles(api.commands, files);
    return c.json({ id, erased: true as const, instances: [...instances] }, 200);
  });
  return app;
}
