/**
 * Charges that need a whole billing cycle: what an agreement used is kept until its cycle is closed, rated then, and rated
 * again where it changed since. Pure: uses, documents and what was charged before are arguments.
 */
package io.meterproof.metering.cycle;
