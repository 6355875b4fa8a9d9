/**
 * The terms that all signed formats of the field share: what was signed, by which curve, and which readings it says. A
 * {@link io.meterproof.formats.signed.SignedRecord} keeps the exact bytes that the meter signed; its readings are what
 * those bytes mean. A parser returns records or throws
 * {@link io.meterproof.formats.signed.MalformedSignedRecordException}, and nothing else, for any bytes.
 */
package io.meterproof.formats.signed;
