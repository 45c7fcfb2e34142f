/**
 * For the SDK's sandbox threads (`node --require`, which threads inherit): two of its habits that no option turns off and
 * that together cost a quarter of a worker's CPU. See docs/decisions/0010-lean-sandbox.md.
 */
const { isMainThread } = require('node:worker_threads');
const { version } = require('@temporalio/worker/package.json');

// Another release may do otherwise: then it is left alone until somebody has looked.
if (!isMainThread && version.startsWith('1.24.')) {
  // A stack trace for each promise, for the query `__stack_trace`. Where hooks are missing the SDK goes without. Only its
  // view of them goes: Node's own asynchronous contexts, which workflows use, stand on the same functions.
  const v8 = require('node:v8');
  const createHook = () => {
    throw new Error('no promise hooks for the SDK: see app/lean-sandbox.cjs');
  };
  v8.promiseHooks = { ...v8.promiseHooks, createHook };
  // A watchdog thread for each call into a workflow, against endless loops. Ours runs no code but its shell.
  const { Script } = require('node:vm');
  const { runInContext } = Script.prototype;
  Script.prototype.runInContext = function (context, options) {
    return runInContext.call(this, context, { ...options, timeout: undefined });
  };
}
