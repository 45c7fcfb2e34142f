import { workflowBundle } from '../workflow-bundle.js';

/** `sportello bundle`: makes the workflows' bundle now (for an image), so that no worker makes it at its start. */
export async function run(): Promise<number> {
  const { codePath } = await workflowBundle();
  console.log(`The workflows' bundle: ${codePath}`);
  return 0;
}
