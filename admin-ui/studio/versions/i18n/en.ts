export const versions = {
  publish: 'Publish the draft…',
  none: 'It was never published.',
  against: 'Compare with',
  version: 'version %{version}',
  counts: 'counts now',
  changes: 'What has changed',
  same: 'It says the same.',
  unreadable: 'The text can’t be read at the moment.',
  text: 'The change as text',
  withdrawn: 'withdrawn by %{by}',
  withdraw: 'Withdraw',
  withdraw_ask:
    'Withdraw version %{version}? The one before counts again for what begins; what runs keeps its version.',
  on_diagram: 'Mark it on the diagram',
};
