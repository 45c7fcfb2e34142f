import { Failed, LoadingRows } from '../../parts/States.js';
import { usePlan } from '../audits.js';
import { PlanTables } from './PlanTables.js';

/** The plan of an audit, with what was achieved. */
export function PlanPage({ audit }: { readonly audit: string }) {
  const { data, error, refetch } = usePlan(audit);
  if (error !== null) return <Failed error={error} retry={() => void refetch()} />;
  return data === undefined ? <LoadingRows /> : <PlanTables plan={data} />;
}
