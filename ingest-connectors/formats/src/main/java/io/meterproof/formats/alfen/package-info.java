/**
 * Alfen's personalised data set: {@code AP;type;version;key;dataset;signature}, of which the 82 bytes of the data set are
 * signed. Start at {@link io.meterproof.formats.alfen.AlfenParser}.
 */
package io.meterproof.formats.alfen;
