/** vitest's global setup of who starts workers: the workflows' bundle is made before two files would make it at once. */
import { workflowBundle } from '../../app/workflow-bundle.js';

export default async function setup(): Promise<void> {
  await workflowBundle();
}
