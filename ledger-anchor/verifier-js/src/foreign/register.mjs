import { require } from "../refused.mjs";
import { fineWattHours, scaled } from "./text.mjs";

const WATT_HOUR = 30;

/** A register as DLMS writes it: six bytes of OBIS, unit, scaler and value. `{ register, energy }`, in fine units of Wh. */
export function registerOf(obis, unit, scaler, value) {
  require(unit === WATT_HOUR, "", "the unit is not Wh");
  const [a, b, c, d, e, f] = obis;
  return { register: `${a}-${b}:${c}.${d}.${e}*${f}`, energy: fineWattHours(scaled(value, scaler), "Wh") };
}
