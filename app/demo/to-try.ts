/** Commands that the demo proposes, the same in every language. */
export const toTry = {
  start: 'npm start',
  test: 'npm run -s sportello -- test',
  temporal: 'npm run -s sportello -- test --engine temporal',
  edit: 'definitions/ticket/ticket.yaml',
  language: 'npm run demo -- --language ',
} as const;
