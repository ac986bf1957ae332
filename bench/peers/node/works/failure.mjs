// An exception that passes five awaits, thrown at once or after a wait.
import { expect, showOperation } from '../measured.mjs';
import { waitOf } from '../waits.mjs';

const failures = 5_000;

export async function main(when) {
    const wait = waitOf('immediate');
    const waits = when === 'waited';
    async function descend(levels) {
        if (levels > 0) {
            return (await descend(levels - 1)) + 1;
        }
        if (waits) {
            await wait();
        }
        throw new Error('deep down');
    }
    await showOperation(failures, async () => {
        let caught = 0;
        for (let i = 0; i < failures; i++) {
            try {
                await descend(4);
            } catch {
                caught++;
            }
        }
        expect('caught', caught, failures);
    });
}
