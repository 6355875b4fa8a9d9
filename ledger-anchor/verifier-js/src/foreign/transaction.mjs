import { require } from "../refused.mjs";
import { sessionOf } from "./session.mjs";

/**
 * What the statements of one transaction say together. A statement is `{ maker, serial, pagination, transaction, token, tokenType?, readings,
 * part }`, its part `{ signed, signature, curve, hash, plain? }`.
 */
export function transactionOf(statements) {
  const last = statements.at(-1);
  const isSame = (name) => statements.every((statement) => statement[name] === last[name]);
  const readings = statements.flatMap((statement) => statement.readings);
  const once = (phase) => statements.length === 1 || readings.filter((reading) => reading.phase === phase).length <= 1;
  const isNamed = last.transaction !== "";
  const one = ["maker", "serial", "token", "tokenType", "transaction"].every(isSame) && (isNamed || (once("begin") && once("end")));
  require(one, "", "is of several transactions");
  const { maker, serial, pagination, transaction, token } = last;
  return { maker, serial, pagination, transaction, token, session: sessionOf(readings), parts: statements.map(({ part }) => part) };
}
