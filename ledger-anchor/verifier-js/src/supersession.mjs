import { BOUNDS, readBundle } from "./bundle.mjs";
import { fromHex, fromUtf8, toHex } from "./bytes.mjs";
import { Fields } from "./fields.mjs";
import { instantText } from "./instant.mjs";
import { addTo, checked } from "./int64.mjs";
import { parseCanonical } from "./json.mjs";
import { requireConsistent } from "./merkle.mjs";
import { readCheckpoint } from "./note.mjs";
import { unpacked } from "./packed.mjs";
import { at, present, Refused, require } from "./refused.mjs";
import { uses } from "./steps/totals.mjs";
import { verifyFile } from "./verifier.mjs";

const FORMAT = "meterproof-consistency/1";
const MAX_BYTES = 16 * 1024 * 1024;
const CONSISTENCY_BOUNDS = { values: 200_000, depth: 8 };

/**
 * Verifies that a newer bill of an account supersedes an older one: what moved between them, and that nothing else did.
 *
 * @param {{older: Uint8Array, newer: Uint8Array, consistency: Uint8Array}} files bundles, packed or not, and the consistency proof of their logs
 * @returns {{passed: boolean, steps: object[], supersession?: object}}
 */
export async function verifySupersession(files, trust, ahead) {
  const steps = [];
  const run = async (step, examine, words = (shown) => shown) => {
    try {
      const shown = await examine();
      steps.push({ step, passed: true, path: "", words: words(shown) });
      return shown;
    } catch (error) {
      const foreseen = error instanceof Refused;
      steps.push({ step, passed: false, path: foreseen ? error.path : "", words: foreseen ? error.message : `cannot be computed: ${error}` });
      throw new Refused("", step);
    }
  };
  try {
    const older = await run("older bill", () => bill(files.older, trust, ahead), alone);
    const newer = await run("newer bill", () => bill(files.newer, trust, ahead), alone);
    const proofs = await run("consistency proof", () => readConsistency(files.consistency), ({ size }) => `of ${size} logs`);
    await run("account", () => account(older, newer));
    await run("consistency", () => consistency(older, newer, proofs));
    await run("entries", () => entries(older, newer));
    await run("blocks", () => blocks(older, newer));
    return { passed: true, steps, supersession: await run("moves", () => moves(older, newer), movesText) };
  } catch (error) {
    if (!(error instanceof Refused)) throw error;
    return { passed: false, steps };
  }
}

async function bill(file, trust, ahead) {
  const { passed, steps, findings } = await verifyFile(file, trust, ahead);
  if (!passed) {
    const { step, path, words } = steps.at(-1);
    throw new Refused(path, `is refuted in step "${step}": ${words}`);
  }
  require(findings !== undefined, "format", "is the proof of a single fact, not a bill");
  return { bundle: readBundle(parseCanonical(fromUtf8(await unpacked(file)), BOUNDS)), findings };
}

const alone = ({ findings: { checkpoint: { origin, size } } }) => `passes alone, at checkpoint ${origin} size ${size}`;

/** The proof of each log by its origin. */
function readConsistency(file) {
  require(file.length <= MAX_BYTES, "", `is larger than ${MAX_BYTES} bytes`);
  return Fields.whole(new Fields(parseCanonical(fromUtf8(file), CONSISTENCY_BOUNDS)), (fields) => {
    fields.oneOf("format", [FORMAT]);
    const logs = fields.list("logs", (log) => ({
      origin: log.name("origin"),
      from: log.natural("from"),
      to: log.natural("to"),
      path: log.hashes("path").map(fromHex),
    }));
    logs.forEach(({ origin }, i) =>
      require(i === 0 || logs[i - 1].origin < origin, `logs[${i}].origin`, "does not come after the log before it"));
    return new Map(logs.map((log) => [log.origin, log]));
  });
}

function account(older, newer) {
  const [then, now] = [older.findings.account, newer.findings.account];
  require(then === now, "account", `the bills are of different accounts: ${then} and ${now}`);
  require(newer.bundle.entries.length >= older.bundle.entries.length, "entries",
    "the newer bill has fewer entries than the older: name the older one after --since");
  return `both bills are of account ${then}`;
}

