// Set timers that never fire, as timeouts do, and cancel them; so many stand at once.
import { showOperation } from '../measured.mjs';

const set = 1_000_000;
const far = 3_600_000;

export async function main(atOnce) {
    const timers = new Array(Number(atOnce));
    const fire = () => {
        throw new Error('a timer of one hour fired');
    };
    await showOperation(
        set,
        () => {
            for (let round = 0; round < set / timers.length; round++) {
                for (let i = 0; i < timers.length; i++) {
                    timers[i] = setTimeout(fire, far);
                }
                timers.forEach(clearTimeout);
            }
        },
        1,
    );
}
