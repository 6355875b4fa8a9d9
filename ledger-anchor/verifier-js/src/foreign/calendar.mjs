import { require } from "../refused.mjs";

/** Milliseconds since 1970 of a time of UTC; a day or an hour that no calendar has is refused. */
export function utcMillis(year, month, day, hour, minute, second, milli = 0) {
  const date = new Date(Date.UTC(year, month - 1, day, hour, minute, second, milli));
  const read = [date.getUTCFullYear(), date.getUTCMonth() + 1, date.getUTCDate(), date.getUTCHours(), date.getUTCMinutes(), date.getUTCSeconds()];
  require([year, month, day, hour, minute, second].every((part, i) => part === read[i]), "", "is not a time of the calendar");
  return date.getTime();
}
