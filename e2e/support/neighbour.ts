import type { Linli } from "./linli.mjs";

/** How someone of the demo signs in with the slip of their home. */
export type Account = { name: string; code: string; tail?: string };

/** A neighbour without a browser: acts come through the API, as another program sends them. */
export class Neighbour {
  private constructor(
    private readonly linli: Linli,
    private readonly cookie: string,
  ) {}

  /** Signs an owner in. */
  static async signIn(linli: Linli, { name, code, tail }: Account): Promise<Neighbour> {
    const claim = { owner: { tail } };
    const answer = await send(linli, "session/activate", { code, name, claim, device: "program" });
    const [cookie] = (answer.headers.get("set-cookie") ?? "").split(";");
    return new Neighbour(linli, cookie);
  }

  /** Does one act, and fails where it is refused. */
  async act(command: object) {
    const envelope = { id: crypto.randomUUID(), made_at: Date.now(), command };
    const answer = await send(this.linli, "commands", { schema: 1, commands: [envelope] }, this.cookie);
    const { outcomes } = (await answer.json()) as { outcomes: { verdict: { refused?: object } }[] };
    const refused = outcomes[0].verdict.refused;
    if (refused) throw new Error(`refused: ${JSON.stringify(refused)}`);
  }

  async vote(vote: string, choice: "agree" | "against" | "abstain") {
    const cast_ballot = { vote, choice, blind: crypto.randomUUID() };
    await this.act({ councils: { cast_ballot } });
  }

  /** Casts a ballot with marks. */
  async choose(vote: string, marks: { ranked: number[] } | { ticked: number[] }) {
    const cast_ballot = { vote, choice: marks, blind: crypto.randomUUID() };
    await this.act({ councils: { cast_ballot } });
  }
}

async function send(linli: Linli, path: string, body: object, cookie = "") {
  const answer = await fetch(`${linli.origin}/api/v1/${path}`, {
    method: "POST",
    headers: { "content-type": "application/json", "x-linli": "1", cookie },
    body: JSON.stringify(body),
  });
  if (!answer.ok) throw new Error(`${path}: ${answer.status} ${await answer.text()}`);
  return answer;
}
