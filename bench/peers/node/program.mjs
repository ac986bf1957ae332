// Does one piece of work in Node: program.mjs WORK [ARGUMENT...]. Prints "name value" lines.
const [work, ...args] = process.argv.slice(2);
const { main } = await import(`./works/${work}.mjs`);
await main(...args);
