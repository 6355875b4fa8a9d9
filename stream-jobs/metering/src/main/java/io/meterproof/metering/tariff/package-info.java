/** Tariffs as people write them: files with errors by line, and rate structures of other systems. */
package io.meterproof.metering.tariff;
