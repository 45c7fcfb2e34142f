/** What each field of operations is for. */
export const help = {
  filter: {
    q: 'The number of a request, or words that occur in it; counts with Enter.',
    person: 'Name, telephone number, e-mail or tax code of whom it is about; counts with Enter.',
    workflow: 'Only requests of this process.',
    state: 'Only requests that run, are closed, or were cancelled.',
    step: 'The name of a step, as the definition has it, that is open now; counts with Enter.',
    overdue: 'Only requests of which a term has passed.',
    incident: 'Only requests in which something failed and waits for a person.',
    watched: 'Only requests that you follow by their star.',
  },
  heat: {
    period: 'Requests that began in these days are counted.',
    from: 'The first day, included.',
    to: 'The last day, included.',
    version: 'Only requests that run this version of the process.',
    by: 'The figure by which the steps are coloured.',
  },
  bulk: {
    reason: 'Why it is cancelled: it stands in the story of the request.',
    from: 'The open step that is left, by its name in the definition.',
    to: 'The step that is entered, by its name in the definition; end closes the request.',
  },
  schedules: { note: 'Why nothing starts meanwhile: it stands beside the pause.' },
  incident: {
    result: 'What the service should have answered: JSON, or a plain text; empty means nothing.',
    to: 'Where the request goes on; the end of the process closes it.',
  },
};
