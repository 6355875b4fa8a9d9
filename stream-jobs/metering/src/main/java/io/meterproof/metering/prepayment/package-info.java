/**
 * Prepaid credit: what is left, when it will be used up, and whom to warn. Decides and returns records; never commands
 * supply.
 */
package io.meterproof.metering.prepayment;
