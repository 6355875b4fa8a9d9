/** Signed documents: what registrars, makers, tariff owners, desks and billing teams assert, in canonical JSON. */
package io.meterproof.metering.document;
