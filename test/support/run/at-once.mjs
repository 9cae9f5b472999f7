/*
 * The client's limiter calls `setTimeout` without a delay some four times for each request. Such a timer takes a millisecond or more, in which the
 * process only waits. Here it fires in the next turn of the loop, so that a run of 20 requests does not wait for 100 ms.
 */
const { setTimeout: later, clearTimeout: clear } = globalThis;
const Immediate = setImmediate(() => {}).constructor;

globalThis.setTimeout = Object.assign((act, milliseconds, ...given) => (milliseconds > 0 ? later : atOnce)(act, milliseconds, ...given), later);
globalThis.clearTimeout = (timer) => (timer instanceof Immediate ? clearImmediate(timer) : clear(timer));

function atOnce(act, _, ...given) {
  return setImmediate(act, ...given);
}
