/**
 * The Open Charge Metering Format of SAFE, versions 0.4 to 1.4: {@code OCMF|payload|signature}, where the payload's bytes
 * are signed exactly as they stand. Start at {@link io.meterproof.formats.ocmf.OcmfParser}.
 */
package io.meterproof.formats.ocmf;
