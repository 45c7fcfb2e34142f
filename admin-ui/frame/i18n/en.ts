import { help } from './help-en.js';

export const frame = {
  help,
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
    watched: {
      overdue: 'It is late.',
      escalated: 'It was escalated.',
      closed: 'It is closed.',
      appointments_beyond_quota: 'Appointments were made with persons whose quota is full.',
    },
    title: 'Notices',
    unread: 'Notices: %{smart_count} unread',
    none: 'Nothing new.',
    read: 'All read',
  },
  area: {
    audits: 'Audits',
    campaigns: 'Campaigns',
    detections: 'Detections',
    desk: 'Desk',
    operations: 'Operations',
    reports: 'Reports',
    search: 'Search',
    settings: 'Settings',
    studio: 'Studio',
    wallboard: 'Wallboard',
    publish: 'Publish',
  },
  tour: {
    keys: { on: 'Tour: next stop', back: 'Tour: stop before', end: 'Tour: leave it' },
    again: 'Guided tour',
    at: '%{at} of %{of}',
    on: 'Go on',
    back: 'Back',
    leave: 'No tour',
    end: 'Done',
    desk: {
      title: 'The desk',
      text: 'What waits for you, most urgent first. Press + for a new contact, n for what is next, ? for all keys of a page.',
    },
    wallboard: {
      title: 'The wallboard',
      text: 'How many wait, how long, and which terms are near: for a screen that all can see.',
    },
    studio: {
      title: 'The studio',
      text: 'Every process, deadline, form and text. Change one, play it through, and publish it when it does what you mean.',
    },
    operations: {
      title: 'Operations',
      text: 'Every request with its whole story. What stands still says why, and how it goes on.',
    },
    search: { title: 'Search', text: 'A number, a name or words, from anywhere: press /.' },
    notices: {
      title: 'Notices',
      text: 'What processes tell you, and what becomes of the requests that you watch by their star.',
    },
    self: {
      title: 'Yourself',
      text: 'Language and theme are beside it. This tour is in this menu whenever you want it again.',
    },
  },
};
