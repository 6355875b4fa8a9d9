/** Attacks on the verdicts: forged signatures and replays by the million, none of which may be accepted. */
package io.meterproof.loadtests.attack;
