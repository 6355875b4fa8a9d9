/**
 * The Porsche Charging Data Format: {@code 128.8.0(NAME:value)...(SG:signature)}, signed up to the signature. Start at
 * {@link io.meterproof.formats.pcdf.PcdfParser}.
 */
package io.meterproof.formats.pcdf;