/** Every log that the older bill shows grew to what the newer one shows of it. */
function consistency(older, newer, proofs) {
  requireGoesOn(older.bundle.log, newer.bundle.log);
  const logs = growth(older.bundle.log, newer.bundle.log);
  for (const { then, now } of logs) {
    const path = `logs of ${then.origin}`;
    require(now.origin === then.origin, path, `go on as ${now.origin}`);
    const proof = present(proofs.get(then.origin), path, "have no consistency proof");
    require(proof.from === then.size && proof.to === now.size, path, `are proven from ${proof.from} to ${proof.to}, not from ${then.size} to ${now.size}`);
    at(path, () => requireConsistent(proof.from, proof.to, proof.path, then.root, now.root));
  }
  require(proofs.size === logs.length, "logs", "have a proof of a log that the older bill does not show");
  return logs.map(({ then, now }) => `${then.origin} grew from ${then.size} to ${now.size}`).join(", ");
}

/** The newer bill is of no earlier generation, and what was sealed stays sealed as it was. */
function requireGoesOn(older, newer) {
  require(newer.generation >= older.generation, "log.generation", "is earlier than in the older bill");
  const goesOn = newer.generation === older.generation ? newer.firstShard === older.firstShard : newer.firstShard > older.firstShard;
  require(goesOn, "log.firstShard", "does not go on from the older bill's");
  for (const { shard, note, sealed } of older.shards.filter((each) => each.sealed)) {
    const later = newer.shards.find((each) => each.shard === shard);
    const stays = later === undefined || isSameSeal(later.sealed, sealed) && isSameHead(readCheckpoint(later.note), readCheckpoint(note));
    require(stays, "log.shards", `shard ${shard} was sealed, and is another now`);
  }
}

const isSameSeal = (one, other) => one?.generation === other.generation && one.firstShard === other.firstShard;
const isSameHead = (one, other) => one.size === other.size && toHex(one.root) === toHex(other.root);

function growth(older, newer) {
  const shards = older.shards.map(({ shard, note }) => {
    const later = newer.shards.find((each) => each.shard === shard);
    return [note, present(later, "log", `the newer bill shows no checkpoint of shard ${shard}`).note];
  });
  return [[older.epochCheckpoint, newer.epochCheckpoint], ...shards].map(([then, now]) => ({ then: readCheckpoint(then), now: readCheckpoint(now) }));
}

const isSame = (one, other) =>
  one.shard === other.shard && one.index === other.index && toHex(one.hash) === toHex(other.hash) && toHex(one.salt) === toHex(other.salt);

function entries(older, newer) {
  older.bundle.entries.forEach(({ leaf }, i) =>
    require(isSame(leaf, newer.bundle.entries[i].leaf), `entries[${i}]`, "is another entry, or in another place, than in the older bill"));
  return `entries 1 to ${older.bundle.entries.length} are those of the older bill, byte for byte, in their places in the log`;
}

function blocks(older, newer) {
  const now = new Map(newer.bundle.blocks.map(({ digest, leaf }) => [digest, leaf]));
  for (const { digest, leaf } of older.bundle.blocks) {
    const stays = now.has(digest) && isSame(leaf, now.get(digest));
    require(stays, "blocks", `block ${digest} of the older bill is missing or in another place`);
  }
  return `${older.bundle.blocks.length} blocks of the older bill are in the newer, and ${now.size - older.bundle.blocks.length} besides`;
}

