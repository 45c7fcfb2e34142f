/** What each field of the reports is for. */
export const help = {
  from: 'The first day, included, by the organisation’s clock.',
  until: 'The last day, included; at most five years are looked at.',
  by: 'What the lines tell apart: a span of time, or what contacts have in common.',
  only: {
    channel: 'Only contacts that came this way; choose one of these days, or type.',
    queue: 'Only calls of this queue of the switch; other contacts have none.',
    group: 'Only contacts that operators of this group answered.',
    service: 'Only contacts about this service; choose one of these days, or type.',
    language: 'Only contacts in this language; choose one of these days, or type its code: it, de.',
  },
  pivot: {
    rows: 'What the rows tell apart.',
    columns: 'What the columns tell apart.',
    measure: 'The figure in each cell.',
  },
  contract: 'Whose levels and penalties are shown.',
  period: 'The month, quarter or year that is counted.',
  cases: { which: 'Which part of the figure is listed.' },
  calls: { outcome: 'Only calls that ended like this.' },
  forecast: {
    from: 'The first day of the forecast.',
    days: 'How many days, from 1 to 56.',
    share: 'The part of calls to answer in time: 0.9 is nine in ten.',
    within: 'The wait that counts as in time, in seconds.',
    occupancy: 'The most that operators may be busy: 0.9 is nine minutes in ten.',
    shrinkage: 'The part of paid time away from calls, as breaks and training: 0.3 is three hours in ten.',
    model: 'Whether callers who wait too long give up, as they did until now.',
  },
  periods: {
    looked: 'The period is only closed under a name, which the edition keeps.',
    reason: 'What came late and why it counts: the edition keeps it.',
    asked_by: 'The person or office that asked for it: the edition keeps it.',
  },
};
