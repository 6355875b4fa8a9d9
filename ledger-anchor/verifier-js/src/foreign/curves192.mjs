import { ecdsa, weierstrass } from "@noble/curves/abstract/weierstrass.js";
import { sha256 } from "@noble/hashes/sha2.js";

/** SEC 2 version 1, section 2.5: y² = x³ + ax + b over p, with a generator of order n. */
const curve = (p, n, a, b, Gx, Gy) => ecdsa(weierstrass({ p, n, h: 1n, a, b, Gx, Gy }), sha256);

const P192R1 = 2n ** 192n - 2n ** 64n - 1n;

export const secp192r1 = curve(
  P192R1,
  0xffffffffffffffffffffffff99def836146bc9b1b4d22831n,
  P192R1 - 3n,
  0x64210519e59c80e70fa7e9ab72243049feb8deecc146b9b1n,
  0x188da80eb03090f67cbf20eb43a18800f4ff0afd82ff1012n,
  0x07192b95ffc8da78631011ed6b24cdd573f977a11e794811n,
);

export const secp192k1 = curve(
  2n ** 192n - 2n ** 32n - 4553n,
  0xfffffffffffffffffffffffe26f2fc170f69466a74defd8dn,
  0n,
  3n,
  0xdb4ff10ec057e9ae26b07d0280b7f4341da5d1b1eae06c7dn,
  0x9b2f2f6d9c5628a7844163d015be86344082aa88d95e2f9dn,
);
