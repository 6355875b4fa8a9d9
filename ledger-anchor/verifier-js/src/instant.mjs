import { Refused } from "./refused.mjs";

const INSTANT = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}Z$/;

/** The last second that can be written: of the year 9999. */
export const MAX_SECONDS = 253_402_300_799;

/** UTC seconds of a text such as `2012-06-01T00:00:00Z`. */
export function instant(text) {
  const seconds = INSTANT.test(text) ? Date.parse(text) / 1000 : NaN;
  if (Number.isNaN(seconds) || instantText(seconds) !== text) throw new Refused("", "is not an instant");
  return seconds;
}

/** The text of whole UTC seconds. */
export const instantText = (seconds) => new Date(seconds * 1000).toISOString().replace(".000Z", "Z");
