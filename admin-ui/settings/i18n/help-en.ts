/** What each field of the settings is for. */
export const help = {
  find: 'A part of a name or of an e-mail address.',
  user: {
    name: 'The name by which tasks and definitions know the user: small letters, digits and _; it stays for good.',
    display_name: 'The name that colleagues read; empty: the short name.',
    email: 'The address with which the user signs in.',
    password: 'At least 8 characters; empty: as it is.',
    groups: 'The groups whose tasks the user is offered, and whose roles give rights.',
    skills: 'What tasks may ask for, by the names that definitions use; Enter adds one.',
    languages: 'The languages that the user speaks, as codes: it, de, en; Enter adds one.',
    may_sign_in: 'Switched off, nobody enters with this account; what was done with it stays.',
  },
  group: {
    name: 'The name by which definitions know the group: small letters, digits and _; it stays for good.',
    title_it:
      'What people who read Italian see wherever the group is shown; in English too, if that is left empty.',
    title_en:
      'What people who read English see wherever the group is shown; in Italian too, if that is left empty.',
    roles: 'What its members may do: the rights of all these roles together.',
  },
  key: {
    name: 'Which program it is for: the audit trail tells by this name what it does.',
    groups: 'The program may do what these groups may, and no more.',
  },
  audit: {
    who: 'The short name of a user in full; of a program: key: and its name.',
    what: 'The address that was called, in full, as the list shows it: PUT /api/groups/{name}.',
    subject: 'What it was done to, in full, as the list shows it: a name or an id.',
    source: 'The network address from which it came, in full.',
    from: 'The first day, included.',
    to: 'The last day, included.',
  },
};
