// How the programs measure, which is how those in C# do: warm up, take the median, print a line for each figure.
import { readFileSync } from 'node:fs';

export function show(name, value) {
    console.log(`${name} ${value.toFixed(3)}`);
}

/** The most memory that this process has had in use, as the kernel counts it. */
export function showPeakMemory() {
    const [, kibibytes] = readFileSync('/proc/self/status', 'utf8').match(/^VmHWM:\s*(\d+)/m);
    show('peak_mb', (Number(kibibytes) * 1024) / 1e6);
}

/** The median time of one operation, after one run of them all to warm up. */
export async function showOperation(operations, work, times = 5) {
    await work();
    const took = [];
    for (let i = 0; i < times; i++) {
        const started = performance.now();
        await work();
        took.push(((performance.now() - started) * 1e6) / operations);
    }
    took.sort((a, b) => a - b);
    show('ns', took[times >> 1]);
}

export function expect(what, seen, wanted) {
    if (seen !== wanted) {
        throw new Error(`${what}: ${seen}, and not ${wanted}`);
    }
}
