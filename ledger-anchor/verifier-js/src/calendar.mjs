import { beginOfDay, offsetAt } from "./zone.mjs";

export const SECONDS_PER_DAY = 86_400;
const DAYS_PER_WEEK = 7;
const MILLIS_PER_DAY = 86_400_000;
/** 1 January 1970 was a Thursday; Monday is 0. */
const FIRST_WEEKDAY = 3;
/** No price applies. */
export const NONE = -1;

/** The number of a local day, from 1970, and the second of it that an instant is. */
function localTime(zone, second) {
  const local = second + offsetAt(zone, second);
  const day = Math.floor(local / SECONDS_PER_DAY);
  return { day, time: local - day * SECONDS_PER_DAY };
}

export const localDay = (zone, second) => localTime(zone, second).day;

/** The year of a day's number, and its month from 0. */
function monthOfDay(day) {
  const date = new Date(day * MILLIS_PER_DAY);
  return { year: date.getUTCFullYear(), month: date.getUTCMonth() };
}

/** Month and day as one number: 101 is the first of January. */
function monthDay(day) {
  const date = new Date(day * MILLIS_PER_DAY);
  return 100 * (date.getUTCMonth() + 1) + date.getUTCDate();
}

/** The local month that an instant is in. */
export function monthOf(zone, second) {
  const { year, month } = monthOfDay(localDay(zone, second));
  const first = (months) => beginOfDay(zone, Date.UTC(year, month + months, 1) / MILLIS_PER_DAY);
  return { from: first(0), to: first(1) };
}

/** The local year that an instant is in. */
export function yearOf(zone, second) {
  const { year } = monthOfDay(localDay(zone, second));
  const first = (years) => beginOfDay(zone, Date.UTC(year + years, 0, 1) / MILLIS_PER_DAY);
  return { from: first(0), to: first(1) };
}

/** The number of the month, from 1, of the last instant before another. */
export const lastMonth = (zone, to) => monthOfDay(localDay(zone, to - 1)).month + 1;

/** What windows look at of an instant, in the time of a tariff's zone. */
export function localMoment({ zone, holidays }, second) {
  const { day, time } = localTime(zone, second);
  const weekday = (((day + FIRST_WEEKDAY) % DAYS_PER_WEEK) + DAYS_PER_WEEK) % DAYS_PER_WEEK;
  return { time, weekday, isHoliday: holidays.has(day), date: monthDay(day) };
}

/** The index of the first price whose times have an instant, in the time of the tariff's zone. */
export function priceAt(prices, tariff, second) {
  if (prices[0].windows.length === 0) return 0;
  const moment = localMoment(tariff, second);
  return prices.findIndex(({ windows }) => windows.length === 0 || windows.some((window) => isIn(window, moment)));
}

export const isIn = ({ seasons, days, holiday, hours }, moment) =>
  (seasons.length === 0 || seasons.some((season) => isWithin(season, moment.date, true)))
  && ((days.length === 0 && !holiday) || (moment.isHoliday ? holiday : days.includes(moment.weekday)))
  && (hours === undefined || isWithin(hours, moment.time, false));

/** Seasons end with their last day, hours before their last second; both may go round. */
function isWithin({ from, to }, value, inclusive) {
  const ended = inclusive ? value > to : value >= to;
  const crosses = inclusive ? from > to : from >= to;
  return crosses ? value >= from || !ended : value >= from && !ended;
}
