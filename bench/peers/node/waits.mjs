// The two ways to wait in Node for nothing but a turn: of the event loop, or of the queue of microtasks within one.
import { setImmediate } from 'node:timers/promises';

const ways = {
    immediate: setImmediate,
    microtask: () => new Promise(queueMicrotask),
};

export function waitOf(kind) {
    if (!Object.hasOwn(ways, kind)) {
        throw new Error(`immediate or microtask, not ${kind}`);
    }
    return ways[kind];
}
