import { entryPath } from "../dossier.mjs";
import { covers } from "../documentIndex.mjs";
import { PublishedPrices } from "../publishedPrices.mjs";
import { asRead, dynamicCharges, isExport, requireLines, sessionLines } from "../rating.mjs";
import { at, present, require } from "../refused.mjs";
import { segmentOf } from "../segments.mjs";
import { WriteOffs } from "../writeOffs.mjs";

/** Each usage entry follows from its blocks, its agreement and its tariff, to the micro-unit. */
export function usage(dossier) {
  let lines = 0;
  let count = 0;
  const writeOffs = new WriteOffs(dossier);
  for (const [position, entry] of dossier.entries("usage", "reversal")) {
    if (entry.type === "reversal") {
      writeOffs.reversed(entry);
      continue;
    }
    examine(entry, position, dossier, writeOffs);
    lines += entry.lines.length;
    count++;
  }
  return `${count} usage entries with ${lines} lines recomputed to the micro-unit`;
}

function examine(entry, position, dossier, writeOffs) {
  const { index } = dossier;
  const path = (field) => entryPath(position, field);
  const segment = segmentOf(entry, position, dossier);
  const place = present(index.usagePoint(entry.usagePoint), path("usagePoint"), "no document describes this usage point");
  require(delivers(place, segment.block.obis), path("usagePoint"), "delivers something else than its readings are of");
  require(entry.exported === isExport(segment.block.obis), path("exported"), "is not what its readings are of");
  if (entry.deduction !== undefined) requireBeneath(entry, segment, place, index, path);
  const tariff = present(index.cited(entry.tariff, "tariff"), path("tariff"), "the bundle does not hold this tariff");
  const contract = present(index.contract(entry.agreement), path("agreement"), "the bundle does not hold this agreement");
  requireTerms(contract, entry, segment, path);
  require(contract.tariff === tariff.id, path("tariff"), "is not the agreed tariff");
  require(tariff.currency === entry.currency, path("tariff"), "is in another currency");
  require(tariff.from <= segment.from, path("tariff"), "is not effective yet");
  const prices = new PublishedPrices(entry, index);
  prices.requireNeeded(dynamicCharges(tariff, segment.block.obis, entry.unit), segment, position);
  const published = (charge, begin, end) => prices.priceOf(charge, begin, segment.isCharging ? begin : end);
  const rate = segment.isCharging ? sessionLines : asRead;
  const lines = at(path("lines"), () =>
    writeOffs.bounded(entry, rate(tariff, segment.block.obis, entry.unit, segment, published), tariff));
  requireLines(entry.lines, lines, path("lines"));
  dossier.segments.set(position, segment);
}

/** What a sub-meter counted is deducted only where a signed description puts it beneath the usage point then. */
function requireBeneath({ usagePoint, deduction }, segment, place, index, path) {
  const document = path("deduction.document");
  const subMeter = present(index.cited(deduction.document, "usage-point"), document, "the bundle does not hold this description");
  require(subMeter.id === deduction.usagePoint, path("deduction.usagePoint"), "is not what the document describes");
  const beneath = subMeter.parents.some((parent) =>
    parent.usagePoint === usagePoint && covers(parent, segment.from) && covers(parent, segment.to - segment.length));
  require(beneath, document, `does not put it beneath ${usagePoint} then`);
  require(subMeter.commodity === place.commodity, document, `is of another commodity than ${usagePoint}`);
}

/** Group A of a reading type says what it is of, if anything. */
const COMMODITY_OF = { 1: "electricity", 5: "heat", 6: "heat", 7: "gas", 8: "water", 9: "water" };

const delivers = ({ commodity }, obis) => (COMMODITY_OF[obis.split("-", 1)[0]] ?? commodity) === commodity;

/** The agreement or authorisation covers account, end use, the begin of every interval, and what else it is limited to. */
function requireTerms(contract, entry, segment, path) {
  const check = (holds, words) => require(holds, path("agreement"), words);
  check(contract.account === entry.account, "binds another account");
  require(contract.endUse === entry.endUse, path("endUse"), "is not the agreed one");
  check(covers(contract, segment.from) && covers(contract, segment.to - segment.length), "does not cover all the time");
  if (contract.type === "agreement") {
    check(!segment.isCharging, "does not cover charging transactions");
    check(contract.usagePoint === entry.usagePoint, "is about another usage point");
    check(contract.readingType === segment.block.obis, "is about another reading type");
  } else {
    check(segment.isCharging && segment.block.charging.token === contract.token, "authorises another token");
  }
}
