export const outline = {
  find: 'Find a part',
  nothing: 'There is no such part.',
  named_by: '%{name} is named by',
  of: {
    step: 'step',
    clock: 'deadline',
    message: 'message',
    handler: 'handler',
    field: 'field',
    entry: 'entry',
  },
};
