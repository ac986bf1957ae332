// Yield to the loop and back.
import { showOperation } from '../measured.mjs';
import { waitOf } from '../waits.mjs';

const trips = 50_000;

export async function main(kind) {
    const wait = waitOf(kind);
    await showOperation(trips, async () => {
        for (let i = 0; i < trips; i++) {
            await wait();
        }
    });
}
