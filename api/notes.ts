/** `/api/instances/:id/notes`: what those who work on an instance tell one another; never sent to whom it is about. */
import { z } from '@hono/zod-openapi';
import { addNote, notesOf, type Note } from '../commands/notes.js';
import { mustSee } from './command.js';
import { guarded } from './guard.js';
import { once } from './repeatable.js';
import { newResource } from './resource.js';
import { idParam, iso, json, jsonBody } from './schemas.js';
import type { Api } from './services.js';

export const noteSchema = z
  .object({ id: z.string(), by: z.string(), at: z.string(), text: z.string() })
  .openapi('Note');
const path = '/api/instances/{id}/notes';
const tags = ['instances'];

const list = guarded('instances.read', {
  method: 'get',
  path,
  tags,
  summary: 'The notes on an instance, the oldest first; internal',
  request: { params: idParam },
  responses: { 200: { description: 'All of them', ...json(z.array(noteSchema)) } },
});
const add = guarded('tasks.work', {
  method: 'post',
  path,
  tags,
  summary: 'Add a note to an instance that one may see, running or ended',
  request: {
    params: idParam,
    body: jsonBody(z.strictObject({ id: z.string().optional(), text: z.string().trim().min(1).max(10_000) })),
  },
  responses: { 201: { description: 'Added', ...json(noteSchema) } },
});

/** Notes on instances. */
export function notesApi(api: Api) {
  const app = newResource();
  const { keys } = api.commands;
  app.openapi(list, async (c) => {
    const { id } = c.req.valid('param');
    await mustSee(api, c.var.caller, id);
    return c.json((await notesOf(api.store, keys, id)).map(shownNote), 200);
  });
  app.openapi(add, async (c) => {
    const { id: instance } = c.req.valid('param');
    await mustSee(api, c.var.caller, instance);
    const body = c.req.valid('json');
    const note = { instance, by: c.var.caller.name, at: api.clock(), text: body.text };
    // What is kept for a repetition of the request is where the note is, not what it says.
    const { id, at } = await once(c, api, body, async (db) => {
      const added = await addNote(db, keys, note);
      return { id: added.id, at: added.at };
    });
    return c.json(shownNote({ id, at, by: note.by, text: note.text }), 201);
  });
  return app;
}

/** A note as the API shows it. */
export function shownNote({ id, by, at, text }: Note): z.infer<typeof noteSchema> {
  return { id, by, at: iso(at), text };
}
