// So many timers awaited at once: the memory that takes, and the time on top of the sleep.
import { setTimeout } from 'node:timers/promises';
import { show, showPeakMemory } from '../measured.mjs';

export async function main(count, seconds) {
    const sleeper = async () => {
        await setTimeout(Number(seconds) * 1000);
    };
    const started = performance.now();
    await Promise.all(Array.from({ length: Number(count) }, sleeper));
    show('over_ms', performance.now() - started - Number(seconds) * 1000);
    showPeakMemory();
}
