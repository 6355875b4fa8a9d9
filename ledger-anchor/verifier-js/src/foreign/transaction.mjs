import { present, require } from "../refused.mjs";
import { sessionOf } from "./session.mjs";

/** The number alone, or behind the letter of OCMF's transactions. */
const NUMBER = /^T?(\d{1,18})$/;

/**
 * What the statements of one transaction say together: one, or its begin and its end. A statement is `{ maker, serial, pagination, transaction, token, tokenType?, readings,
 * part }`, its part `{ signed, signature, curve, hash, plain? }`.
 *
 * @param isBoundByCount where nothing else that is signed binds an end to its begin
 */
export function transactionOf(statements, isBoundByCount = false) {
  const first = statements[0];
  const isSame = (name) => statements.every((statement) => statement[name] === first[name]);
  const one = ["maker", "serial", "token", "tokenType", "transaction"].every(isSame);
  require(one, "", "is of several transactions");
  require(statements.length === 1 || isBeginAndEnd(statements, isBoundByCount), "", "is not a begin and, counted later, its end");
  const { maker, serial, pagination, transaction, token } = first;
  const session = sessionOf(statements.flatMap(({ readings }) => readings));
  return { maker, serial, pagination, transaction, token, session, parts: statements.map(({ part }) => part) };
}

/** The number of a record in the meter's count. */
export const numberOf = (pagination) => BigInt(present(NUMBER.exec(pagination) ?? undefined, "", "NO_NUMBER")[1]);

function isBeginAndEnd([begin, end, ...more], isBoundByCount) {
  const states = ({ readings }, wanted) => readings.some(({ phase }) => phase === wanted);
  return more.length === 0
    && states(begin, "begin") && !states(begin, "end")
    && states(end, "end") && !states(end, "begin")
    && isFollowedBy(numberOf(end.pagination) - numberOf(begin.pagination), isBoundByCount);
}

const isFollowedBy = (later, isBoundByCount) => (isBoundByCount ? later === 1n : later > 0n);
