const SECONDS_PER_DAY = 86_400;
const FIXED = /^(?:Z|([+-])(0\d|1[0-7]):([0-5]\d))$/;
const REGION = /^[A-Za-z][A-Za-z0-9_+-]*(?:\/[A-Za-z0-9_+-]+)*$/;
// A link of the database is known by the name of what it links to, so that its own spelling shows by its form alone: "Etc" and "UTC", not "etc" or "Utc".
const SPELLED = /^(?:[A-Z0-9+-]+|[A-Z][a-z]*(?:[_-](?:[A-Z][a-z]*|au|es|of))*)$/;
const SPELLED_OTHERWISE = new Map(
  ["BajaNorte", "BajaSur", "ComodRivadavia", "DeNoronha", "DumontDUrville", "EasterIsland", "GB-Eire", "Knox_IN", "McMurdo"].map((part) => [part.toLowerCase(), part]));
const MOST_KEPT = 100_000;
const clocks = new Map();
const offsets = new Map();

/** Whether a text is `Z`, an offset such as +01:00, or a region of the IANA time zone database in its own letters. */
export function isZone(zone) {
  if (FIXED.test(zone)) return zone !== "+00:00" && zone !== "-00:00";
  if (!REGION.test(zone)) return false;
  try {
    const known = clock(zone).resolvedOptions().timeZone;
    return known === zone || (known.toLowerCase() !== zone.toLowerCase() && zone.split("/").every(isSpelled));
  } catch {
    return false;
  }
}

function isSpelled(part) {
  const otherwise = SPELLED_OTHERWISE.get(part.toLowerCase());
  return otherwise === undefined ? SPELLED.test(part) : part === otherwise;
}

/** Local time less UTC at an instant, in seconds. A day of UTC that begins and ends under one offset has it throughout. */
export function offsetAt(zone, seconds) {
  const begin = Math.floor(seconds / SECONDS_PER_DAY) * SECONDS_PER_DAY;
  const known = keptOffset(zone, begin);
  return known === keptOffset(zone, begin + SECONDS_PER_DAY) ? known : keptOffset(zone, seconds);
}

function keptOffset(zone, seconds) {
  if (!offsets.has(zone)) offsets.set(zone, new Map());
  const known = offsets.get(zone);
  if (!known.has(seconds)) {
    if (known.size >= MOST_KEPT) known.clear();
    known.set(seconds, offset(zone, seconds));
  }
  return known.get(seconds);
}

function offset(zone, seconds) {
  const fixed = FIXED.exec(zone);
  return fixed ? fixedOffset(fixed) : regionalOffset(zone, seconds);
}

function fixedOffset([, sign, hours = 0, minutes = 0]) {
  return (sign === "-" ? -60 : 60) * (60 * Number(hours) + Number(minutes));
}

function regionalOffset(zone, seconds) {
  const parts = {};
  for (const { type, value } of clock(zone).formatToParts(seconds * 1000)) parts[type] = Number(value);
  const local = new Date(0);
  local.setUTCFullYear(parts.year, parts.month - 1, parts.day);
  local.setUTCHours(parts.hour, parts.minute, parts.second);
  return local.getTime() / 1000 - seconds;
}

/** How many local days begin in [from, to), in seconds. Dates that a zone left out, as where it crossed the date line, did not begin. */
export function daysBegunIn(zone, from, to) {
  if (from >= to) return 0;
  const [first, last] = [firstDay(zone, from), firstDay(zone, to)];
  const elapsed = beginOfDay(zone, last) - beginOfDay(zone, first);
  return Math.min(last - first, Math.round(elapsed / SECONDS_PER_DAY));
}

/** The number, from 1970, of the first local day that begins at or after an instant. */
function firstDay(zone, seconds) {
  const day = Math.floor((seconds + offsetAt(zone, seconds)) / SECONDS_PER_DAY);
  return beginOfDay(zone, day) < seconds ? day + 1 : day;
}

/** The first instant of a local day: its midnight, the earlier of two; where there is none, when the clocks are put forward over it. */
export function beginOfDay(zone, day) {
  const midnight = day * SECONDS_PER_DAY;
  const before = offsetAt(zone, midnight - SECONDS_PER_DAY);
  const after = offsetAt(zone, midnight + SECONDS_PER_DAY);
  const earliest = midnight - Math.max(before, after);
  const latest = midnight - Math.min(before, after);
  for (const candidate of [earliest, latest]) {
    if (candidate + offsetAt(zone, candidate) === midnight) return candidate;
  }
  return firstAt(zone, midnight, earliest, latest);
}

/** The first second of (low, high] whose local time is not before a local time. */
function firstAt(zone, local, low, high) {
  while (high - low > 1) {
    const middle = Math.floor((low + high) / 2);
    if (middle + offsetAt(zone, middle) >= local) high = middle;
    else low = middle;
  }
  return high;
}

function clock(zone) {
  if (!clocks.has(zone)) {
    const numbers = Object.fromEntries(["year", "month", "day", "hour", "minute", "second"].map((part) => [part, "numeric"]));
    clocks.set(zone, new Intl.DateTimeFormat("en-US", { ...numbers, timeZone: zone, calendar: "iso8601", hourCycle: "h23" }));
  }
  return clocks.get(zone);
}
