/**
 * Records of the formats that the field signs, as the charging transactions that they state. Their signatures are checked in
 * {@link io.meterproof.metering.signature}, and {@link io.meterproof.metering.verdict.ForeignVerdicts} judges them.
 */
package io.meterproof.metering.foreign;
