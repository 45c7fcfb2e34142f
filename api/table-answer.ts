/** Tables as files: the formats a caller can ask for, and the answer. */
import { Readable } from 'node:stream';
import type { Context } from 'hono';
import { z } from '@hono/zod-openapi';
import { tableFormats, type Table } from '../commands/monitoring/table-file.js';

const text = { schema: z.string() };

export const fileFormat = z.enum(['json', 'csv', 'xlsx']).default('json');

/** The content of an answer that may be a file. */
export const fileContent = {
  'text/csv': text,
  'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet': text,
};

/** The table as a file to save. */
export function tableAnswer(c: Context, table: Table, format: 'csv' | 'xlsx') {
  const { type, write } = tableFormats[format];
  return c.body(Readable.toWeb(write(table)) as ReadableStream, 200, {
    'Content-Type': type,
    'Content-Disposition': `attachment; filename="${table.name}.${format}"`,
    'Cache-Control': 'private, no-store',
  });
}
