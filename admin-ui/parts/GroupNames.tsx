import { useGroupTitle } from './use-group-title.js';

/** Groups by their titles, each with its name as a tooltip. */
export function GroupNames({ groups }: { readonly groups: readonly string[] }) {
  const titleOf = useGroupTitle();
  return groups.map((name, index) => (
    <span key={name}>
      {index === 0 ? '' : ', '}
      <span title={name}>{titleOf(name)}</span>
    </span>
  ));
}
