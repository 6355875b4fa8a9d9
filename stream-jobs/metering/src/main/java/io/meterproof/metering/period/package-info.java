/**
 * What a tariff makes of a whole billing cycle: tiers, demand, minimums, credits, levies and taxes, as lines of exact
 * micro-units. Pure: the use, the published prices and what earlier cycles left are arguments.
 */
package io.meterproof.metering.period;
