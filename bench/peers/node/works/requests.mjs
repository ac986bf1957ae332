// So many requests at once to a server that answers each after a second.
import { expect, show, showPeakMemory } from '../measured.mjs';

const serverMilliseconds = 1000;

export async function main(url, count) {
    const get = async () => (await fetch(url)).text();
    const started = performance.now();
    const texts = await Promise.all(Array.from({ length: Number(count) }, get));
    show('over_ms', performance.now() - started - serverMilliseconds);
    showPeakMemory();
    expect('answers', texts.filter((text) => text === 'done\n').length, Number(count));
}
