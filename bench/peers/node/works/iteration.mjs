// Iterate over an async generator, each of whose items is ready or has to be waited for.
import { expect, showOperation } from '../measured.mjs';
import { waitOf } from '../waits.mjs';

const items = 50_000;

export async function main(kind) {
    const wait = waitOf('immediate');
    const waits = kind === 'waited';
    async function* numbers() {
        for (let number = 0; number < items; number++) {
            if (waits) {
                await wait();
            }
            yield number;
        }
    }
    await showOperation(items, async () => {
        let sum = 0;
        for await (const number of numbers()) {
            sum += number;
        }
        expect('sum', sum, (items * (items - 1)) / 2);
    });
}
