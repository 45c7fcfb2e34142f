/** What each field of the frame is for. */
export const help = {
  search: 'A number, a name, a telephone number, a tax code or words, in all that you may see; Enter looks.',
  sign_in: {
    email: 'The address under which your account was made.',
    password: 'Forgotten? Whoever administers users gives you a new one.',
  },
};
