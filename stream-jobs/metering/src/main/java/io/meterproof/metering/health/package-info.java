/** How well a source, a maker's meters or a key behaves: failures, silence and clocks, judged hour by hour from the verdicts. */
package io.meterproof.metering.health;
