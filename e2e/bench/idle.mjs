// Memory of a server that has nothing to do, after its first visitor has left. `Linli.start` answers
// with a process that found its sample planted: planting takes more memory than serving ever does.
import { readFileSync } from "node:fs";
import { Linli } from "../support/linli.mjs";

const linli = await Linli.start("bench-idle");
await fetch(`${linli.origin}/`);
await new Promise((done) => setTimeout(done, 3000));
const status = readFileSync(`/proc/${linli.child.pid}/status`, "utf8");
const kilobytes = Number(/VmRSS:\s+(\d+) kB/.exec(status)[1]);
await linli.remove();
const value = Math.round(kilobytes / 102.4) / 10;
console.log(JSON.stringify({ name: "idle_memory", value, unit: "MiB resident", aim: "≤ 40" }));
