import { concat, fromHex, utf8 } from "../bytes.mjs";
import { requireCertified } from "../certificates.mjs";
import { covers } from "../documentIndex.mjs";
import { at, present, require } from "../refused.mjs";
import { isSigned } from "../signatures.mjs";

const TAG = utf8("METERPROOF/DOCUMENT");
const OPERATORS = ["operator", "operator"];

/** Who signs: one signature for each, all by different keys, whatever their roles. */
const RULES = {
  "key-revocation": OPERATORS,
  "key-compromise": OPERATORS,
  "conflict-resolution": OPERATORS,
  leniency: OPERATORS,
  "usage-point": ["registrar"],
  "meter-installation": ["registrar"],
  "register-reset": ["registrar"],
  "gas-conversion": ["registrar"],
  "reading-edit": OPERATORS,
  "reading-estimate": OPERATORS,
  "calorific-values": ["registrar"],
  account: ["registrar"],
  agreement: ["registrar"],
  authorisation: ["registrar"],
  tariff: ["tariff"],
  prices: ["tariff"],
  "top-up": ["desk"],
  "period-close": ["billing"],
  "statement-approval": ["billing", "billing"],
  "statement-issue": ["billing"],
  dispute: ["billing"],
  "fee-charge": ["billing"],
  "fee-withdrawal": ["billing"],
};
const ENROLMENT_RULES = {
  maker: ["meter", "maker", ...OPERATORS],
  certificate: ["meter", ...OPERATORS],
  fingerprint: ["meter", "field", ...OPERATORS],
  predecessor: ["meter", "meter", ...OPERATORS],
};

/** Meters of the field sign their own records only. */
const FIELD_RULES = {
  maker: ["maker", ...OPERATORS],
  certificate: OPERATORS,
  fingerprint: ["field", ...OPERATORS],
};

/** At which instant a signer's key must be valid; a document without one of these is timeless. */
const INSTANTS = {
  "meter-enrolment": "from",
  "key-revocation": "at",
  "meter-installation": "from",
  "register-reset": "at",
  leniency: "from",
  "gas-conversion": "from",
  "reading-edit": "at",
  "reading-estimate": "at",
  "calorific-values": "at",
  agreement: "from",
  authorisation: "from",
  tariff: "from",
  prices: "at",
  "top-up": "at",
  "period-close": "at",
  "statement-approval": "at",
  "statement-issue": "at",
  dispute: "at",
  "fee-charge": "at",
  "fee-withdrawal": "at",
};

/** The roles that sign a document. */
export function signingRoles({ type, voucher, algorithm }) {
  if (type !== "meter-enrolment") return RULES[type];
  return algorithm === "ECDSA" ? FIELD_RULES[voucher.kind] : ENROLMENT_RULES[voucher.kind];
}

/** Each document is signed by exactly those whom its rule names; with a trust file, by keys it vouches for at that time. */
export function documentSignatures({ bundle, trust, usedKeys }) {
  bundle.documents.forEach((document, i) => {
    const path = `documents[${i}].signatures`;
    at(path, () => {
      requireSigned(document, bundle.keys);
      if (trust) requireSigned(document, trust.keys);
      if (document.voucher?.kind === "certificate") requireCertified(document, trust?.roots ?? []);
    });
    for (const { role, key } of document.signatures) {
      const used = find(bundle.keys, role, key);
      if (used) usedKeys.add(used);
    }
  });
  return `${bundle.documents.length} documents are signed as they must be${trust ? "" : "; keys unverified"}`;
}

function requireSigned(document, keys) {
  const roles = signingRoles(document);
  const taken = new Set();
  for (const role of roles) {
    const signature = present(
      document.signatures.find((one) => one.role === role && !taken.has(one.key)), "", `lacks that of ${role}, or that of another key`);
    taken.add(signature.key);
    const key = signerOf(document, signature, keys);
    const message = concat(TAG, fromHex(document.hash));
    require(isSigned(key.algorithm, key.publicKey, message, signature.signature), "", `is not ${role}'s over this document`);
  }
  require(document.signatures.length === roles.length, "", `are not ${roles.length}, as they must be`);
}

/** A meter proves possession of the very key that is enrolled; everybody else's key is looked up. */
function signerOf(document, { role, key }, keys) {
  if (role === "meter" && document.type === "meter-enrolment") {
    if (key === document.key) return document;
    require(key === document.voucher.key, "", "is of another key than the one enrolled");
    return document.voucher;
  }
  const known = present(find(keys, role, key), "", `is of a key that is not trusted as ${role}`);
  const instant = document[INSTANTS[document.type]];
  const valid = known.from === undefined || instant === undefined || covers(known, instant);
  require(valid, "", `is of a key of ${role} that is not valid then`);
  return known;
}

const find = (keys, role, key) => keys.find((known) => known.role === role && known.key === key);
