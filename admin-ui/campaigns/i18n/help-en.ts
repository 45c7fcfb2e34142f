/** What each field of campaigns and lists is for. */
export const help = {
  attempts: { remarked: 'Leaves out the attempts of which nothing was said.' },
  machine: {
    count: 'At most so many in the time that is chosen.',
    span: 'The time in which at most so many go out.',
  },
  call: {
    outcome: 'Type a part of it: Enter chooses, Enter again tells it.',
    remarks: 'What whoever calls next should know, or what was said beside the questions.',
    agreed: 'When the person wants to be called, day and time by your clock; empty: nothing was agreed.',
  },
  list: {
    find: 'A part of its title or of its name.',
    title: 'What people call the list.',
    retain_until: 'The last day on which the list says who its contacts are; empty: until somebody says.',
    afterwards: 'What becomes of the rows when that day is over.',
  },
  import: {
    is: 'What the column holds; what is left out is not kept.',
    take: 'What is done when some rows are no good; those refused can be downloaded with why.',
    duplicates: 'What is done with who is in the list under the same number or address.',
  },
  rows: { find: 'A number or an address as a whole, or a part of a name.' },
  objection: {
    addresses: 'As they are written: 0874 411123, +44 20 7946 0958, name@example.org.',
    reason: 'Why they are not to be contacted, for who asks later; it goes with all that are added.',
    find: 'A part of a number or of an address.',
  },
};
