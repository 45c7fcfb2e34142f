export const frame = {
  areas: 'Areas',
  page: 'Page',
  search: 'Search everything',
  search_hint: 'Search  ( / )',
  no_right: 'You have no right to this area. Whoever administers users can give it to you.',
  nothing:
    'There is nothing here for you yet: you are in no group with rights. Ask whoever administers users.',
  cut: 'Nothing is heard of the server. What you see may be old; it is read anew when the line is back. Since:',
  keys: { title: 'Keys of this page' },
  sign_in: {
    email: 'E-mail',
    password: 'Password',
    go: 'Sign in',
    with: 'Sign in with %{name}',
    wrong: 'The address or the password is wrong.',
  },
  notices: {
    watched: { overdue: 'It is late.', escalated: 'It was escalated.', closed: 'It is closed.' },
    title: 'Notices',
    unread: 'Notices: %{smart_count} unread',
    none: 'Nothing new.',
    read: 'All read',
  },
  area: {
    desk: 'Desk',
    operations: 'Operations',
    search: 'Search',
    settings: 'Settings',
    studio: 'Studio',
    wallboard: 'Wallboard',
    publish: 'Publish',
  },
};
