export const search = {
  type: 'Type a number, a name, a telephone number or words into the field on top.',
  nothing: 'Nothing that you may see fits “%{q}”.',
  requests: 'Requests',
  tasks: 'Tasks',
  people: 'People',
};
