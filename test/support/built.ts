/** vitest's global setup of who starts the whole product: what its first start makes is made before two would make it at once. */
import { webBuild } from '../../app/web-build.js';
import { workflowBundle } from '../../app/workflow-bundle.js';

export default async function setup(): Promise<void> {
  await Promise.all([workflowBundle(), webBuild((line) => console.log(line))]);
}
