const CONTRACTS = ["agreement", "authorisation"];

/** Whether something effective holds at an instant, or from a begin to an end. */
export const covers = ({ from, to }, begin, end = undefined) =>
  begin >= from && (to === undefined || (begin < to && (end === undefined || end <= to)));

/** Whether quantities are other than the meter tells them. */
export const multiplies = ({ multiplier }) => multiplier !== undefined && multiplier.digits !== 10n ** BigInt(multiplier.scale);

/** The documents of a bundle by hash and subject, and which of them were needed. */
export class DocumentIndex {
  #byHash = new Map();
  #bySubject = new Map();
  #used = new Set();
  #tariffs = new Map();
  #deductions;

  /**
   * @param documents ascending by hash
   * @param deductions hashes of the descriptions of usage points that deductions name, in the order of the entries
   */
  constructor(documents, deductions = []) {
    this.#deductions = deductions;
    for (const document of documents) {
      this.#byHash.set(document.hash, document);
      const subject = `${document.type} ${document.subject}`;
      if (!this.#bySubject.has(subject)) this.#bySubject.set(subject, []);
      this.#bySubject.get(subject).push(document);
    }
  }

  /** The document of a hash, if it is of one of these types. */
  cited(hash, ...types) {
    const document = this.#byHash.get(hash);
    if (document === undefined || (types.length > 0 && !types.includes(document.type))) return undefined;
    return this.#use(document);
  }

  contract(hash) {
    return this.cited(hash, ...CONTRACTS);
  }

  /**
   * An enrolment that makes a key a meter's from the begin to the end of its readings; of several the one with the smallest hash.
   * One that an earlier key vouches for is none without that one's own.
   */
  enrolment(meter, key, begin, end, vouchedFor = []) {
    return this.#first("meter-enrolment", meter, (enrolment) =>
      enrolment.key === key && covers(enrolment, begin, end) && this.#isVouchedFor(enrolment, vouchedFor));
  }

  /**
   * An installation by which a meter stood at a usage point all the time. One that does not multiply goes first: entries that cite no
   * installation rest on it.
   */
  installation(meter, usagePoint, begin, end) {
    const there = (installation) => installation.usagePoint === usagePoint && covers(installation, begin, end);
    return this.#first("meter-installation", meter, (installation) => there(installation) && !multiplies(installation))
      ?? this.#first("meter-installation", meter, there);
  }

  /** Where the bundle's installations put a meter at an instant; none of them is used. */
  places(meter, instant) {
    const there = this.#all("meter-installation", meter).filter((installation) => covers(installation, instant));
    return new Set(there.map(({ usagePoint }) => usagePoint));
  }

  /**
   * The one description of a usage point; undefined where there are several too. Those that deductions name do not count beside another;
   * where there are no others, the one that is named last does.
   */
  usagePoint(id) {
    const all = this.#all("usage-point", id);
    const others = all.filter(({ hash }) => !this.#deductions.includes(hash));
    if (others.length > 0) return others.length === 1 ? this.#use(others[0]) : undefined;
    const last = this.#deductions.findLast((named) => all.some(({ hash }) => hash === named));
    return last && this.cited(last);
  }

  /** The one description of an account; undefined where there are several too. */
  account(id) {
    return this.#single("account", id);
  }

  close(account, from, to) {
    return this.#first("period-close", account, (close) => close.from === from && close.to === to);
  }

  /** All versions of a tariff, the earliest first: which one holds depends on the others, so all are needed. */
  tariff(id) {
    if (!this.#tariffs.has(id)) {
      const versions = this.#all("tariff", id).map((version) => this.#use(version));
      this.#tariffs.set(id, versions.sort((one, other) => one.from - other.from));
    }
    return this.#tariffs.get(id);
  }

  isUsed(document) {
    return this.#used.has(document);
  }

  #isVouchedFor({ meter, key, from, voucher }, vouchedFor) {
    if (voucher.kind !== "predecessor") return true;
    const later = [...vouchedFor, key];
    if (vouchedFor.includes(key) || later.includes(voucher.key)) return false;
    return this.enrolment(meter, voucher.key, from, from, later) !== undefined;
  }

  #use(document) {
    this.#used.add(document);
    return document;
  }

  #all(type, subject) {
    return this.#bySubject.get(`${type} ${subject}`) ?? [];
  }

  #first(type, subject, suits) {
    const document = this.#all(type, subject).find(suits);
    return document && this.#use(document);
  }

  #single(type, subject) {
    const all = this.#all(type, subject);
    return all.length === 1 ? this.#use(all[0]) : undefined;
  }
}
