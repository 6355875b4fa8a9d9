import { covers } from "./documentIndex.mjs";
import { entryPath } from "./dossier.mjs";
import { checked } from "./int64.mjs";
import { present, require } from "./refused.mjs";
import { offsetAt } from "./zone.mjs";

const SECONDS_PER_DAY = 86_400;
const MILLISECONDS = 1000;
const FACTOR_DIGITS = 5;
/** 101.325 kPa, and the temperature of each standard in hundredths of a kelvin. */
const PRESSURE = 101_325n;
const PRESSURE_SCALE = 3;
const TEMPERATURES = { "DIN 1343": 27_315n, "ISO 13443": 28_815n };
const TEMPERATURE_SCALE = 2;
export const GAS_DOCUMENTS = ["gas-conversion", "calorific-values"];

export const STANDARDS = Object.keys(TEMPERATURES);

/** From the volume that a meter counts to that under standard conditions: p / p0 × T0 / T, half up to five decimals. */
export function gasFactor(conditions, pressure, temperature) {
  const dividend = pressure.digits * TEMPERATURES[conditions] * 10n ** BigInt(PRESSURE_SCALE + temperature.scale + FACTOR_DIGITS);
  const divisor = PRESSURE * temperature.digits * 10n ** BigInt(pressure.scale + TEMPERATURE_SCALE);
  return { digits: (2n * dividend + divisor) / (2n * divisor), scale: FACTOR_DIGITS };
}

/** The documents of an entry that are about its meter, without those that make energy of gas, or say prices. */
export const meterDocuments = ({ gas, basis: { documents } }, index) => {
  const others = gas === undefined ? ["prices"] : ["prices", ...GAS_DOCUMENTS];
  return documents.filter((hash) => index.cited(hash, ...others) === undefined);
};

/**
 * The energy of volumes of gas, by the conversion and the calorific values that the entry names; the volumes themselves where it bills
 * as metered.
 *
 * @param metered `quantities`, thousandths of a cubic metre, with the register `opening` before them, `start` and `length` in seconds
 */
export function billedQuantities(entry, position, block, metered, { index }) {
  const { quantities, opening, start, length } = metered;
  if (entry.gas === undefined) {
    require(block.unit === entry.unit, entryPath(position, "unit"), "is not the block's");
    return quantities;
  }
  const path = entryPath(position, "gas");
  require(block.unit === "m3" && entry.unit === "kWh", path, "is not of a volume that became kWh");
  const [conversion, { region, values }] = GAS_DOCUMENTS.map((type) => one(type, entry, index, path));
  const last = start + (quantities.length - 1) * length;
  require(covers(conversion, start) && covers(conversion, last), path, "is converted by a document that does not hold then");
  require(region === conversion.region, path, "has calorific values of another region");
  const day = gasDay(conversion, start);
  require(day === gasDay(conversion, last), path, "is of several gas days");
  const value = present(values.get(day), path, "has no calorific value of its gas day");
  const { gas } = entry;
  const volume = quantities.reduce((total, each) => total + each, 0n);
  const same = gas.volume === volume && equal(gas.factor, conversion.factor) && equal(gas.calorificValue, value);
  require(same, path, "is not the recomputed volume, factor and calorific value");
  return energyOf(conversion.factor, value, opening, quantities);
}

/** The rule gas-energy/1: the register times factor times calorific value / 3.6, half up; energy is how far that moves on. */
export function energyOf(factor, value, opening, volumes) {
  const scale = 10n ** BigInt(factor.scale + value.scale);
  const at = (register) =>
    checked(floorDiv(20n * checked(register) * factor.digits * value.digits + 36n * scale, 72n * scale));
  let register = opening;
  return volumes.map((volume) => {
    const before = at(register);
    register += volume;
    return checked(at(register) - before);
  });
}

/** The local date, or the day before while the local time is earlier than the day's begin. */
export function gasDay({ zone, dayBegin }, second) {
  const local = second + offsetAt(zone, second);
  const date = Math.floor(local / SECONDS_PER_DAY);
  const day = local - date * SECONDS_PER_DAY < dayBegin ? date - 1 : date;
  return new Date(day * SECONDS_PER_DAY * MILLISECONDS).toISOString().slice(0, 10);
}

function one(type, { basis: { documents } }, index, path) {
  const cited = documents.map((hash) => index.cited(hash, type)).filter((document) => document !== undefined);
  require(cited.length === 1, path, `does not rest on one ${type}`);
  return cited[0];
}

const equal = (one, other) => one.digits === other.digits && one.scale === other.scale;

function floorDiv(dividend, divisor) {
  const quotient = dividend / divisor;
  return dividend % divisor < 0n ? quotient - 1n : quotient;
}
