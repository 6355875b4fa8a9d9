import { require } from "../refused.mjs";
import { FINE } from "./text.mjs";

const LONGEST = 14 * 86_400_000;
const MOST = (1n << 48n) * FINE;
const MOST_ADVANCE = 1_000_000_000_000n * FINE;
const EXPORT = /^([^:]{1,8}:)?0*(2|22|42|62|[cC][0-3])\.0*8\./;

/**
 * The session that readings of one transaction tell of: `start` and `seconds`, and `registers` at its begin and end in whole Wh. A
 * reading is `{ millis, phase, energy, register, usable, exact }`, its energy in fine units of Wh or undefined, its register undefined
 * where it has no value; `exact` where its clock was synchronised, or counts exactly.
 */
export function sessionOf(readings) {
  const begins = readings.filter(({ phase, energy }) => phase === "begin" && energy !== undefined);
  const begin = begins.find(({ register }) => !EXPORT.test(register)) ?? begins[0];
  require(begin !== undefined, "", "NO_BEGIN");
  require(begin.usable, "", "BEGIN_UNUSABLE");
  const counted = readings.filter(({ register }) => register === undefined || register === begin.register);
  require(counted.filter(({ phase, energy }) => phase === "begin" && energy !== undefined).length === 1, "", "TWO_BEGINS");
  require(counted.slice(0, counted.indexOf(begin)).every(({ phase }) => phase === "begin"), "", "BEFORE_BEGIN");
  const after = counted.filter(({ phase }) => phase !== "begin");
  require(after.some(({ phase }) => phase === "end"), "", "NO_END");
  require(after.filter(({ phase }) => phase === "end").length === 1, "", "TWO_ENDS");
  require(after.at(-1).phase === "end", "", "AFTER_END");
  const cut = after.findIndex(({ usable }) => !usable);
  const usable = (cut < 0 ? after : after.slice(0, cut)).filter(({ energy }) => energy !== undefined);
  require(usable.length > 0, "", "ENERGY_UNUSABLE");
  requireForward([begin, ...usable]);
  const end = usable.at(-1);
  const clockProven = begin.exact === true && end.exact === true;
  return { ...time(begin, end), registers: registers(begin, end), clockProven };
}

function requireForward(readings) {
  for (let i = 1; i < readings.length; i++) {
    require(readings[i].energy >= readings[i - 1].energy, "", "NEGATIVE_ENERGY");
    require(readings[i].millis >= readings[i - 1].millis, "", "CLOCK_JUMP");
  }
  require(readings.at(-1).millis - readings[0].millis <= LONGEST, "", "CLOCK_JUMP");
}

function time(begin, end) {
  const [start, stop] = [begin, end].map(({ millis }) => Math.floor(millis / 1000));
  require(start >= 0, "", "CLOCK_JUMP");
  return { start, seconds: Math.max(1, stop - start) };
}

/** A fraction of a Wh of what the register advanced is not billed. */
function registers(begin, end) {
  const advance = end.energy - begin.energy;
  require(begin.energy >= 0n && end.energy <= MOST && advance <= MOST_ADVANCE, "", "ENERGY_UNUSABLE");
  require(!EXPORT.test(begin.register), "", "EXPORT");
  const first = begin.energy / FINE;
  return [first, first + advance / FINE];
}
