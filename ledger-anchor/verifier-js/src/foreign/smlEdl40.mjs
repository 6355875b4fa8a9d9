import { fromHex, toHex } from "../bytes.mjs";
import { present, require } from "../refused.mjs";
import { edl40Statement, layout, logIndexOf, meterOf, momentOf, octets, partOf, requireOneCustomer, tokenOf } from "./edl40.mjs";
import { registerOf } from "./register.mjs";
import { bytesOf, listOf, numberOf, readLists, signedWord, timeOf } from "./sml.mjs";
import { transactionOf } from "./transaction.mjs";

const VALUES = ["0100011100ff", "0100010800ff"];
const CONTRACT = "8182815401ff";
const MOMENTS = { "8180816200ff": "begin", "8180816201ff": "during", "8180816202ff": "end" };

/** SML files of EDL40 meters: one, or the two of a transaction. The 320 signed bytes are put together from the list. */
export function readSmlEdl40(bytes) {
  const lists = readLists(bytes);
  return transactionOf(requireOneCustomer(lists.map((list, i) => smlStatement(list, momentOf(i, lists.length)))));
}

function smlStatement(list, phase) {
  const obis = present(VALUES.find(list.has), "", "has no signed register");
  const value = list.entry(obis);
  const contract = list.entry(CONTRACT);
  const { local, offset } = timeOf(value.time);
  const [, index] = listOf(listOf(list.entry("810060080001").value, 2)[1], 2);
  const signed = layout(
    octets(list.serverId, 10), [local, 4], [numberOf(value.status), 1], [numberOf(index), 4],
    [numberOf(list.entry("8180817101ff").value), 4], ...quantity(obis, value),
    logIndexOf(list.signature), octets(bytesOf(contract.value), 128, false), [timeOf(contract.time).local, 4]);
  return edl40Statement(signed, list.signature, phase, offset);
}

const quantity = (obis, { unit, scaler, value }) => [fromHex(obis), [numberOf(unit), 1], [numberOf(scaler), 1], [numberOf(value), 8]];

/** Isabellenhütte's EDL40-P: the signed bytes hold the register at the begin and the actual one, the list's name says which. */
export function readIsaEdl40(bytes) {
  const [list, ...more] = readLists(bytes);
  require(more.length === 0, "", "has several SML files");
  const [actual, begin] = [list.entry("0100010800ff"), list.entry("010001080080")];
  const contract = bytesOf(list.entry(CONTRACT).value);
  const pagination = signedWord(numberOf(list.entry("8180c7f040ff").value), "a pagination");
  const signed = layout(
    octets(list.serverId, 10), [timeOf(actual.time).local, 4], [numberOf(actual.status), 1], ...quantity("0100010800ff", actual),
    logIndexOf(list.signature), octets(bytesOf(actual.signature), 66), octets(contract, 128, false), [timeOf(begin.time).local, 4],
    octets(bytesOf(list.entry("8180816101ff").value), 20), [numberOf(begin.status), 1], ...quantity("010001080080", begin),
    octets(list.listName, 6), [pagination, 4]);
  const phase = present(MOMENTS[toHex(list.listName)], "", "the list's name is no moment of a transaction");
  return transactionOf([{
    ...meterOf(list.serverId, "isa-edl40"),
    pagination: String(pagination),
    transaction: "",
    token: tokenOf(octets(contract, 128, false)),
    readings: [isaReading(begin, "begin"), isaReading(actual, phase)],
    part: partOf(signed, list.signature),
  }]);
}

/** Both are of one register: at the begin it is stored under another storage number. */
function isaReading({ time, unit, scaler, value }, phase) {
  const { local, offset } = timeOf(time);
  require(offset === 0, "", "states an offset that its clock of UTC does not have");
  const register = registerOf(fromHex("0100010800ff"), Number(numberOf(unit)), Number(numberOf(scaler)), numberOf(value));
  return { millis: local * 1000, phase, ...register, usable: true };
}
