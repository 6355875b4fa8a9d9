const UNITS = ["kWh", "m3", "kvarh"];
const DAYS = ["MON", "TUE", "WED", "THU", "FRI", "SAT", "SUN"];
const COMMODITIES = ["electricity", "gas", "water", "heat"];
const TIME = /^(?:[01]\d|2[0-3]):[0-5]\d$/;

/** Reads a version of a tariff. */
export function readTariff(fields) {
  fields.oneOf("rounding", ["half-up"]);
  const components = fields.list("components", readComponent);
  fields.check(components.length > 0, "components", "is empty");
  const ids = components.map(({ id }) => id);
  fields.check(new Set(ids).size === ids.length, "components", "has an id twice");
  fields.optional("approver", fields.name);
  fields.optional("commodity", (field) => fields.oneOf(field, COMMODITIES));
  fields.check(!ids.includes("rounding"), "components", "rounding is the name of rounding lines");
  return {
    id: fields.identifier("id"),
    currency: fields.currency("currency"),
    zone: fields.zone("zone"),
    from: fields.instant("from"),
    parent: fields.optional("parent", fields.hash),
    components,
  };
}

function readComponent(fields) {
  const id = fields.identifier("id");
  const kind = fields.oneOf("kind", ["energy", "standing"]);
  fields.optional("owner", fields.name);
  return kind === "energy"
    ? { id, kind, unit: fields.oneOf("unit", UNITS), prices: readPrices(fields) }
    : { id, kind, pricePerDay: fields.price("pricePerDay") };
}

function readPrices(fields) {
  const prices = fields.list("prices", readPrice);
  const last = prices.at(-1);
  fields.check(last !== undefined && !last.days && !last.hours, "prices", "leaves a gap: the last price must have neither days nor hours");
  return prices;
}

function readPrice(fields) {
  const price = { name: fields.name("name"), price: fields.price("price"), days: fields.optional("days", readDays), hours: undefined };
  if (fields.has("from") || fields.has("to")) {
    const [from, to] = [readTime(fields, "from"), readTime(fields, "to")];
    fields.check(from !== to, "to", "equals from");
    price.hours = { from, to };
  }
  return price;
}

/** Numbers of days, Monday is 0; each named once and in order. */
function readDays(field) {
  const days = this.texts(field).map((name) => DAYS.indexOf(name));
  const ascending = days.every((day, i) => day >= 0 && (i === 0 || day > days[i - 1]));
  this.check(days.length > 0 && ascending, field, "are not days, each named once, from MON to SUN");
  return days;
}

/** Seconds of the local day. */
function readTime(fields, field) {
  const [hours, minutes] = fields.matching(field, TIME, "is not a local time such as 07:00").split(":").map(Number);
  return 3600 * hours + 60 * minutes;
}
