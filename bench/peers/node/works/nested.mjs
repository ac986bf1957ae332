// Await of a child that itself has to wait: one trip through the loop, with a caller above it.
import { expect, showOperation } from '../measured.mjs';
import { waitOf } from '../waits.mjs';

const calls = 50_000;

export async function main(kind) {
    const wait = waitOf(kind);
    async function child(number) {
        await wait();
        return number;
    }
    await showOperation(calls, async () => {
        let sum = 0;
        for (let i = 0; i < calls; i++) {
            sum += await child(i);
        }
        expect('sum', sum, (calls * (calls - 1)) / 2);
    });
}
