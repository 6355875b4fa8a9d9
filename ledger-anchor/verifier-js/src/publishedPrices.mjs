import { entryPath } from "./dossier.mjs";
import { require } from "./refused.mjs";

const PRICE_DIGITS = 6;

/** Of a series the month of UTC that an instant is in. */
export const monthOfSeries = (series, second) => `${series}/${new Date(second * 1000).toISOString().slice(0, 7)}`;

/**
 * The published prices that an entry names, by which alone it is rated: of what they say of an instant the latest by its `at` holds, by
 * the smaller hash where two were published at once.
 */
export class PublishedPrices {
  #documents;

  constructor({ basis: { documents } }, index) {
    this.#documents = documents.map((hash) => index.cited(hash, "prices")).filter((document) => document !== undefined);
    this.#documents.sort((one, other) => one.at - other.at || (one.hash < other.hash ? 1 : -1));
  }

  /** The price of a charge in [begin, end); undefined where none is named, or the interval spans two prices. */
  priceOf({ series, factor, addition }, begin, end) {
    const price = this.#holding(series, begin);
    return price === undefined || price.to < end ? undefined : dynamicPrice(price.price, factor, addition);
  }

  /** Each of them says what some of the use costs. */
  requireNeeded(charges, { start, length, quantities }, position) {
    const stating = new Set();
    for (const { series } of charges) {
      quantities.forEach((_, i) => {
        const second = start + i * length;
        const holding = this.#holding(series, second);
        for (const document of this.#documents) if (holding && isSame(said(document, series, second), holding)) stating.add(document);
      });
    }
    const needed = this.#documents.every((document) => stating.has(document));
    require(needed, entryPath(position, "basis.documents"), "name prices that the use does not rest on");
  }

  #holding(series, second) {
    return this.#documents.map((document) => said(document, series, second)).findLast((price) => price !== undefined);
  }
}

function said({ series, from, interval, prices }, asked, second) {
  const index = Math.floor((second - from) / interval);
  const begin = from + index * interval;
  return series === asked && index >= 0 && index < prices.length ? { from: begin, to: begin + interval, price: prices[index] } : undefined;
}

const isSame = (one, other) =>
  one !== undefined && one.from === other.from && one.to === other.to
  && one.price.digits === other.price.digits && one.price.scale === other.price.scale;

/** Price × factor + addition, rounded half up to six decimals. */
export function dynamicPrice(price, factor, addition) {
  const scale = price.scale + factor.scale + PRICE_DIGITS;
  const at = (digits, from) => digits * 10n ** BigInt(scale - from);
  const sum = at(price.digits * factor.digits, price.scale + factor.scale) + at(addition.digits, addition.scale);
  const divisor = 10n ** BigInt(scale - PRICE_DIGITS);
  const quotient = sum / divisor;
  const twice = 2n * (sum % divisor);
  const rounded = twice >= divisor ? quotient + 1n : twice <= -divisor ? quotient - 1n : quotient;
  return { digits: rounded, scale: PRICE_DIGITS };
}
