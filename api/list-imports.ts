/** `/api/contact-lists/:id/imports`, `/api/list-imports`: files on their way into lists. */
import { stream } from 'hono/streaming';
import type { z } from '@hono/zod-openapi';
import { UnreadableFile } from '../commands/lists/file-rows.js';
import { refusedLines } from '../commands/lists/refused-rows.js';
import { stopImport } from '../commands/lists/run-import.js';
import { lookAgain, optionsOf, shapeOf, uploadList, type Uploaded } from '../commands/lists/upload.js';
import { faultOfMapping } from '../domain/lists/columns.js';
import { tellFileFault, type FileFault } from '../domain/lists/refusals.js';
import { faultAt, worded, type FieldFault } from '../engine/wording/worded.js';
import { TooLarge } from '../store/attachment-files.js';
import { findListImport, listImportsOf, orderImport, type ListImport } from '../store/list-imports.js';
import { foundList, livingList } from './contact-lists.js';
import * as routes from './list-imports-routes.js';
import { languageOf, said, type Language } from './language.js';
import { problem } from './problem.js';
import { newResource } from './resource.js';
import { iso } from './schemas.js';
import type { Api } from './services.js';

/** Upload, look, start, stop, and read what was refused. */
export function listImportsApi(api: Api) {
  const app = newResource();
  app.openapi(routes.upload, async (c) => {
    const list = await livingList(api, c.req.valid('param').id);
    const content = c.req.raw.body;
    if (content === null) throw problem('invalid', worded`The body is the file; this one is empty.`);
    const { name } = c.req.valid('query');
    try {
      const file = { listId: list.id, name, by: c.var.caller.name, content };
      return c.json(shownUpload(await uploadList(api.commands, file), languageOf(c)), 201);
    } catch (error) {
      throw ofFile(error);
    }
  });
  app.openapi(routes.list, async (c) => {
    const { id } = await foundList(api, c.req.valid('param').id);
    const language = languageOf(c);
    return c.json(
      (await listImportsOf(api.store, id)).map((row) => shown(row, language)),
      200,
    );
  });
  app.openapi(routes.one, async (c) =>
    c.json(shown(await found(api, c.req.valid('param').id), languageOf(c)), 200),
  );
  app.openapi(routes.preview, async (c) => {
    const row = await found(api, c.req.valid('param').id);
    if (row.state !== 'uploaded')
      throw problem('conflict', worded`The import ${row.id} was started already, or has ended.`);
    c.set('auditRead', true);
    return c.json(shownUpload(await lookAgain(api.commands, row), languageOf(c)), 200);
  });
  app.openapi(routes.start, async (c) => {
    const row = await found(api, c.req.valid('param').id);
    const order = c.req.valid('json');
    await livingList(api, row.listId);
    const fault = faultOfMapping(order.mapping, shapeOf(row).columns.length);
    if (fault !== null) throw unusable(fault, [faultAt('/mapping', tellFileFault(fault))]);
    if (!(await orderImport(api.store, row.id, order)))
      throw problem(
        'conflict',
        worded`The import ${row.id} is no longer to be started, or another one of its list is at work.`,
      );
    return c.json(shown(await found(api, row.id), languageOf(c)), 200);
  });
  app.openapi(routes.stop, async (c) => {
    const row = await found(api, c.req.valid('param').id);
    if (!(await stopImport(api.commands, row)))
      throw problem('conflict', worded`The import ${row.id} has ended already.`);
    return c.json(shown(await found(api, row.id), languageOf(c)), 200);
  });
  addRefused(app, api);
  return app;
}

function addRefused(app: ReturnType<typeof newResource>, api: Api): void {
  app.openapi(routes.refused, async (c) => {
    const row = await found(api, c.req.valid('param').id);
    const { language } = c.req.valid('query');
    c.set('auditRead', true);
    c.header('Content-Type', 'text/csv; charset=utf-8');
    c.header(
      'Content-Disposition',
      `attachment; filename="${language === 'it' ? 'scartate' : 'refused'}.csv"`,
    );
    return stream(c, async (out) => {
      for await (const lines of refusedLines(api.store, row.id, (words) => said(words, language))) {
        if (out.aborted) return;
        await out.write(lines);
      }
    });
  });
}

/** The refusal of a file, or of how it was to be taken: the sentence, and its code in `fault`. */
export function unusable(fault: FileFault, errors: readonly FieldFault[] = []) {
  return problem('invalid', tellFileFault(fault), { errors, extra: { fault } });
}

/** What was wrong with an uploaded file, as a problem; anything else as it is. */
function ofFile(error: unknown): unknown {
  if (error instanceof TooLarge)
    return problem('too_large', worded`A file may have at most ${error.most} bytes here.`);
  return error instanceof UnreadableFile ? unusable(error.fault) : error;
}

async function found({ store }: Api, id: string): Promise<ListImport> {
  const row = await findListImport(store, id);
  if (row === null) throw problem('not_found', worded`There is no import ${id}.`);
  return row;
}

function shown(row: ListImport, language: Language): z.infer<typeof routes.importSchema> {
  const { id, size, state, fault, by, bytesRead: bytes, rowsGood: good, rowsRefused: refused } = row;
  const order = row.options === null ? null : optionsOf(row);
  return {
    ...{ id, size, state, fault, by },
    list_id: row.listId,
    file_name: row.fileName,
    progress: { bytes, good, refused, reasons: { ...row.reasons } },
    order: order === null ? null : { ...order, mapping: [...order.mapping] },
    fault_text: fault === null ? null : said(tellFileFault(fault), language),
    created_at: iso(row.createdAt),
    started_at: iso(row.startedAt),
    ended_at: iso(row.endedAt),
  };
}

function shownUpload({ row, shape, rows, proposal }: Uploaded, language: Language) {
  return {
    ...shown(row, language),
    file: {
      format: shape.format,
      encoding: shape.format === 'csv' ? shape.encoding : null,
      separator: shape.format === 'csv' ? shape.separator : null,
      mixed: shape.mixed,
      has_header: shape.hasHeader,
      columns: [...shape.columns],
      rows: rows.map((cells) => cells.map((cell) => cell.slice(0, 200))),
    },
    proposal: { ...proposal, mapping: [...proposal.mapping] },
  };
}
