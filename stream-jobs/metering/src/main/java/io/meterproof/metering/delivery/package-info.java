/** Readings that are due and not there: each meter's delivery schedule, and what is missing by it. */
package io.meterproof.metering.delivery;
