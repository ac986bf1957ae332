// Await of a child that finishes at once.
import { showOperation } from '../measured.mjs';

const awaits = 200_000;

export async function main(kind) {
    const value = kind === 'int' ? 1 : 'sixteen letters!';
    const child = async () => value;
    await showOperation(awaits, async () => {
        let last;
        for (let i = 0; i < awaits; i++) {
            last = await child();
        }
        return last;
    });
}
