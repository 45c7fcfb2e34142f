import { expect, it } from 'vitest';
import { csvLine } from '../../domain/csv.js';

it.each([
  [[1, 'a', ''], '1,a,\r\n'],
  [['a,b', 'say "yes"', 'two\nlines'], '"a,b","say ""yes""","two\nlines"\r\n'],
  [['=1+1', '@x', '-2', '+39'], "'=1+1,'@x,'-2,'+39\r\n"],
])('%j is the line %j', (values, line) => {
  expect(csvLine(values)).toBe(line);
});
