// Start 100 pieces of work that each wait once, and await all their results.
import { expect, showOperation } from '../measured.mjs';
import { waitOf } from '../waits.mjs';

const rounds = 500;
const children = 100;

export async function main(kind) {
    const wait = waitOf(kind);
    async function child(number) {
        await wait();
        return number;
    }
    await showOperation(rounds * children, async () => {
        let sum = 0;
        for (let round = 0; round < rounds; round++) {
            const results = await Promise.all(Array.from({ length: children }, (_, number) => child(number)));
            sum += results.at(-1);
        }
        expect('sum', sum, rounds * (children - 1));
    });
}
