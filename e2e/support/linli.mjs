// The real server as a child: started, stopped, killed and started again on the same port and data.
import { spawn, spawnSync } from "node:child_process";
import {
  cpSync,
  createWriteStream,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  readdirSync,
  renameSync,
  rmSync,
  statSync,
} from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";

const top = resolve(import.meta.dirname, "..", "..");
const program = process.env.LINLI_BIN ?? join(top, "target", "debug", "linli");
const started = new Set();

/** Where planted neighbourhoods are kept for the stories after, for this run. */
const PLANTED = join(top, "e2e", "test-results", "planted");

/** How long a planted neighbourhood is young enough to begin a story with, in milliseconds. */
const YOUNG = 8 * 60 * 1000;

// Whatever ends this process, no server outlives it.
process.on("exit", () => started.forEach((linli) => linli.kill()));

/** A `linli demo` with a data folder of its own. */
export class Linli {
  /**
   * @param {string} name of its log below e2e/test-results
   * @param {string[]} words more of its command line, such as `--empty`
   */
  static async start(name, words = []) {
    const linli = new Linli();
    linli.data = mkdtempSync(join(tmpdir(), "linli-e2e-"));
    linli.port = await freePort();
    linli.origin = `http://127.0.0.1:${linli.port}`;
    linli.logFile = join(top, "e2e", "test-results", "servers", `${name}.log`);
    mkdirSync(join(linli.logFile, ".."), { recursive: true });
    started.add(linli);
    const kind = [...words, statSync(program).mtimeMs].join(" ").replaceAll(/[^a-z0-9]+/g, "-");
    const planted = young(kind);
    if (planted) cpSync(planted, linli.data, { recursive: true });
    await linli.startAgain(words);
    if (!planted) {
      // The next story begins from a copy of this one, as it was before anybody came.
      await linli.stop();
      const copy = join(PLANTED, `${kind}@${Date.now()}`);
      cpSync(linli.data, `${copy}.part`, { recursive: true });
      renameSync(`${copy}.part`, copy);
      await linli.startAgain(words);
    }
    return linli;
  }

  /**
   * Starts the program on the same port and data folder, and waits until it answers.
   * @param {string[]} words more of its command line
   */
  async startAgain(words = []) {
    /** Everything it printed since this start. */
    this.text = "";
    const log = createWriteStream(this.logFile, { flags: "a" });
    this.child = spawn(
      program,
      ["demo", "--listen", `127.0.0.1:${this.port}`, "--data", this.data, ...words],
      { stdio: ["ignore", "pipe", "pipe"] },
    );
    for (const stream of [this.child.stdout, this.child.stderr]) {
      stream.on("data", (bytes) => {
        this.text += bytes;
        log.write(bytes);
      });
    }
    this.ended = new Promise((done) => {
      this.child.on("error", (error) => {
        this.text += error;
        done();
      });
      this.child.on("exit", done);
    });
    await this.ready();
  }

  /** Waits until it answers; the first start also plants the samples. */
  async ready(seconds = 60) {
    const end = Date.now() + seconds * 1000;
    while (Date.now() < end) {
      if (this.child.exitCode !== null) break;
      const answer = await fetch(`${this.origin}/readyz`).catch(() => null);
      if (answer?.ok) return;
      await new Promise((done) => setTimeout(done, 50));
    }
    throw new Error(`linli does not answer:\n${this.text.slice(-4000)}`);
  }

  /** Who can sign in, as the demo wrote it down. */
  sheet() {
    return JSON.parse(readFileSync(join(this.data, "demo.json"), "utf8"));
  }

  /**
   * The last code that was sent to a telephone.
   * @param {string} phone
   * @returns {string | undefined}
   */
  lastCode(phone) {
    const file = join(this.data, "sms.log");
    const lines = existsSync(file) ? readFileSync(file, "utf8").trim().split("\n") : [];
    const sent = lines.filter(Boolean).map((line) => JSON.parse(line));
    return sent.filter((message) => message.phone === phone).at(-1)?.code;
  }

  /**
   * Runs another word of the program, such as `recount FILE`.
   * @param {string[]} words
   */
  static run(...words) {
    const { status, stdout, stderr } = spawnSync(program, words, { encoding: "utf8", timeout: 60_000 });
    return { status, text: stdout + stderr };
  }

  /** Ends it as a power cut would. */
  async killHard() {
    this.child.kill("SIGKILL");
    await this.ended;
  }

  /** Ends it in order, and waits for that. */
  async stop() {
    this.child.kill("SIGTERM");
    const late = setTimeout(() => this.child.kill("SIGKILL"), 10_000);
    await this.ended;
    clearTimeout(late);
  }

  /** Ends it for good and removes its data. */
  async remove() {
    await this.stop();
    started.delete(this);
    rmSync(this.data, { recursive: true, force: true });
  }

  kill() {
    this.child?.kill("SIGKILL");
    rmSync(this.data, { recursive: true, force: true });
  }
}

/**
 * A neighbourhood of this kind that was planted a moment ago.
 * @param {string} kind
 */
function young(kind) {
  if (!existsSync(PLANTED)) return undefined;
  const ours = readdirSync(PLANTED).filter((name) => name.startsWith(`${kind}@`) && !name.endsWith(".part"));
  const fresh = ours.find((name) => Date.now() - Number(name.split("@")[1]) < YOUNG);
  return fresh && join(PLANTED, fresh);
}

/** @returns {Promise<number>} */
async function freePort() {
  const server = createServer();
  await new Promise((done) => server.listen(0, "127.0.0.1", () => done(undefined)));
  const address = server.address();
  await new Promise((done) => server.close(() => done(undefined)));
  if (address === null || typeof address === "string") throw new Error("no port");
  return address.port;
}