/** What two chains charge for the periods that the first closed, compared sum by sum. */
function moves(older, newer) {
  const closed = older.bundle.entries.filter(({ type }) => type === "statement");
  const [then, now] = [sums(older.bundle, closed), sums(newer.bundle, closed)];
  const periods = closed.map(({ from, to }, i) => ({ from: instantText(from), to: instantText(to), ...moved(then.periods[i], now.periods[i]) }));
  const added = newer.bundle.entries.slice(older.bundle.entries.length);
  const topUps = added.filter(({ type }) => type === "top-up").reduce((sum, { amount }) => checked(sum + amount), 0n);
  const later = { entries: added.length, charges: now.later - then.later, topUps };
  const change = newer.findings.balance - older.findings.balance;
  const explained = periods.reduce((sum, period) => sum + period.now - period.then, later.charges - later.topUps);
  require(explained === change, "entries", "the moves do not add up to the difference of the balances");
  return {
    account: newer.findings.account,
    currency: newer.findings.currency,
    keysTrusted: newer.findings.keysTrusted,
    then: known(older),
    now: known(newer),
    periods,
    corrections: added.filter(({ lines }) => lines.some((line) => isClosed(line, closed))).map((entry) => correction(entry, closed, newer.bundle)),
    later,
    notProven: [...new Set([...newer.findings.notProven, ...older.findings.notProven])],
  };
}

const periodOf = ({ from }, closed) => closed.findIndex(({ to }) => from < to);
const isClosed = (line, closed) => periodOf(line, closed) >= 0;

/** Amounts by period and by usage point, end use and component; what is before the first period counts with it. */
function sums({ entries, documents }, closed) {
  const periods = closed.map(() => new Map());
  let later = 0n;
  for (const { usagePoint = "", endUse, amount, line } of uses(entries, (hash) => documents.find((each) => each.hash === hash && each.type === "agreement"))) {
    const component = line.name === undefined ? line.component : `${line.component} ${line.name}`;
    if (isClosed(line, closed)) addTo(periods[periodOf(line, closed)], JSON.stringify([usagePoint, endUse, component]), amount);
    else later = checked(later + amount);
  }
  return { periods, later };
}

function moved(then, now) {
  const slots = [...new Set([...then.keys(), ...now.keys()])].map(JSON.parse).sort(byTexts);
  const all = slots.map(([usagePoint, endUse, component]) => {
    const slot = JSON.stringify([usagePoint, endUse, component]);
    return { usagePoint, endUse, component, then: then.get(slot) ?? 0n, now: now.get(slot) ?? 0n };
  });
  const differing = all.filter((move) => move.then !== move.now);
  const sum = (when) => all.reduce((total, move) => checked(total + move[when]), 0n);
  return { then: sum("then"), now: sum("now"), moves: differing, unmoved: all.length - differing.length };
}

function byTexts(one, other) {
  const i = one.findIndex((text, at) => text !== other[at]);
  return i < 0 ? 0 : one[i] < other[i] ? -1 : 1;
}

function correction(entry, closed, bundle) {
  const amount = entry.lines.filter((line) => isClosed(line, closed)).reduce((sum, line) => checked(sum + line.amount), 0n);
  return { sequence: entry.sequence, words: wordsOf(entry, bundle), amount };
}

function wordsOf({ type, reverses, cause, rebills }, bundle) {
  if (type === "reversal") return `takes back entry ${reverses}, because of ${causeText(cause, bundle)}`;
  if (type === "period-charges") return "charges the account";
  return rebills === undefined ? "bills what was not billed then" : `bills anew what entry ${rebills} took back`;
}

function causeText(cause, bundle) {
  if (bundle.blocks.some(({ digest }) => digest === cause)) return `block ${cause}`;
  return bundle.documents.some(({ hash }) => hash === cause) ? `document ${cause}` : `what is not in the bill: ${cause}`;
}

const known = ({ bundle, findings: { checkpoint, charges, balance } }) => ({
  checkpoint,
  stated: instantText(bundle.entries.at(-1).booked),
  entries: bundle.entries.length,
  blocks: bundle.blocks.length,
  documents: bundle.documents.length,
  charges,
  balance,
});

function movesText({ periods }) {
  const total = (count) => periods.reduce((sum, period) => sum + count(period), 0);
  return `${total((period) => period.moves.length)} sums of ${periods.length} closed periods moved, ${total((period) => period.unmoved)} did not; ` +
    "with what came later they are all by which the balances differ";
}
