/** What each field of the desk is for. */
export const help = {
  mode: {
    title: 'How you work now: tasks that ask for another way are not given to you.',
    reason: 'Why you pause, for those who supervise; up to 200 characters.',
  },
  operators: { mode: 'How this operator works from now on.' },
  absence: {
    who: 'The colleague who is away: type a part of the name.',
    substitute: 'The colleague who is offered what is theirs by name: type a part of the name.',
    from: 'Day and time by your clock from which the substitute stands in.',
    until: 'Day and time by your clock at which it ends by itself.',
  },
  queue: {
    whose: 'Tasks given to you, of your groups, of requests that you watch, or all.',
    search: 'The number of a request, a name or words; it narrows the list as you type.',
  },
  work: {
    user_name: 'Who is to do the task: type a part of the name.',
    group_name: 'In whose queue the task is to wait: type a part of the title.',
  },
  new: {
    what: 'The process that begins; its form follows below.',
    find: 'At least three letters or digits; the one you choose fills in the form.',
  },
};
