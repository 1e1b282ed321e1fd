// Reads a file with one of the peers, once to warm up and then so many times; prints the seconds.
import { readFileSync } from "node:fs";
import { performance } from "node:perf_hooks";

const [name, file, rounds] = process.argv.slice(2);
const text = readFileSync(file, "utf8");
const module = await import(name);
const read = name === "alex" ? (t) => module.text(t) : (t) => module.default(t);

read(text.slice(0, 100_000));
const seconds = [];
for (let round = 0; round < Number(rounds); round++) {
  const start = performance.now();
  read(text);
  seconds.push((performance.now() - start) / 1000);
}
console.log(JSON.stringify(seconds));
